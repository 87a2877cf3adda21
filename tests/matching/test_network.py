"""Classes in place of people: the same optimum and the same prices, however many people there are."""

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from matching import MentorMatcher, Profile, propose, verify
from matching.cohort import choose_solver, propose_with
from matching.factored_solver import FactoredSolver
from matching.network import assign_classes, count_most, price_classes, settle_classes
from matching.problem import CohortProblem
from matching.solver import DenseSolver
from matching.watch import Watch
from tests.matching.crowd import crowd
from tests.matching.strategies import quick
from tests.matching.test_cohort import OBJECTIVES, TIERS, cohorts

PLACE_AND_TYPE = {"region": 600, "institution_type": 400}
FORBIDDEN = -(2**40)


def propose_by_classes(newcomers, mentors, fixed=(), excluded=(), objective=TIERS):
    problem = CohortProblem(newcomers, mentors, MentorMatcher(PLACE_AND_TYPE), fixed, excluded)
    return propose_with(FactoredSolver(problem, *problem.find_classes()), objective, Watch())


@quick
@given(cohorts(), st.sampled_from(OBJECTIVES))
def test_classes_reach_what_people_reach_and_prove_it(cohort, objective):
    newcomers, mentors, fixed, excluded = cohort
    assume(mentors and len(newcomers) > len(fixed))
    matcher = MentorMatcher(PLACE_AND_TYPE)
    plain = propose(newcomers, mentors, matcher, fixed, excluded, objective)
    factored = propose_by_classes(*cohort, objective)
    assert verify(newcomers, mentors, matcher, factored, fixed, excluded).findings == ()
    assert reached(factored, objective) == reached(plain, objective)


def reached(proposal, objective):
    """What was asked for; of a worst pair that nobody asked about, two optima may differ."""
    found = {"count": len(proposal.pairs), "worst": proposal.worst, "sum": proposal.total}
    return tuple(found[tier] for tier in objective if tier != "waiting")


@quick
@given(st.integers(0, 10**6))
def test_the_flow_is_the_assignment_of_all_people_and_a_price_what_one_more_place_adds(seed):
    lot = np.random.default_rng(seed)
    n, m = lot.integers(1, 6, 2)
    worth = np.where(lot.random((n, m)) < 0.2, FORBIDDEN, lot.integers(0, 12, (n, m)) * 5)
    supply, capacity = lot.integers(0, 4, n), lot.integers(0, 4, m)
    flow = assign_classes(worth, supply, capacity)
    people = np.maximum(np.repeat(np.repeat(worth, supply, axis=0), capacity, axis=1), 0)
    best = people[linear_sum_assignment(people, maximize=True)].sum()
    assert (flow * np.maximum(worth, 0)).sum() == best
    assert (flow.sum(axis=1) <= supply).all()
    assert (flow.sum(axis=0) <= capacity).all()
    assert not flow[worth < 0].any()
    for at, price in enumerate(price_classes(worth, flow, supply - flow.sum(axis=1), capacity)):
        more = assign_classes(worth, supply, capacity + (np.arange(m) == at))
        assert (more * np.maximum(worth, 0)).sum() - best == price


def list_flows(worth, supply, capacity):
    """Every flow there is."""
    each = [
        [row for row in product(*(range(int(most) + 1) for most in capacity)) if sum(row) <= people]
        for people in supply
    ]
    flows = (np.array(rows).reshape(worth.shape) for rows in product(*each))
    return [flow for flow in flows if (flow.sum(axis=0) <= capacity).all() and not flow[worth < 0].any()]


def test_of_all_best_flows_the_one_of_the_highest_lots_is_taken():
    lot = np.random.default_rng(1)
    for _ in range(60):
        n, m = lot.integers(1, 4, 2)
        worth = np.where(lot.random((n, m)) < 0.2, FORBIDDEN, lot.integers(1, 4, (n, m)))
        supply, capacity, lots = lot.integers(0, 3, n), lot.integers(0, 3, m), lot.integers(0, 9, (n, m))
        flows = list_flows(worth, supply, capacity)
        best = max((flow * worth).sum() for flow in flows)
        most = max((flow * lots).sum() for flow in flows if (flow * worth).sum() == best)
        first = assign_classes(worth, supply, capacity)
        settled = settle_classes(worth, first, supply, capacity, lots)
        assert ((settled * worth).sum(), (settled * lots).sum()) == (best, most)
        assert any((settled == flow).all() for flow in flows)


