"""Cohort proposals: the best of all, as brute force finds it, and the rules that hold for each."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matching import MentorMatcher, Profile, propose, verify
from matching.points import default_points
from tests.matching.brute import TIERS, all_points, best_figures, figures
from tests.matching.oracle import score
from tests.matching.strategies import groups, quick

OBJECTIVES = [TIERS, ("count", "sum"), ("count", "waiting", "sum"), ("count", "worst", "sum"),
              ("count", "worst", "waiting", "sum")]  # fmt: skip
NEWCOMERS, MENTORS = groups("n", 5), groups("m", 4)


def reached(proposal, newcomers, mentors, objective=TIERS):
    points = {(n.key, m.key): score(n, m) for n in newcomers for m in mentors}
    found = figures(proposal.pairs, newcomers, points)
    return tuple(found[tier] for tier in objective)


@st.composite
def cohorts(draw):
    newcomers, mentors = draw(NEWCOMERS), draw(MENTORS)
    pairs = sorted(all_points(newcomers, mentors))
    if not pairs:
        return newcomers, mentors, (), ()
    pair = st.sampled_from(pairs)
    excluded = draw(st.lists(pair, max_size=3))
    places = {mentor.key: mentor.places for mentor in mentors}
    fixed = {}
    for newcomer, mentor in draw(st.lists(pair, max_size=2)):
        taken = list(fixed.values()).count(mentor)
        if newcomer not in fixed and (newcomer, mentor) not in excluded and taken < places[mentor]:
            fixed[newcomer] = mentor
    return newcomers, mentors, tuple(fixed.items()), tuple(excluded)


@quick
@given(cohorts(), st.sampled_from(OBJECTIVES))
def test_a_proposal_is_as_good_as_the_best_of_all_and_proves_it(cohort, objective):
    newcomers, mentors, fixed, excluded = cohort
    proposal = propose(newcomers, mentors, MentorMatcher(), fixed, excluded, objective)
    assert reached(proposal, newcomers, mentors, objective) == best_figures(*cohort, objective)
    assert (proposal.gap, proposal.certificate.optimal) == (0, True)
    assert verify(newcomers, mentors, MentorMatcher(), proposal, fixed, excluded).findings == ()


@quick
@given(cohorts())
def test_total_worst_and_unmatched_are_those_of_the_pairs(cohort):
    newcomers, mentors, fixed, excluded = cohort
    proposal = propose(newcomers, mentors, MentorMatcher(), fixed, excluded)
    count, _, worst, total = reached(proposal, newcomers, mentors)
    assert (proposal.total, proposal.worst or 0, len(proposal.pairs)) == (total, worst, count)
    assert set(proposal.unmatched) == {n.key for n in newcomers} - {
        newcomer for newcomer, _ in proposal.pairs
    }
    assert set(fixed) <= set(proposal.pairs)


@quick
@given(NEWCOMERS, MENTORS, st.randoms(use_true_random=False))
def test_the_order_of_the_lists_changes_nothing(newcomers, mentors, random):
    proposal = propose(newcomers, mentors, MentorMatcher())
    random.shuffle(newcomers)
    random.shuffle(mentors)
    assert propose(newcomers, mentors, MentorMatcher()) == proposal


@quick
@given(NEWCOMERS, groups("m", 4))
def test_a_mentor_more_never_serves_fewer_nor_less_well(newcomers, mentors):
    assume(mentors)
    fewer = propose(newcomers, mentors[1:], MentorMatcher())
    more = propose(newcomers, mentors, MentorMatcher())
    assert reached(more, newcomers, mentors) >= reached(fewer, newcomers, mentors)


@quick
@given(NEWCOMERS, MENTORS)
def test_three_times_the_points_give_three_times_the_total(newcomers, mentors):
    plain = propose(newcomers, mentors, MentorMatcher())
    triple = propose(newcomers, mentors, MentorMatcher(points=default_points().scaled(3)))
    assert triple.total == 3 * plain.total
    assert triple.prices == {key: 3 * price for key, price in plain.prices.items()}


@quick
@given(NEWCOMERS, MENTORS, st.sampled_from(OBJECTIVES))
def test_one_more_place_raises_the_total_by_its_price_while_higher_tiers_stay(newcomers, mentors, objective):
    before = propose(newcomers, mentors, MentorMatcher(), objective=objective)
    higher = reached(before, newcomers, mentors, objective[:-1])
    for at, mentor in enumerate(mentors):
        wider = [*mentors[:at], replace(mentor, places=mentor.places + 1), *mentors[at + 1 :]]
        after = propose(newcomers, wider, MentorMatcher(), objective=objective)
        if reached(after, newcomers, mentors, objective[:-1]) == higher:
            assert after.total - before.total == before.prices[mentor.key]


@quick
@given(NEWCOMERS, MENTORS)
def test_a_mentor_without_pair_and_price_can_go_without_a_change(newcomers, mentors):
    proposal = propose(newcomers, mentors, MentorMatcher())
    used = {mentor for _, mentor in proposal.pairs}
    stay = [m for m in mentors if m.key in used or proposal.prices[m.key]]
    without = propose(newcomers, stay, MentorMatcher())
    assert (len(without.pairs), without.total, without.worst) == (
        len(proposal.pairs), proposal.total, proposal.worst)  # fmt: skip


@quick
@given(NEWCOMERS, MENTORS)
def test_max_min_never_lowers_the_worst_pair(newcomers, mentors):
    with_worst = propose(newcomers, mentors, MentorMatcher(), objective=("count", "worst", "sum"))
    without = propose(newcomers, mentors, MentorMatcher(), objective=("count", "sum"))
    assert (with_worst.worst or 0) >= (without.worst or 0)
    assert with_worst.total <= without.total


@pytest.mark.parametrize("objective", OBJECTIVES)
@pytest.mark.parametrize(("days", "served"), [((5, 3), "a"), ((3, 5), "b"), ((30, 40), "b"), ((7, 7), "a")])
def test_of_two_who_are_alike_the_one_who_waits_longer_is_served(objective, days, served):
    newcomers = [Profile(key, region="11", waiting_days=d) for key, d in zip("ab", days, strict=True)]
    proposal = propose(newcomers, [Profile("m", region="12")], MentorMatcher(), objective=objective)
    assert proposal.pairs == ((served, "m"),)


def test_who_waits_for_longer_than_promised_goes_before_the_better_pair():
    newcomers = [Profile("near", region="11", waiting_days=21), Profile("far", region="01", waiting_days=22)]
    proposal = propose(newcomers, [Profile("m", region="11")], MentorMatcher())
    assert proposal.pairs == (("far", "m"),)
    other = propose(newcomers, [Profile("m", region="11")], MentorMatcher(), objective=("count", "sum"))
    assert other.pairs == (("near", "m"),)


def test_a_person_on_both_sides_is_never_paired_with_herself():
    both = Profile("ada", region="11")
    proposal = propose([both], [both], MentorMatcher())
    assert (proposal.pairs, proposal.unmatched["ada"].code) == ((), "nobody_allowed")
    assert propose([both], [both, Profile("ben")], MentorMatcher()).pairs == (("ada", "ben"),)


@pytest.mark.parametrize(("newcomers", "mentors"), [([], []), ([Profile("n")], []), ([], [Profile("m")])])
def test_empty_sides_are_fine(newcomers, mentors):
    proposal = propose(newcomers, mentors, MentorMatcher())
    assert (proposal.pairs, proposal.total, proposal.gap, proposal.worst) == ((), 0, 0, None)
    assert verify(newcomers, mentors, MentorMatcher(), proposal).valid


def test_ten_thousand_compete_for_the_one_place_of_one_mentor():
    newcomers = [Profile(number, region="11", waiting_days=number % 50) for number in range(10_000)]
    proposal = propose(newcomers, [Profile("ümit", region="12")], MentorMatcher())
    assert proposal.pairs == ((49, "ümit"),)
    reason = proposal.unmatched[48]
    assert (reason.code, reason.people, reason.places, reason.mentors) == (
        "competition",
        10_000,
        1,
        ("ümit",),
    )


@quick
@given(cohorts(), st.data())
def test_accepted_pairs_leave_the_others_where_they_are(cohort, data):
    newcomers, mentors, fixed, excluded = cohort
    proposal = propose(newcomers, mentors, MentorMatcher(), fixed, excluded)
    accepted = [pair for pair in proposal.pairs if pair in fixed or data.draw(st.booleans())]
    again = propose(newcomers, mentors, MentorMatcher(), accepted, excluded)
    assert (again.pairs, again.unmatched.keys()) == (proposal.pairs, proposal.unmatched.keys())
