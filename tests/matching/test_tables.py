"""The reference tables: complete, symmetric, and refused when they give no whole points."""

from dataclasses import replace

import pytest

from matching import TABLES, MentorMatcher, PointTable, Profile
from matching.institution_types import default_institution_types
from matching.points import EMPHASES, default_points
from matching.regions import default_regions


def test_the_regions_are_the_400_kreise_and_16_laender():
    regions = default_regions()
    assert (len(regions.kreise), len(regions.laender)) == (400, 16)
    assert regions.city_states == {"02", "04", "11"}
    assert regions.sole_kreis == {"02": "02000", "11": "11000"}


def test_neighbourhood_is_mutual_among_kreise_and_laender():
    regions = default_regions()
    for table in ({k: v.neighbours for k, v in regions.kreise.items()}, regions.laender):
        assert [(a, b) for a, beside in table.items() for b in beside if a not in table[b]] == []


def test_relations_are_the_same_from_both_sides():
    regions, types = default_regions(), default_institution_types()
    codes = [*regions.laender, *list(regions.kreise)[::7]]
    for table, names in ((regions, codes), (types, list(types.sectors))):
        assert [(a, b) for a in names for b in names if table.relation(a, b) != table.relation(b, a)] == []


@pytest.mark.parametrize(("one", "other", "near"), [("09471", "09678", True), ("08116", "08425", False)])
def test_near_ends_at_fifty_kilometres_and_not_at_the_rounded_ones(one, other, near):
    regions = default_regions()
    assert (regions.distance_km(one, other), regions.are_near(one, other)) == (50, near)


def test_what_is_unknown_on_one_side_has_no_share():
    regions, types = default_regions(), default_institution_types()
    assert (regions.share("11", ""), regions.share("", "11")) == (0, 0)
    assert (types.share("hospital", ""), types.share("", "hospital")) == (0, 0)


def test_bridges_and_every_share_name_types_and_relations_that_exist():
    types, regions = default_institution_types(), default_regions()
    assert all(code in types for pair in types.bridges for code in pair)
    assert set(types.shares) == set(types.other_view_shares) == {"same", "sector", "bridge", "other"}
    assert min(regions.shares.values()) == regions.shares["online"] == regions.shares["elsewhere"]


def test_all_tables_carry_the_version_that_stands_beside_them():
    version = (TABLES / "version.txt").read_text(encoding="utf-8").strip()
    tables = default_points(), default_regions(), default_institution_types()
    assert [table.version for table in tables] == [version] * 3


def test_an_own_region_table_changes_the_points():
    base = default_regions()
    own = replace(base, version="own", shares={**base.shares, "elsewhere": 20})
    matcher = MentorMatcher(regions=own).fit([Profile("m", region="01")])
    assert matcher.count_points([Profile("n", region="09")]).tolist() == [[72 + 40]]


def test_an_own_type_table_knows_own_types():
    base = default_institution_types()
    own = replace(base, sectors={**base.sectors, "hospice": "inpatient"})
    matcher = MentorMatcher(institution_types=own).fit([Profile("m", institution_type="hospice")])
    assert matcher.count_points([Profile("n", institution_type="hospital")]).tolist() == [[144 + 40]]


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ({"region": 361}, r"points\.region: 90 % for neighbour_kreis"),
        ({"institution_type": 5}, r"points\.institution_type: 50 % for bridge"),
        ({"topics": 100}, r"points\.topics: 100 is no multiple of 60"),
        ({"language": -1}, r"points\.language: -1 is negative"),
        ({"closeness": 20}, r"points: unknown feature \('closeness'\)"),
    ],
)
def test_points_that_could_not_be_shared_in_whole_points_are_refused(points, message):
    with pytest.raises(ValueError, match=message):
        MentorMatcher(points=points).fit([])


def test_every_emphasis_needs_the_same_total():
    rows = dict(default_points().rows)
    rows["near"] = replace(rows["near"], language=0)
    with pytest.raises(ValueError, match="the same total"):
        PointTable("own", rows)
    assert set(rows) == {"", *EMPHASES}
