"""The similarity once more by hand, pair by pair and without the library's tables, to check it against."""

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parents[2] / "matching" / "tables"
BRIDGES = {"hospital", "psychiatric_hospital", "rehab_clinic", "day_clinic"}
CITY_STATES = {"02", "04", "11"}
WEIGHTS = {
    None: (360, 240, 300, 60, 40),
    "near": (520, 140, 240, 60, 40),
    "institution": (220, 440, 240, 60, 40),
    "topics": (220, 140, 540, 60, 40),
}


@cache
def read(name, key):
    with (TABLES / name).open(encoding="utf-8", newline="") as lines:
        return {row[key]: row for row in csv.DictReader(lines)}


def as_kreis(region):
    return {"02": "02000", "11": "11000"}.get(region, region)


def region_share(one, other):
    one, other = as_kreis(one), as_kreis(other)
    kreise = read("kreise.csv", "ags")
    if one in kreise and other in kreise:
        if one == other:
            return Fraction(1)
        if other in kreise[one]["neighbours"].split():
            return Fraction(9, 10)
        if kreise[one]["nuts2"] == kreise[other]["nuts2"]:
            return Fraction(85, 100)
    return land_share(one, other)


def land_share(one, other):
    if one[:2] == other[:2]:
        return Fraction(7, 10)
    if other[:2] in read("laender.csv", "land_code")[one[:2]]["neighbours"].split():
        return Fraction(6, 10) if CITY_STATES & {one[:2], other[:2]} else Fraction(4, 10)
    return Fraction(1, 10)


def region_points(newcomer, mentor):
    if not newcomer.region or not mentor.region:
        return Fraction(0)
    if newcomer.formats == mentor.formats == {"online"}:
        return Fraction(1, 10)
    return region_share(newcomer.region, mentor.region)


def type_share(newcomer, mentor):
    one, other = newcomer.institution_type, mentor.institution_type
    if not one or not other:
        return Fraction(0)
    if one == other:
        return Fraction(2, 10) if newcomer.other_view else Fraction(1)
    sector = {code: row["sector"] for code, row in read("institution_types.csv", "code").items()}
    if sector[one] == sector[other]:
        return Fraction(6, 10)
    if newcomer.other_view:
        return Fraction(1)
    pair = {one, other}
    return Fraction(5, 10) if "self_help_contact_point" in pair and pair & BRIDGES else Fraction(2, 10)


def score(newcomer, mentor):
    sought = newcomer.topics
    shares = (
        region_points(newcomer, mentor),
        type_share(newcomer, mentor),
        Fraction(len(sought & mentor.topics), len(sought) or 1),
        Fraction(bool(newcomer.formats & mentor.formats)),
        Fraction(bool(newcomer.languages & mentor.languages)),
    )
    points = sum(w * s for w, s in zip(WEIGHTS[newcomer.emphasis], shares, strict=True))
    assert points.denominator == 1
    return int(points)


def is_allowed(newcomer, mentor):
    if newcomer.key == mentor.key:
        return False
    if newcomer.institution is not None and newcomer.institution == mentor.institution:
        return False
    if newcomer.formats and mentor.formats and not newcomer.formats & mentor.formats:
        return False
    here, there = as_kreis(newcomer.region), as_kreis(mentor.region)
    return not (newcomer.not_my_kreis and len(here) == 5 and here == there)


def ranking(newcomer, mentors, exclude=frozenset()):
    askable = [m for m in mentors if m.places > 0 and m.key not in exclude and is_allowed(newcomer, m)]
    return sorted(((m.key, score(newcomer, m)) for m in askable), key=lambda pair: (-pair[1], pair[0]))
