"""How near two regions are: relations between Kreise and Länder, and the share of points each gives."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import asin, cos, radians, sin, sqrt

from matching.tables import read_rows, read_shares, read_version

LAND_DIGITS = 2
EARTH_RADIUS_KM = 6371.0
NEAR_KM = 50
ONLINE_RELATION = "online"
CITY = "Kreisfreie Stadt"


@dataclass(frozen=True, slots=True)
class Kreis:
    """One district: its NUTS 2 region, its neighbours and where most of its people live (degrees)."""

    district_group: str
    neighbours: frozenset[str]
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class RegionTable:
    """Kreise and Länder with their neighbours, and the share of points by relation, with a version.

    Attributes
    ----------
    kreise : mapping of AGS (5 digits) to Kreis
    laender : mapping of Land (2 digits) to the Länder it borders
    city_states : set of Länder that are cities
    sole_kreis : mapping of a Land to its Kreis where it has only one: they are the same place
    shares : mapping of relation to percent

    Examples
    --------
    >>> regions = default_regions()
    >>> regions.relation("11", "11000"), regions.relation("11000", "12"), regions.relation("05974", "05")
    ('same_kreis', 'city_state', 'same_land')
    >>> regions.share("03241", "03252"), regions.distance_km("03241", "03252")
    (90, 39)
    """

    version: str
    kreise: Mapping[str, Kreis]
    laender: Mapping[str, frozenset[str]]
    city_states: frozenset[str]
    sole_kreis: Mapping[str, str]
    shares: Mapping[str, int]
    _relations: dict[str, Mapping[str, str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __reduce__(self) -> tuple[type["RegionTable"], tuple[object, ...]]:
        """Copies and pickles leave out what was only kept to be quick."""
        tables = self.version, self.kreise, self.laender, self.city_states, self.sole_kreis, self.shares
        return type(self), tables

    def __contains__(self, code: object) -> bool:
        return code in self.kreise or code in self.laender

    def canonical(self, code: str) -> str:
        """The Kreis of a Land that has only one, else the code itself."""
        return self.sole_kreis.get(code, code)

    def relation(self, one: str, other: str) -> str:
        """The closest relation that is certain between two known codes, the same from both sides."""
        return self._list_relations(self.canonical(one))[self.canonical(other)]

    def _list_relations(self, one: str) -> Mapping[str, str]:
        """A canonical code's relation to every other one; kept once listed."""
        if one not in self._relations:
            by_land = {land: self._relate_laender(one[:LAND_DIGITS], land) for land in self.laender}
            relations = {code: by_land[code[:LAND_DIGITS]] for code in (*self.laender, *self.kreise)}
            if one in self.kreise:
                relations |= self._list_close(one, self.kreise[one])
            self._relations[one] = relations
        return self._relations[one]

    def _list_close(self, ags: str, kreis: Kreis) -> dict[str, str]:
        """The Kreise closer to one than its Land, the closest relation last."""
        group = (code for code, other in self.kreise.items() if other.district_group == kreis.district_group)
        close = dict.fromkeys(group, "same_district_group")
        return {**close, **dict.fromkeys(kreis.neighbours, "neighbour_kreis"), ags: "same_kreis"}

    def _relate_laender(self, one: str, other: str) -> str:
        if one == other:
            return "same_land"
        if other not in self.laender[one]:
            return "elsewhere"
        return "city_state" if {one, other} & self.city_states else "neighbour_land"

    def share(self, one: str, other: str, both_only_online: bool = False) -> int:
        """Percent of the region points; 0 when a side is unknown (``""``)."""
        if not one or not other:
            return 0
        return self.shares[ONLINE_RELATION if both_only_online else self.relation(one, other)]

    def share_all(self, one: str, codes: Sequence[str]) -> list[int]:
        """The same for many canonical codes."""
        if not one:
            return [0] * len(codes)
        relations = self._list_relations(self.canonical(one))
        return [self.shares[relations[code]] if code else 0 for code in codes]

    def distance_km(self, one: str, other: str) -> int | None:
        """Whole kilometres between the centroids, or None when a side is no known Kreis."""
        distance = self._distance(one, other)
        return None if distance is None else round(distance)

    def are_near(self, one: str, other: str) -> bool:
        """Whether the centroids are known and at most 50 km apart: only then may words say so."""
        distance = self._distance(one, other)
        return distance is not None and distance <= NEAR_KM

    def _distance(self, one: str, other: str) -> float | None:
        kreis, other_kreis = self.kreise.get(self.canonical(one)), self.kreise.get(self.canonical(other))
        return _great_circle_km(kreis, other_kreis) if kreis and other_kreis else None


def _great_circle_km(one: Kreis, other: Kreis) -> float:
    lat, other_lat = radians(one.lat), radians(other.lat)
    lon = radians(other.lon - one.lon)
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin(lon / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


@cache
def default_regions() -> RegionTable:
    """The tables kreise, laender and shares in tables/, read once."""
    rows = list(read_rows("kreise"))
    return RegionTable(
        version=read_version(),
        kreise={row["ags"]: _read_kreis(row) for row in rows},
        laender={row["land_code"]: frozenset(row["neighbours"].split()) for row in read_rows("laender")},
        city_states=_city_states(rows),
        sole_kreis=_sole_kreise(rows),
        shares=read_shares("region"),
    )


def _read_kreis(row: Mapping[str, str]) -> Kreis:
    neighbours = frozenset(row["neighbours"].split())
    return Kreis(row["nuts2"], neighbours, float(row["lat"]), float(row["lon"]))


def _city_states(rows: list[dict[str, str]]) -> frozenset[str]:
    """Länder that consist of nothing but cities: Hamburg, Bremen, Berlin."""
    mixed = {row["land_code"] for row in rows if row["kind"] != CITY}
    return frozenset(row["land_code"] for row in rows) - mixed


def _sole_kreise(rows: list[dict[str, str]]) -> dict[str, str]:
    """Berlin and Hamburg: the Land and its one Kreis are the same place."""
    count = Counter(row["land_code"] for row in rows)
    return {row["land_code"]: row["ags"] for row in rows if count[row["land_code"]] == 1}
