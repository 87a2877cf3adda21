"""The solver for large cohorts: the same optimum from few candidates."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matching import MentorMatcher, Profile, propose, verify
from matching.cohort import choose_solver, propose_with
from matching.problem import CohortProblem
from matching.solver import DenseSolver
from matching.sparse_solver import SparseSolver
from matching.watch import Watch
from tests.matching.brute import best_figures
from tests.matching.crowd import crowd
from tests.matching.strategies import quick
from tests.matching.test_cohort import OBJECTIVES, TIERS, cohorts, reached


def propose_sparsely(newcomers, mentors, fixed=(), excluded=(), objective=TIERS, seconds=None):
    problem, watch = CohortProblem(newcomers, mentors, MentorMatcher(), fixed, excluded), Watch(seconds)
    return propose_with(SparseSolver(problem, watch), objective, watch)


@quick
@given(cohorts(), st.sampled_from(OBJECTIVES))
def test_the_sparse_solver_finds_the_best_of_all_and_proves_it(cohort, objective):
    newcomers, mentors, fixed, excluded = cohort
    assume(mentors and len(newcomers) > len(fixed))  # a small cohort never meets this solver
    proposal = propose_sparsely(newcomers, mentors, fixed, excluded, objective)
    assert reached(proposal, newcomers, mentors, objective) == best_figures(*cohort, objective)
    assert verify(newcomers, mentors, MentorMatcher(), proposal, fixed, excluded).findings == ()
    assert proposal.gap == 0


@pytest.mark.parametrize("objective", OBJECTIVES)
@pytest.mark.parametrize(("newcomers", "mentors", "places"), [(150, 120, 2), (200, 60, 3), (60, 200, 1)])
def test_both_solvers_reach_the_same_in_every_tier(newcomers, mentors, places, objective):
    people = crowd(3, newcomers, "n"), crowd(4, mentors, "m", places)
    dense = propose(*people, MentorMatcher(), objective=objective)
    sparse = propose_sparsely(*people, objective=objective)
    assert reached(sparse, *people, objective) == reached(dense, *people, objective)
    assert sparse.pairs == dense.pairs
    assert [p.statement for p in sparse.certificate.proofs] == [p.statement for p in dense.certificate.proofs]
    assert verify(*people, MentorMatcher(), sparse).findings == ()


@pytest.mark.parametrize("seconds", [0, 0.02])
def test_the_sparse_solver_stopped_early_states_its_gap(seconds):
    people = crowd(3, 150, "n"), crowd(4, 60, "m", 3)
    stopped, best = propose_sparsely(*people, seconds=seconds), propose(*people, MentorMatcher())
    assert verify(*people, MentorMatcher(), stopped).findings == ()
    assert 0 < len(stopped.pairs) <= len(best.pairs)
    assert stopped.total <= stopped.bound >= best.total


def test_many_who_are_alike_find_the_few_places():
    newcomers = [Profile(n, region="11", waiting_days=n) for n in range(300)]
    mentors = [Profile(f"m{n}", region="12") for n in range(100)]
    proposal = propose_sparsely(newcomers, mentors)
    assert {newcomer for newcomer, _ in proposal.pairs} == set(range(200, 300))
    assert verify(newcomers, mentors, MentorMatcher(), proposal).findings == ()


def test_size_decides_which_solver_is_taken():
    mentors = [Profile(f"m{n}", topics={"funding"}, places=3) for n in range(100)]
    kinds = []
    for size in (10, 14_000):
        newcomers = [Profile(n, topics={"funding"}) for n in range(size)]
        problem = CohortProblem(newcomers, mentors, MentorMatcher())
        kinds.append(type(choose_solver(problem, Watch())))
    assert kinds == [DenseSolver, SparseSolver]


def test_points_too_large_for_small_numbers_are_counted_all_the_same():
    newcomers, mentors = crowd(1, 20, "n"), crowd(2, 15, "m")
    problem = CohortProblem(newcomers, mentors, MentorMatcher({"region": 40_000}))
    before = problem.pairs.count(np.arange(20))
    problem.pairs.hold()
    assert problem.pairs.count(np.arange(20)).tolist() == before.tolist()
    assert before.max() == 40_000


def test_among_thousands_of_mentors_the_nearest_are_tried_first_and_the_best_found():
    people = crowd(1, 40, "n"), crowd(2, 4_300, "m", 2)
    dense, sparse = propose(*people, MentorMatcher()), propose_sparsely(*people)
    assert (sparse.pairs, sparse.total, sparse.worst) == (dense.pairs, dense.total, dense.worst)
    assert sparse.gap == 0


def test_those_over_the_promise_alone_have_other_prices_than_everybody():
    """Two who wait for long want one place, and two others another one: the proof of the count needs both."""
    waiting = [Profile(f"w{n}", formats={"phone"}, waiting_days=30) for n in range(2)]
    others = [Profile(f"o{n}", formats={"online"}) for n in range(2)]
    people = [*waiting, *others], [Profile("a", formats={"phone"}), Profile("b", formats={"online"})]
    proposal = propose_sparsely(*people)
    assert {newcomer for newcomer, _ in proposal.pairs} == {"w0", "o0"}
    assert verify(*people, MentorMatcher(), proposal).findings == ()
