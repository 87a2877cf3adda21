"""How near two regions are: relations between Kreise and Länder, and the share of points each gives."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
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

    def __contains__(self, code: object) -> bool:
        return code in self.kreise or code in self.laender

    def canonical(self, code: str) -> str:
        """The Kreis of a Land that has only one, else the code itself."""
        return self.sole_kreis.get(code, code)

    def relation(self, one: str, other: str) -> str:
        """The closest relation that is certain between two known codes, the same from both sides."""
        one, other = self.canonical(one), self.canonical(other)
        kreis, other_kreis = self.kreise.get(one), self.kreise.get(other)
        if kreis and other_kreis:
            if one == other:
                return "same_kreis"
            if other in kreis.neighbours:
                return "neighbour_kreis"
            if kreis.district_group == other_kreis.district_group:
                return "same_district_group"
        return self._land_relation(one[:LAND_DIGITS], other[:LAND_DIGITS])

    def _land_relation(self, one: str, other: str) -> str:
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
