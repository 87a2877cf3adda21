"""The similarity: every pair as the tables say, in whole points that add up."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import EMPHASES, MentorMatcher, Profile
from matching.points import default_points
from tests.matching.oracle import score
from tests.matching.strategies import TOPICS, groups, people, quick

EVERY_ROW = [None, *EMPHASES]


def points_between(newcomer, mentor):
    return MentorMatcher().fit([mentor]).count_points([newcomer]).tolist()[0][0]


def region_points(one, other, **fields):
    return points_between(
        Profile("n", region=one, languages=(), **fields), Profile("m", region=other, languages=(), **fields)
    )


@quick
@given(groups("n", 4), groups("m", 6))
def test_every_pair_has_the_points_that_the_oracle_counts_by_hand(newcomers, mentors):
    counted = MentorMatcher().fit(mentors).count_points(newcomers)
    assert counted.tolist() == [[score(n, m) for m in mentors] for n in newcomers]
    assert counted.shape == (len(newcomers), len(mentors))


@quick
@given(people(st.just("n")), people(st.just("m")))
def test_the_points_of_the_reasons_add_up_to_the_score_exactly(newcomer, mentor):
    matcher = MentorMatcher().fit([mentor])
    reasons = matcher.explain(newcomer, mentor)
    assert sum(reason.points for reason in reasons) == matcher.count_points([newcomer])[0, 0]
    assert sum(reason.possible for reason in reasons) == 1000
    assert all(0 <= reason.points <= reason.possible for reason in reasons)


def test_similarity_is_points_of_a_thousand():
    matcher = MentorMatcher().fit([Profile("m", region="03241")])
    similarity = matcher.similarity([Profile("n", region="03241")])
    assert similarity.dtype == np.float64
    assert similarity.tolist() == [[0.4]]


def test_two_people_who_agree_in_everything_reach_all_points():
    same = {"region": "03241", "institution_type": "hospital", "topics": {"funding"}, "formats": {"on_site"}}
    assert points_between(Profile("n", **same), Profile("m", **same)) == 1000


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        ("03241", "03241", 360),
        ("03241", "03252", 324),
        ("09162", "09184", 324),
        ("05515", "05562", 306),
        ("05974", "05334", 252),
        ("05974", "05", 252),
        ("05", "05", 252),
        ("05974", "06411", 144),
        ("05", "07", 144),
        ("01001", "02000", 216),
        ("04011", "04012", 306),
        ("04", "03241", 216),
        ("01001", "09162", 36),
        ("", "09162", 0),
        ("09162", "", 0),
    ],
)
def test_closeness_degrades_step_by_step_and_is_the_same_from_both_sides(one, other, points):
    assert (region_points(one, other), region_points(other, one)) == (points, points)


@pytest.mark.parametrize(("land", "kreis", "beside"), [("11", "11000", "12"), ("02", "02000", "03241")])
def test_berlin_and_hamburg_are_one_place_as_land_and_as_kreis(land, kreis, beside):
    assert [region_points(one, other) for one in (land, kreis) for other in (land, kreis)] == [360] * 4
    assert region_points(land, beside) == region_points(kreis, beside) == 216


def test_region_fades_to_the_minimum_when_both_meet_online_only():
    assert region_points("03241", "03241", formats={"online"}) == 36 + 60
    assert region_points("03241", "03241", formats={"online", "on_site"}) == 360 + 60
    assert region_points("", "03241", formats={"online"}) == 60


@pytest.mark.parametrize(
    ("one", "other", "points", "other_view_points"),
    [
        ("hospital", "hospital", 240, 48),
        ("hospital", "day_clinic", 144, 144),
        ("hospital", "self_help_contact_point", 120, 240),
        ("self_help_contact_point", "rehab_clinic", 120, 240),
        ("self_help_group", "hospital", 48, 240),
        ("practice", "", 0, 0),
    ],
)
def test_institution_types_count_by_the_table(one, other, points, other_view_points):
    newcomer = Profile("n", institution_type=one, languages=())
    asking = Profile("n", institution_type=one, languages=(), other_view=True)
    mentor = Profile("m", institution_type=other)
    counted = points_between(newcomer, mentor), points_between(asking, mentor)
    assert counted == (points, other_view_points)


@pytest.mark.parametrize("sought", range(1, 6))
@pytest.mark.parametrize("emphasis", EVERY_ROW)
def test_topics_give_the_share_of_what_is_sought_in_whole_points(sought, emphasis):
    newcomer = Profile("n", topics=TOPICS[:sought], languages=(), emphasis=emphasis)
    possible = default_points().row_for(emphasis).topics
    counted = [points_between(newcomer, Profile("m", topics=TOPICS[:n])) for n in range(sought + 1)]
    assert counted == [possible * n // sought for n in range(sought + 1)]


def test_offering_more_than_is_sought_adds_nothing():
    newcomer = Profile("n", topics={"funding"})
    assert points_between(newcomer, Profile("m", topics=TOPICS)) == 340


def test_any_common_format_and_language_counts_in_full():
    newcomer = Profile("n", formats={"online", "phone"}, languages={"de", "tr"})
    assert points_between(newcomer, Profile("m", formats={"phone", "on_site"}, languages={"tr"})) == 100


@pytest.mark.parametrize("emphasis", EVERY_ROW)
def test_every_emphasis_shares_out_a_thousand_points(emphasis):
    assert default_points().row_for(emphasis).total == 1000


def test_an_emphasis_and_another_view_change_nobody_elses_row():
    mentor = Profile("m", region="03241", institution_type="hospital", topics={"funding"})
    plain = Profile("n", region="03252", institution_type="hospital", topics={"funding"})
    wishing = Profile("m", "03241", "hospital", frozenset({"funding"}), emphasis="near", other_view=True)
    assert points_between(plain, wishing) == points_between(plain, mentor)


def test_own_points_scale_the_score_and_similarity_stays_below_one():
    newcomer, mentor = Profile("n", region="03241"), Profile("m", region="03252")
    plain, triple = (
        MentorMatcher().fit([mentor]),
        MentorMatcher(points=default_points().scaled(3)).fit([mentor]),
    )
    assert triple.count_points([newcomer]).tolist() == [[3 * 364]]
    assert triple.similarity([newcomer]).tolist() == plain.similarity([newcomer]).tolist()


def test_points_for_two_features_alone_may_be_given_as_a_mapping():
    matcher = MentorMatcher(points={"region": 600, "institution_type": 400}).fit([Profile("m", region="03")])
    assert matcher.count_points([Profile("n", region="03", emphasis="near")]).tolist() == [[420]]


def test_empty_sides_have_empty_shapes():
    assert MentorMatcher().fit([]).similarity([Profile("n")]).shape == (1, 0)
    assert MentorMatcher().fit([Profile("m")]).similarity([]).shape == (0, 1)