def test_as_many_of_each_class_are_placed_as_can_be():
    lot = np.random.default_rng(2)
    for _ in range(40):
        n, m = lot.integers(1, 4, 2)
        allowed, supply, capacity = lot.random((n, m)) < 0.6, lot.integers(0, 3, n), lot.integers(0, 3, m)
        flows = list_flows(allowed - 1, supply, capacity)
        most = count_most(allowed, supply, capacity)
        assert most.sum() == max(flow.sum() for flow in flows)
        assert any((most == flow).all() for flow in flows)


def test_classes_without_anybody_or_any_place_have_an_empty_flow():
    nobody, nothing = np.zeros(0, dtype=np.int64), np.zeros((0, 2), dtype=np.int64)
    assert assign_classes(nothing, nobody, np.array([1, 2])).shape == (0, 2)
    assert assign_classes(nothing.T, np.array([1, 2]), nobody).shape == (2, 0)
    assert price_classes(nothing, nothing, nobody, np.array([1, 2])).tolist() == [0, 0]


@pytest.mark.parametrize("places", [2, 4])
def test_a_large_cohort_of_few_classes_is_solved_by_classes(places):
    newcomers, mentors = crowd(3, 900, "n"), crowd(4, 500, "m", places)
    matcher = MentorMatcher(PLACE_AND_TYPE)
    problem = CohortProblem(newcomers, mentors, matcher)
    assert type(choose_solver(problem, Watch())) is FactoredSolver
    proposal = propose(newcomers, mentors, matcher)
    dense = propose_with(DenseSolver(problem), TIERS, Watch())
    assert (len(proposal.pairs), proposal.worst, proposal.total) == (
        len(dense.pairs),
        dense.worst,
        dense.total,
    )
    assert verify(newcomers, mentors, matcher, proposal).findings == ()


@quick
@given(cohorts(), st.data(), st.randoms(use_true_random=False))
def test_accepted_pairs_leave_the_others_of_every_class_where_they_are(cohort, data, random):
    newcomers, mentors, fixed, excluded = cohort
    assume(mentors and len(newcomers) > len(fixed))
    proposal = propose_by_classes(*cohort)
    accepted = [pair for pair in proposal.pairs if pair in fixed or data.draw(st.booleans())]
    random.shuffle(newcomers)
    random.shuffle(mentors)
    assume(len(newcomers) > len(accepted))
    again = propose_by_classes(newcomers, mentors, accepted, excluded)
    assert (again.pairs, again.unmatched.keys()) == (proposal.pairs, proposal.unmatched.keys())


@pytest.mark.parametrize("objective", [TIERS, ("count", "sum")])
def test_a_large_cohort_of_classes_stays_as_it_is_when_some_accept(objective):
    newcomers, mentors = crowd(3, 900, "n"), crowd(4, 500, "m", 2)
    matcher = MentorMatcher(PLACE_AND_TYPE)
    proposal = propose(newcomers, mentors, matcher, objective=objective)
    for some in (proposal.pairs[::2], proposal.pairs[:-20]):
        again = propose(newcomers, mentors, matcher, fixed=some, objective=objective)
        assert (again.pairs, again.unmatched.keys()) == (proposal.pairs, proposal.unmatched.keys())


@pytest.mark.parametrize("objective", OBJECTIVES)
@pytest.mark.parametrize(("days", "served"), [((5, 3), "a"), ((3, 5), "b"), ((3, 30), "b"), ((30, 40), "b")])
def test_of_two_of_one_class_the_one_who_waits_longer_is_served(objective, days, served):
    newcomers = [Profile(key, region="11", waiting_days=d) for key, d in zip("ab", days, strict=True)]
    proposal = propose_by_classes(newcomers, [Profile("m", region="12")], objective=objective)
    assert proposal.pairs == ((served, "m"),)


def test_topics_that_carry_points_leave_no_classes():
    problem = CohortProblem([Profile("a", topics={"x"})], [Profile("b", topics={"x"})], MentorMatcher())
    assert problem.find_classes() is None


def test_a_flow_that_is_not_the_best_has_no_prices():
    with pytest.raises(ArithmeticError, match="not optimal"):
        price_classes(np.array([[9, 5]]), np.array([[0, 1]]), np.array([0]), np.array([1, 1]))
