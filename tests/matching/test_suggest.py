"""Suggestions: the best of those who can be asked, in the order of brute force."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import MentorMatcher, Profile, Suggestion, stable_variety
from tests.matching.crowd import crowd
from tests.matching.oracle import ranking
from tests.matching.strategies import groups, people, quick


def suggested(newcomer, mentors, **options):
    return [suggestion.key for suggestion in MentorMatcher().fit(mentors).suggest(newcomer, **options)]


@quick
@given(
    people(st.sampled_from(["m1", "n"])), groups("m", 12), st.integers(1, 13), st.frozensets(st.just("m3"))
)
def test_suggestions_are_the_first_of_the_brute_force_ranking(newcomer, mentors, k, exclude):
    suggestions = MentorMatcher().fit(mentors).suggest(newcomer, k, exclude)
    assert [(s.key, s.points) for s in suggestions] == ranking(newcomer, mentors, exclude)[:k]


def test_equal_mentors_come_in_the_order_of_their_keys():
    assert suggested(Profile(0), [Profile(key) for key in (10, 9, 2, 30)], k=3) == [2, 9, 10]
    assert suggested(Profile("n"), [Profile(key) for key in ("ö", "b", "a")]) == ["a", "b", "ö"]


@pytest.mark.parametrize(
    "excluded",
    [
        Profile("n", region="11000", institution_type="hospital"),
        Profile("full", region="11000", institution_type="hospital", places=0),
        Profile("house", region="11000", institution_type="hospital", institution=7),
        Profile("format", region="12", institution_type="hospital", formats={"on_site"}),
        Profile("listed", region="11000", institution_type="hospital"),
    ],
)
def test_who_is_excluded_never_appears_however_well_it_fits(excluded):
    newcomer = Profile("n", region="11", institution_type="hospital", formats={"online"}, institution=7)
    assert suggested(newcomer, [excluded, Profile("z", region="01")], exclude={"listed"}) == ["z"]


def test_unknown_formats_and_institutions_exclude_nobody():
    newcomer = Profile("n", formats={"online"}, institution=None)
    assert suggested(newcomer, [Profile("a"), Profile("b", institution=None)]) == ["a", "b"]


@pytest.mark.parametrize("own", ["11", "11000"])
@pytest.mark.parametrize("there", ["11", "11000"])
def test_not_my_kreis_excludes_the_same_kreis_however_it_is_written(own, there):
    mentors = [Profile("here", region=there), Profile("beside", region="12054")]
    assert suggested(Profile("n", region=own), mentors) == ["here", "beside"]
    assert suggested(Profile("n", region=own, not_my_kreis=True), mentors) == ["beside"]


def test_not_my_kreis_excludes_nobody_when_only_the_land_is_known():
    mentors = [Profile("a", region="05974"), Profile("b", region="05")]
    assert suggested(Profile("n", region="05", not_my_kreis=True), mentors) == ["a", "b"]


def test_a_wish_of_the_mentor_about_kreise_is_not_the_newcomers():
    assert suggested(Profile("n", region="11"), [Profile("m", region="11", not_my_kreis=True)]) == ["m"]


def test_points_too_large_for_small_numbers_keep_their_order():
    mentors = [
        *(Profile(n, region="05") for n in range(150)),
        Profile("far", "09162"),
        Profile("here", "05974"),
    ]
    matcher = MentorMatcher({"region": 40_000}).fit(mentors)
    assert [one.key for one in matcher.suggest(Profile("n", region="05974"), k=2)] == ["here", 0]


def test_nobody_to_ask_is_an_empty_list():
    assert suggested(Profile("n"), []) == []
    assert suggested(Profile("n"), [Profile("m", places=0)]) == []


def test_near_equals_change_places_by_person_and_stay_so():
    near = [Suggestion(key, 900 - key, ()) for key in range(6)] + [Suggestion(6, 800, ())]
    orders = {tuple(s.key for s in stable_variety(near, person)) for person in range(40)}
    assert len(orders) > 20
    assert {order[-1] for order in orders} == {6}
    assert stable_variety(near, "lena") == stable_variety(list(near), "lena")


def test_variety_never_lifts_anybody_over_a_mentor_more_than_25_points_better():
    steps = [Suggestion(key, 900 - 20 * key, ()) for key in range(10)]
    for person in range(30):
        order = stable_variety(steps, person)
        assert all(a.points >= b.points - 25 for at, a in enumerate(order) for b in order[at:])
        assert sorted(s.key for s in order) == list(range(10))


def test_no_difference_counts_as_near_when_within_is_zero():
    steps = [Suggestion(key, 900 - key, ()) for key in range(6)]
    assert stable_variety(steps, "lena", within=0) == steps


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("k", [1, 5, 40, 6_000])
def test_many_mentors_by_class_are_ranked_as_one_by_one(seed, k):
    mentors, newcomers = crowd(seed, 5_000, "m", 2), crowd(seed + 50, 4, "n")
    matcher = MentorMatcher().fit(mentors)
    for newcomer in (
        *newcomers,
        replace(newcomers[0], emphasis="topics", other_view=True, not_my_kreis=True),
    ):
        suggestions = matcher.suggest(newcomer, k)
        points, pool = matcher.count_points([newcomer])[0].tolist(), matcher.pool_
        askable = pool.find_allowed([newcomer])[0] & (pool.places > 0)
        ranked = sorted((-points[at], mentors[at].key) for at in askable.nonzero()[0])
        assert [(-s.points, s.key) for s in suggestions] == ranked[:k]
