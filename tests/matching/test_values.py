"""The values that the library hands round: nothing changes them, what is left out is unknown, and edges are exact."""

import importlib
import inspect
from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest

from matching import (
    Change,
    MentorMatcher,
    PointTable,
    Profile,
    Suggestion,
    Unmatched,
    WhyNot,
    stable_variety,
    suggest_all,
)
from matching.bits import pack
from matching.institution_types import default_institution_types
from matching.lots import LOTS, draw_lots, hash_all
from matching.points import PointRow, default_points
from matching.regions import RegionTable, default_regions
from matching.twins import deal
from matching.watch import TimeIsOverError, Watch
from tests.matching.test_doctests import MODULES

CHANGEABLE = {"Sheet", "Watch"}
SLOTTED = {"Explainer", "Fact", "InstitutionTypeTable", "Kreis", "PointRow", "PointTable", "Profile", "Reason",
           "RegionTable", "Suggestion"}  # fmt: skip


def list_dataclasses():
    members = (member for name in MODULES for member in vars(importlib.import_module(name)).values())
    return {member for member in members if inspect.isclass(member) and is_dataclass(member)}


def test_no_value_can_be_changed_but_what_counts_or_collects():
    changeable = {kind.__name__ for kind in list_dataclasses() if not kind.__dataclass_params__.frozen}
    assert changeable == CHANGEABLE


def test_values_that_are_made_by_the_thousand_have_no_room_for_more():
    assert {kind.__name__ for kind in list_dataclasses() if "__slots__" in vars(kind)} == SLOTTED


def test_a_key_alone_says_nothing_else():
    said = {field.name: getattr(Profile("a"), field.name) for field in fields(Profile)}
    assert said == {
        "key": "a", "region": "", "institution_type": "", "topics": frozenset(), "formats": frozenset(),
        "languages": frozenset({"de"}), "places": 1, "waiting_days": 0, "institution": None, "not_my_kreis": False,
        "emphasis": None, "other_view": False,
    }  # fmt: skip


def test_an_answer_or_a_reason_that_says_no_figures_has_none():
    assert WhyNot("paired") == WhyNot("paired", served=0, total=0, worst=0, changes=())
    assert Unmatched("fun") == Unmatched("fun", people=0, places=0, mentors=())
    assert hash(Change("a", None, "b")) == hash(Change("a", None, "b"))


def test_five_suggestions_come_where_no_number_is_named():
    matcher, lena = MentorMatcher().fit([Profile(key) for key in range(9)]), Profile("lena")
    assert [one.key for one in matcher.suggest(lena)] == [0, 1, 2, 3, 4]
    assert [one.key for one in suggest_all([lena], matcher)["lena"]] == [0, 1, 2, 3, 4]


def test_nobody_asks_for_another_view_unless_she_says_so():
    assert default_institution_types().share("hospital", "hospital") == 100


def test_what_is_kept_to_be_quick_is_no_part_of_a_table_of_regions():
    used, fresh = replace(default_regions()), replace(default_regions())
    before = repr(used)
    assert used.relation("11", "12") == "city_state"
    assert (used == fresh, repr(used)) == (True, before)
    _, tables = used.__reduce__()
    with pytest.raises(TypeError):
        RegionTable(*tables, {})


def test_who_seeks_no_topic_gets_no_points_for_one():
    assert default_points().row_for(None).per_topic(0) == 0


@pytest.mark.parametrize(("percent", "points"), [(0, 0), (10, 36)])
def test_a_relation_may_be_worth_nothing(percent, points):
    base = default_regions()
    own = replace(base, shares={**base.shares, "elsewhere": percent})
    matcher = MentorMatcher(regions=own).fit([Profile("m", region="01", languages=())])
    assert matcher.count_points([Profile("n", region="09")]).tolist() == [[points]]


def test_a_relation_cannot_be_worth_less_than_nothing():
    base = default_regions()
    with pytest.raises(ValueError, match=r"points\.region: -10 % for elsewhere"):
        MentorMatcher(regions=replace(base, shares={**base.shares, "elsewhere": -10})).fit([])


@pytest.mark.parametrize(("points", "similarity"), [(0, 0.0), (1, 1.0), (2, 1.0)])
def test_similarity_is_one_for_whoever_has_all_points_however_few_there_are(points, similarity):
    matcher = MentorMatcher(PointTable.of({"language": points})).fit([Profile("m")])
    assert matcher.similarity([Profile("n")]).tolist() == [[similarity]]


@pytest.mark.parametrize(("points", "orders"), [(875, 2), (874, 1)])
def test_twenty_five_points_are_near_enough_to_change_places_and_twenty_six_are_not(points, orders):
    pair = [Suggestion("a", 900, ()), Suggestion("b", points, ())]
    found = {tuple(s.key for s in stable_variety(pair, person)) for person in range(20)}
    assert len(found) == orders


def test_time_is_over_when_the_last_second_is_gone_and_not_before():
    told = iter([100.0, 104.9, 105.0])
    watch = Watch(5, clock=lambda: next(told))
    assert watch.check() is None
    with pytest.raises(TimeIsOverError, match="after 5 seconds"):
        watch.check()


def test_more_than_64_columns_are_bits_of_several_numbers():
    bits = np.zeros((1, 130), dtype=np.bool_)
    bits[0, [63, 64, 129]] = True
    assert [word.tolist() for word in pack(bits)] == [[2**63], [1], [2]]


def test_lots_lie_between_nothing_and_what_they_are_said_to_stay_below():
    lots = draw_lots(
        hash_all(bytes([n]) for n in range(100))[:, None], hash_all(bytes([n]) for n in range(100))
    )
    assert (int(lots.min()) * 1000 // LOTS, int(lots.max()) * 1000 // LOTS) == (0, 999)


@pytest.mark.parametrize(
    ("mentors", "wishes", "dealt"),
    [([2, 2], [2, 2], [2, 2]), ([2, 2, 5], [5, 5, 2], [5, 2, 2]), ([3], [-1, 3], [3, -1]), ([], [4], [-1])],
)
def test_twins_have_whom_they_wish_for_as_often_as_she_is_there(mentors, wishes, dealt):
    assert deal(mentors, wishes) == dealt


def test_all_points_are_the_sum_of_the_five_features():
    row = PointRow(1, 20, 300, 4_000, 50_000)
    assert (row.total, row.per_topic(3)) == (54_321, 100)
