"""First places for many newcomers: as few as possible beyond the places, and only near-equals change theirs."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given

from matching import MentorMatcher, Profile, suggest_all
from tests.matching.crowd import crowd
from tests.matching.strategies import groups, quick


def first_places(lists):
    return [suggestions[0] for suggestions in lists.values() if suggestions]


def count_within_places(firsts, places):
    return sum(min(count, places[key]) for key, count in Counter(firsts).items())


@quick
@given(groups("n", 4), groups("m", 4))
def test_no_other_choice_of_near_equals_keeps_more_within_the_places_nor_more_points(newcomers, mentors):
    matcher, places = MentorMatcher().fit(mentors), {mentor.key: mentor.places for mentor in mentors}
    plain = [matcher.suggest(newcomer) for newcomer in newcomers]
    near = [[s for s in own if own[0].points - s.points <= 25] for own in plain if own]
    found = first_places(suggest_all(newcomers, matcher))
    best = max(count_within_places([s.key for s in firsts], places) for firsts in product(*near))
    assert count_within_places([s.key for s in found], places) == best
    if best == len(near):
        good = [f for f in product(*near) if count_within_places([s.key for s in f], places) == best]
        assert sum(s.points for s in found) == max(sum(s.points for s in firsts) for firsts in good)


@quick
@given(groups("n", 4), groups("m", 4))
def test_every_list_keeps_its_suggestions_and_their_order_behind_the_first(newcomers, mentors):
    matcher = MentorMatcher().fit(mentors)
    lists = suggest_all(newcomers, matcher, k=3)
    assert list(lists) == [newcomer.key for newcomer in newcomers]
    for newcomer in newcomers:
        plain, spread = matcher.suggest(newcomer, 3), lists[newcomer.key]
        assert (
            spread[1:]
            == [suggestion for suggestion in plain if suggestion != spread[:1][0]][: len(spread) - 1]
        )
        assert sorted(map(repr, spread)) == sorted(map(repr, plain))


@pytest.mark.parametrize("places", [1, 2])
def test_near_equals_share_the_first_places_and_nobody_is_named_too_often(places):
    mentors = [Profile(f"m{n}", region="11", places=places) for n in range(6)]
    newcomers = [Profile(f"n{n}", region="11") for n in range(6 * places)]
    lists = suggest_all(newcomers, MentorMatcher().fit(mentors), k=6)
    assert Counter(s.key for s in first_places(lists)) == {mentor.key: places for mentor in mentors}


def test_a_better_fit_is_not_given_up():
    mentors = [Profile("here", region="11"), Profile("far", region="01")]
    lists = suggest_all([Profile(n, region="11") for n in "ab"], MentorMatcher().fit(mentors))
    assert [s.key for s in first_places(lists)] == ["here", "here"]


def test_empty_sides_and_a_large_list():
    assert suggest_all([], MentorMatcher().fit([])) == {}
    assert suggest_all([Profile("a")], MentorMatcher().fit([])) == {"a": []}
    newcomers, matcher = crowd(1, 300, "n"), MentorMatcher().fit(crowd(2, 200, "m", 3))
    plain = Counter(matcher.suggest(newcomer, 1)[0].key for newcomer in newcomers)
    spread = Counter(s.key for s in first_places(suggest_all(newcomers, matcher, within=60)))
    places = {mentor.key: mentor.places for mentor in matcher.mentors_}
    assert count_within_places(spread.elements(), places) > count_within_places(plain.elements(), places)


@pytest.mark.parametrize(("within", "firsts"), [(36, ["here", "near"]), (35, ["here", "here"])])
def test_who_is_just_near_enough_may_come_first(within, firsts):
    """The neighbouring Kreis has 36 points fewer than the own one."""
    mentors = [Profile("here", region="03241"), Profile("near", region="03252")]
    newcomers = [Profile(key, region="03241") for key in "ab"]
    found = suggest_all(newcomers, MentorMatcher().fit(mentors), within=within)
    assert sorted(suggestion.key for suggestion in first_places(found)) == firsts


def test_one_more_first_within_the_places_outweighs_any_points():
    """Only `a` can do with `far`; `a` alone with `here` would be more points than both have together then."""
    mentors = [
        Profile("here", region="03241", formats={"online", "phone"}),
        Profile("far", "09", formats={"online"}),
    ]
    newcomers = [
        Profile("a", region="03241", formats={"online", "mail"}, languages=()),
        Profile("b", region="05", formats={"phone"}, languages=()),
    ]
    lists = suggest_all(newcomers, MentorMatcher().fit(mentors), within=1000)
    assert [s.key for s in first_places(lists)] == ["far", "here"]
