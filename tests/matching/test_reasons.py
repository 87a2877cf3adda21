"""Reasons: facts about both sides, the unknown called unknown, never a verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import Fact, MentorMatcher, Profile, Reason
from tests.matching.strategies import people, quick

FEATURES = ("region", "institution_type", "topics", "format", "language")


def facts_between(newcomer, mentor):
    reasons = MentorMatcher().fit([]).explain(newcomer, mentor)
    return {reason.feature: reason.fact for reason in reasons}


@pytest.mark.parametrize(
    ("one", "other", "code", "distance", "near"),
    [
        ("11", "11000", "same_kreis", 0, True),
        ("03241", "03252", "neighbour_kreis", 39, True),
        ("01051", "01001", "same_district_group", 78, False),
        ("05974", "05", "same_land", None, False),
        ("05974", "05334", "same_land", 169, False),
        ("02000", "01", "city_state", None, False),
        ("05974", "06411", "neighbour_land", 192, False),
        ("01001", "09162", "elsewhere", 754, False),
    ],
)
def test_a_region_fact_names_relation_and_distance(one, other, code, distance, near):
    fact = facts_between(Profile("n", region=one), Profile("m", region=other))["region"]
    assert fact.code == f"region.{code}"
    assert (fact.get("distance_km"), fact["near"]) == (distance, near)


def test_a_region_fact_writes_berlin_and_hamburg_as_their_kreis():
    fact = facts_between(Profile("n", region="11"), Profile("m", region="02"))["region"]
    assert (fact["newcomer"], fact["mentor"]) == ("11000", "02000")


def test_neighbouring_kreise_far_apart_are_not_called_near():
    fact = facts_between(Profile("n", region="13071"), Profile("m", region="13075"))["region"]
    assert (fact.code, fact["near"], fact["distance_km"] > 50) == ("region.neighbour_kreis", False, True)


def test_two_who_meet_online_only_still_hear_where_both_are():
    both = {"formats": {"online"}, "region": "03241"}
    fact = facts_between(Profile("n", **both), Profile("m", **both))["region"]
    assert (fact.code, fact["relation"], fact["near"]) == ("region.online", "same_kreis", True)


def test_what_is_unknown_is_called_unknown_and_says_on_which_side():
    nothing = Profile("n", languages=())
    mentor = Profile("m", region="11", topics={"funding"})
    facts = facts_between(nothing, mentor)
    assert [facts[feature].code for feature in FEATURES] == [f"{feature}.unknown" for feature in FEATURES]
    unknown = [facts[feature]["unknown"] for feature in FEATURES]
    both, hers = ("newcomer", "mentor"), ("newcomer",)
    assert unknown == [hers, both, hers, both, hers]


@quick
@given(people(st.just("n")), people(st.just("m")))
def test_the_unknown_never_gives_points(newcomer, mentor):
    for reason in MentorMatcher().fit([]).explain(newcomer, mentor):
        assert reason.points == 0 or not reason.fact.code.endswith("unknown")


@quick
@given(people(st.just("n")), people(st.just("m")))
def test_reasons_come_in_one_order_and_can_be_hashed(newcomer, mentor):
    reasons = MentorMatcher().fit([]).explain(newcomer, mentor)
    assert tuple(reason.feature for reason in reasons)[:5] == FEATURES
    assert len(set(reasons)) == len(reasons)


@pytest.mark.parametrize("relation", ["same", "sector", "bridge", "other"])
def test_a_type_fact_names_the_relation_both_types_and_the_wish(relation):
    other = {
        "same": "hospital",
        "sector": "care_facility",
        "bridge": "self_help_contact_point",
        "other": "practice",
    }
    mentor = Profile("m", institution_type=other[relation])
    fact = facts_between(Profile("n", institution_type="hospital", other_view=True), mentor)[
        "institution_type"
    ]
    values = (("mentor", other[relation]), ("newcomer", "hospital"), ("other_view", True))
    assert fact == Fact(f"institution_type.{relation}", values)


def test_topic_facts_list_what_is_shared_and_what_is_missing():
    newcomer = Profile("n", topics={"visibility", "funding", "handover"})
    shared = facts_between(newcomer, Profile("m", topics={"handover", "funding", "re_award"}))["topics"]
    assert shared == Fact.of("topics.shared", matched=("funding", "handover"), missing=("visibility",))
    different = facts_between(newcomer, Profile("m", topics={"re_award"}))["topics"]
    assert different == Fact.of("topics.different", matched=(), missing=("funding", "handover", "visibility"))


def test_format_and_language_facts_list_what_is_common_or_both_sides():
    newcomer = Profile("n", formats={"online", "phone"}, languages={"tr"})
    facts = facts_between(newcomer, Profile("m", formats={"phone", "online"}, languages={"de", "en"}))
    assert facts["format"] == Fact.of("format.common", common=("online", "phone"))
    assert facts["language"] == Fact.of("language.different", newcomer=("tr",), mentor=("de", "en"))


@pytest.mark.parametrize(("there", "expected"), [("11", "11000"), ("12054", None), ("", None)])
def test_a_contact_point_and_a_clinic_in_one_kreis_may_be_partners(there, expected):
    newcomer = Profile("n", region="11000", institution_type="self_help_contact_point")
    facts = facts_between(newcomer, Profile("m", region=there, institution_type="rehab_clinic"))
    fact = facts.get("cooperation")
    assert (fact and fact["kreis"]) == expected


def test_that_two_may_be_partners_is_worth_no_points():
    newcomer = Profile("n", region="11", institution_type="hospital")
    mentor = Profile("m", region="11", institution_type="self_help_contact_point")
    fact = Fact.of("cooperation.possible_partner", kreis="11000")
    assert MentorMatcher().fit([]).explain(newcomer, mentor)[5:] == (Reason("cooperation", 0, 0, fact),)


def test_two_of_one_land_or_without_regions_are_not_called_partners():
    types = {"one": "hospital", "other": "self_help_contact_point"}
    for region in ("", "05"):
        one = Profile("n", region=region, institution_type=types["one"])
        other = Profile("m", region=region, institution_type=types["other"])
        assert "cooperation" not in facts_between(one, other)


def test_partners_get_no_points_and_could_not_get_any():
    types = "hospital", "self_help_contact_point"
    people = (Profile(kind, region="05974", institution_type=kind) for kind in types)
    reasons = MentorMatcher().fit([]).explain(*people)
    assert [(r.points, r.possible) for r in reasons if r.feature == "cooperation"] == [(0, 0)]
