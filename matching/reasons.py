"""Why a pair fits: per feature the points and a fact, a code with values that a page turns into words.

A fact states what is known about both sides and never a verdict. In all values ``newcomer`` and ``mentor``
name the side, so that the same fact can be told to either of them.

=============================================  ==========================================================
code                                           values
=============================================  ==========================================================
region.same_kreis, .neighbour_kreis,           newcomer, mentor: region codes ("11" and "02" as their Kreis);
.same_district_group (NUTS 2), .same_land,     near: centroids known and at most 50 km apart;
.city_state (and a Land beside it),            distance_km: only where both Kreise are known
.neighbour_land, .elsewhere
region.online (both meet online only)          the same, and relation: what the code would else be
institution_type.same, .sector, .bridge,       newcomer, mentor: types; other_view: she asked for another
.other                                         point of view
topics.shared, .different (none shared)        matched, missing: sorted tuples of the topics sought
format.common, language.common                 common: sorted tuple
format.different, language.different           newcomer, mentor: sorted tuples
region, institution_type, topics, format,      unknown: tuple of "newcomer", "mentor" or both
language + .unknown
cooperation.possible_partner (bridge types     kreis: the Kreis of both
in one Kreis)
=============================================  ==========================================================
"""

from collections.abc import Iterator
from dataclasses import dataclass

from matching.institution_types import InstitutionTypeTable
from matching.points import PointRow, PointTable
from matching.profile import Key, Profile
from matching.regions import ONLINE_RELATION, RegionTable

Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A code and its values, hashable.

    Examples
    --------
    >>> fact = Fact.of("format.common", common=("online",))
    >>> fact["common"], fact.get("distance_km"), fact.as_dict()
    (('online',), None, {'common': ('online',)})
    """

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, code: str, **values: Value) -> "Fact":
        """The fact with these values, in an order of their own."""
        return cls(code, tuple(sorted(values.items())))

    def __getitem__(self, name: str) -> Value:
        return self.as_dict()[name]

    def get(self, name: str, default: Value | None = None) -> Value | None:
        """The value of this name, or the default."""
        return self.as_dict().get(name, default)

    def as_dict(self) -> dict[str, Value]:
        """The values by name."""
        return dict(self.values)


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature gives: points of those possible for this newcomer, and the fact behind them."""

    feature: str
    points: int
    possible: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A mentor who can be asked; the points order a list and are never shown to people."""

    key: Key
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explainer:
    """Turns a pair into reasons with one set of tables."""

    points: PointTable
    regions: RegionTable
    types: InstitutionTypeTable

    def explain(self, newcomer: Profile, mentor: Profile) -> tuple[Reason, ...]:
        """Reasons in the order of the features, then the possible cooperation; points add up to the score."""
        row = self.points.row_for(newcomer.emphasis)
        return (
            self._explain_region(row.region, newcomer, mentor),
            self._explain_type(row.institution_type, newcomer, mentor),
            _explain_topics(row, newcomer.topics, mentor.topics),
            _explain_overlap("format", row.format, newcomer.formats, mentor.formats),
            _explain_overlap("language", row.language, newcomer.languages, mentor.languages),
            *self._explain_cooperation(newcomer, mentor),
        )

    def _explain_region(self, possible: int, newcomer: Profile, mentor: Profile) -> Reason:
        here, there = self.regions.canonical(newcomer.region), self.regions.canonical(mentor.region)
        if not here or not there:
            return _unknown("region", possible, bool(here), bool(there))
        values: dict[str, Value] = {"newcomer": here, "mentor": there}
        values["near"] = self.regions.are_near(here, there)
        distance = self.regions.distance_km(here, there)
        if distance is not None:
            values["distance_km"] = distance
        relation = self.regions.relation(here, there)
        both_online = newcomer.only_online and mentor.only_online
        if both_online:
            values["relation"], relation = relation, ONLINE_RELATION
        points = possible * self.regions.share(here, there, both_online) // 100
        return Reason("region", points, possible, Fact.of(f"region.{relation}", **values))

    def _explain_type(self, possible: int, newcomer: Profile, mentor: Profile) -> Reason:
        one, other = newcomer.institution_type, mentor.institution_type
        if not one or not other:
            return _unknown("institution_type", possible, bool(one), bool(other))
        fact = Fact.of(
            f"institution_type.{self.types.relation(one, other)}",
            newcomer=one,
            mentor=other,
            other_view=newcomer.other_view,
        )
        points = possible * self.types.share(one, other, newcomer.other_view) // 100
        return Reason("institution_type", points, possible, fact)

    def _explain_cooperation(self, newcomer: Profile, mentor: Profile) -> Iterator[Reason]:
        types = newcomer.institution_type, mentor.institution_type
        here, there = self.regions.canonical(newcomer.region), self.regions.canonical(mentor.region)
        if frozenset(types) in self.types.bridges and here == there and here in self.regions.kreise:
            yield Reason("cooperation", 0, 0, Fact.of("cooperation.possible_partner", kreis=here))


def _explain_topics(row: PointRow, sought: frozenset[str], offered: frozenset[str]) -> Reason:
    if not sought or not offered:
        return _unknown("topics", row.topics, bool(sought), bool(offered))
    matched, missing = sought & offered, sought - offered
    code = "topics.shared" if matched else "topics.different"
    fact = Fact.of(code, matched=tuple(sorted(matched)), missing=tuple(sorted(missing)))
    return Reason("topics", row.per_topic(len(sought)) * len(matched), row.topics, fact)


def _explain_overlap(feature: str, possible: int, one: frozenset[str], other: frozenset[str]) -> Reason:
    if not one or not other:
        return _unknown(feature, possible, bool(one), bool(other))
    common = tuple(sorted(one & other))
    if common:
        return Reason(feature, possible, possible, Fact.of(f"{feature}.common", common=common))
    fact = Fact.of(f"{feature}.different", newcomer=tuple(sorted(one)), mentor=tuple(sorted(other)))
    return Reason(feature, 0, possible, fact)


def _unknown(feature: str, possible: int, newcomer_known: bool, mentor_known: bool) -> Reason:
    known = {"newcomer": newcomer_known, "mentor": mentor_known}
    fact = Fact.of(f"{feature}.unknown", unknown=tuple(side for side in known if not known[side]))
    return Reason(feature, 0, possible, fact)
