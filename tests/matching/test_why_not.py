"""Why a pair is not in a proposal: what it would cost, and who else would change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Change, MentorMatcher, Profile, propose, why_not
from tests.matching.brute import TIERS, all_points, all_proposals, best_figures, figures
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


def test_between_pairs_without_any_points_nothing_is_lost():
    people = [Profile(key, languages=()) for key in "ab"], [Profile(key) for key in "mn"], MentorMatcher()
    proposal = propose(*people)
    other = ("a", "n") if ("a", "m") in proposal.pairs else ("a", "m")
    found = why_not(*people, proposal, other)
    assert (found.served, found.total, found.worst, len(found.changes)) == (0, 0, 0, 1)


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


PLACE_AND_TYPE = MentorMatcher({"region": 600, "institution_type": 400})
FEW = {"topics": st.just(()), "formats": st.just(()), "languages": st.just(("de",)), "emphasis": st.none(),
       "region": st.sampled_from(["11", "12", "01"]), "institution_type": st.sampled_from(["", "hospital"]),
       "other_view": st.just(value=False), "not_my_kreis": st.just(value=False), "institution": st.none(),
       "waiting_days": st.sampled_from([0, 3, 3, 22, 40])}  # fmt: skip


def fewest_changes(people, points, proposal, pair):
    """How many others must change in any best proposal with the pair that serves who waits longest of twins."""
    newcomers, mentors, _ = people
    others = [newcomer for newcomer in newcomers if newcomer.key != pair[0]]
    before = dict(proposal.pairs)
    with_pair = list(all_proposals(newcomers, mentors, points, fixed=[pair]))
    values = [tuple(figures(pairs, newcomers, points)[tier] for tier in TIERS) for pairs in with_pair]
    best = [dict(pairs) for pairs, value in zip(with_pair, values, strict=True) if value == max(values)]
    fair = [after for after in best if serves_longest_waiting(after, others, points, mentors)]
    return min(sum(before.get(n.key) != after.get(n.key) for n in others) for after in fair)


def serves_longest_waiting(after, newcomers, points, mentors):
    groups = {}
    for newcomer in sorted(newcomers, key=lambda n: (-n.waiting_days, n.key)):
        alike = tuple(points.get((newcomer.key, mentor.key)) for mentor in mentors)
        groups.setdefault(alike, []).append(newcomer.key in after)
    return all(served == sorted(served, reverse=True) for served in groups.values())


@pytest.mark.parametrize("matcher", [MentorMatcher(), PLACE_AND_TYPE], ids=["people", "classes"])
@settings(quick, max_examples=40)
@given(groups("n", 5, **FEW), groups("m", 4, **FEW))
def test_as_few_others_change_as_can_be(matcher, newcomers, mentors):
    people = newcomers, mentors, matcher
    fitted = matcher.fit(mentors)
    table = zip(newcomers, fitted.count_points(newcomers).tolist(), strict=True)
    points = {(n.key, m.key): worth for n, row in table for m, worth in zip(mentors, row, strict=True)}
    with pytest.MonkeyPatch.context() as patch:
        if matcher is PLACE_AND_TYPE and mentors and newcomers:
            patch.setattr("matching.cohort.DENSE_CELLS", -1)
        proposal = propose(*people)
        for pair in sorted(set(points) - set(proposal.pairs)):
            answer = why_not(*people, proposal, pair)
            if answer.code == "possible":
                assert len(answer.changes) == fewest_changes(people, points, proposal, pair)


def test_pairs_without_a_point_are_worth_nothing_and_not_more():
    people = [Profile("n", languages=())], [Profile("m", languages=()), Profile("o", languages=())]
    proposal = propose(*people, MentorMatcher())
    (other,) = {"m", "o"} - {mentor for _, mentor in proposal.pairs}
    found = why_not(*people, MentorMatcher(), proposal, ("n", other))
    assert (found.code, found.served, found.total, found.worst) == ("possible", 0, 0, 0)
