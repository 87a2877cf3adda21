"""How alike two institution types are: sectors and bridges, and the share of points each relation gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from matching.tables import read_rows, read_shares, read_version


@dataclass(frozen=True, slots=True)
class InstitutionTypeTable:
    """Sectors of the types, bridges across them, and the share of points by relation, with a version.

    Attributes
    ----------
    sectors : mapping of type to sector
    bridges : set of pairs of types (each a frozenset) that work together across sectors
    shares, other_view_shares : mapping of relation to percent, the second for who asks for another view

    Examples
    --------
    >>> types = default_institution_types()
    >>> types.relation("self_help_contact_point", "hospital"), types.share("hospital", "day_clinic")
    ('bridge', 60)
    >>> types.share("hospital", "hospital", other_view=True)
    20
    """

    version: str
    sectors: Mapping[str, str]
    bridges: frozenset[frozenset[str]]
    shares: Mapping[str, int]
    other_view_shares: Mapping[str, int]

    def __contains__(self, code: object) -> bool:
        return code in self.sectors

    def relation(self, one: str, other: str) -> str:
        """One of same, sector, bridge, other for two known types, the same from both sides."""
        if one == other:
            return "same"
        if self.sectors[one] == self.sectors[other]:
            return "sector"
        return "bridge" if {one, other} in self.bridges else "other"

    def share(self, one: str, other: str, other_view: bool = False) -> int:
        """Percent of the points of institution types; 0 when a side is unknown (``""``)."""
        if not one or not other:
            return 0
        shares = self.other_view_shares if other_view else self.shares
        return shares[self.relation(one, other)]


@cache
def default_institution_types() -> InstitutionTypeTable:
    """The tables institution_types, bridges and shares in tables/, read once."""
    return InstitutionTypeTable(
        version=read_version(),
        sectors={row["code"]: row["sector"] for row in read_rows("institution_types")},
        bridges=frozenset(frozenset((row["one"], row["other"])) for row in read_rows("bridges")),
        shares=read_shares("institution_type"),
        other_view_shares=read_shares("institution_type_other_view"),
    )
