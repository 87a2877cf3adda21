"""Why a pair is not in a proposal: what it would cost, and who else would change."""

import pytest
from hypothesis import given

from matching import Change, MentorMatcher, Profile, propose, why_not
from tests.matching.brute import TIERS, all_points, best_figures
from tests.matching.strategies import groups, quick

NEWCOMERS = [Profile("lena", region="11"), Profile("max", region="12"), Profile("nur", institution=1)]
MENTORS = [
    Profile("ada", region="11"),
    Profile("ben", region="12", institution=1),
    Profile("full", places=0),
]
PEOPLE = NEWCOMERS, MENTORS, MentorMatcher()


def answer(pair, **options):
    return why_not(*PEOPLE, propose(*PEOPLE, **options), pair, **options)


@pytest.mark.parametrize(
    ("pair", "options", "code"),
    [
        (("lena", "ada"), {}, "paired"),
        (("nur", "ben"), {}, "excluded"),
        (("lena", "ben"), {"excluded": [("lena", "ben")]}, "excluded"),
        (("lena", "full"), {}, "no_place"),
        (("lena", "ada"), {"fixed": [("max", "ada")]}, "no_place"),
        (("lena", "ben"), {"fixed": [("lena", "ada")]}, "fixed"),
        (("lena", "ben"), {}, "possible"),
    ],
)
def test_the_answer_names_what_stands_against_the_pair(pair, options, code):
    assert answer(pair, **options).code == code


def test_a_possible_pair_says_what_it_costs_and_who_changes():
    found = answer(("lena", "ben"))
    assert (found.served, found.total, found.worst) == (0, -180, -36)
    assert found.changes == (Change("max", "ben", "ada"),)


def test_somebody_else_may_lose_the_place():
    found = answer(("nur", "ada"))
    assert found.served == 0
    assert [change for change in found.changes if change.after is None] == [Change("lena", "ada", None)]


@pytest.mark.parametrize("pair", [("zoe", "ada"), ("lena", "zoe")])
def test_people_who_are_not_here_are_refused(pair):
    with pytest.raises(ValueError, match=r"pair: is not among the people \('(lena|zoe)', '(ada|zoe)'\)"):
        answer(pair)


@quick
@given(groups("n", 4), groups("m", 3))
def test_costs_are_those_of_the_best_proposal_with_the_pair(newcomers, mentors):
    people = newcomers, mentors, MentorMatcher()
    proposal = propose(*people)
    before = dict(zip(TIERS, best_figures(newcomers, mentors), strict=True))
    places = {mentor.key: mentor.places for mentor in mentors}
    for pair in all_points(newcomers, mentors):
        found = why_not(*people, proposal, pair)
        if places[pair[1]] and pair not in proposal.pairs:
            after = dict(zip(TIERS, best_figures(newcomers, mentors, fixed=[pair]), strict=True))
            costs = tuple(after[tier] - before[tier] for tier in ("count", "sum", "worst"))
            assert (found.served, found.total, found.worst) == costs
