"""The solver for large cohorts: the same optimum from few candidates."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matching import MentorMatcher, Profile, propose, verify
from matching.candidates import Candidates
from matching.cohort import choose_solver, propose_with
from matching.problem import NOBODY, CohortProblem
from matching.scoring import Block, QuickLook
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


@pytest.mark.parametrize("held", [0, 20_000_000])
def test_pairs_far_away_are_found_where_the_nearest_are_taken(monkeypatch, held):
    monkeypatch.setattr("matching.scoring.MOST_MENTORS_AT_ONCE", 12)
    monkeypatch.setattr("matching.scoring.MOST_CELLS_HELD", held)
    people = crowd(3, 150, "n"), crowd(4, 120, "m", 2)
    dense, sparse = propose(*people, MentorMatcher()), propose_sparsely(*people)
    assert (sparse.pairs, sparse.prices, sparse.worst) == (dense.pairs, dense.prices, dense.worst)
    assert verify(*people, MentorMatcher(), sparse).findings == ()


@quick
@given(st.randoms(use_true_random=False), st.sampled_from([np.int16, np.int32]), st.sampled_from([0, 1]))
def test_a_quick_look_leaves_out_no_pair_that_leaves_enough(random, kind, point):
    far = [-(10**13), -(2**29), -(2**15), -700, 0, 400, 2**15, 2**29, 10**13]
    needs = np.array([random.choice(far) + random.randint(-60, 60) for _ in range(6)])
    prices = np.array(
        [random.choice([0, 300, 900, 2**15, 2**29, 10**13]) + random.randint(0, 60) for _ in range(5)]
    )
    points = np.array([[random.randint(0, 1000) for _ in prices] for _ in needs], dtype=kind)
    quick_look = QuickLook.of(point, 0, needs, prices)
    where, which = np.nonzero(point * points.astype(np.int64) - prices >= needs[:, None])
    block = Block(np.arange(6), np.arange(5), points)
    assert set(where.tolist()) <= set(quick_look.find_keen(block).tolist())
    assert set(zip(where, which, strict=True)) <= set(zip(*quick_look.find_cells(block), strict=True))


@pytest.mark.parametrize("places", [1, 3])
def test_many_rounds_of_one_new_pair_each_end_at_the_same_optimum(monkeypatch, places):
    for name, most in {"FIRST_CANDIDATES": 1, "MORE_CANDIDATES": 1, "NEAR": 0, "MANY_NEW": 1.0}.items():
        monkeypatch.setattr(f"matching.sparse_solver.{name}", most)
    people = crowd(5, 60, "n"), crowd(6, 50, "m", places)
    dense, sparse = propose(*people, MentorMatcher()), propose_sparsely(*people)
    assert (sparse.pairs, sparse.prices, sparse.worst) == (dense.pairs, dense.prices, dense.worst)
    assert verify(*people, MentorMatcher(), sparse).findings == ()


@pytest.mark.parametrize("places", [1, 3])
def test_prices_found_before_time_was_over_bound_the_sum_closely(monkeypatch, places):
    for name, most in {"FIRST_CANDIDATES": 2, "MORE_CANDIDATES": 1, "NEAR": 0}.items():
        monkeypatch.setattr(f"matching.sparse_solver.{name}", most)
    people, gaps = (crowd(5, 160, "n"), crowd(6, 90, "m", places)), []
    for rounds in range(3, 14):
        clock = iter([*[0] * rounds, *[9] * 99])
        watch = Watch(9, clock=lambda clock=clock: next(clock))
        problem = CohortProblem(*people, MentorMatcher())
        stopped = propose_with(SparseSolver(problem, watch), ("count", "sum"), watch)
        assert verify(*people, MentorMatcher(), stopped).findings == ()
        gaps.append(stopped.gap)
    assert gaps == sorted(gaps, reverse=True)
    assert any(0 < gap < gaps[0] / 50 for gap in gaps)
    assert gaps[-1] == 0


@pytest.mark.parametrize("all_served", [True, False])
def test_a_pair_that_is_worth_one_less_than_the_best_is_a_pair_all_the_same(all_served):
    worth = np.array([7, 6, 5])
    candidates = Candidates(np.arange(3), np.arange(3), worth, (3, 3))
    found = candidates.assign_best(np.ones(3, dtype=int), all_served=all_served)
    assert found.tolist() == [0, 1, 2]


@pytest.mark.parametrize(("worth", "served"), [((9, 4, 4), [0, NOBODY]), ((9, 8, 8), [1, 0])])
def test_somebody_is_left_out_only_where_that_is_worth_more(worth, served):
    """The first has two to choose from, the second one of these."""
    candidates = Candidates(np.array([0, 0, 1]), np.array([0, 1, 0]), np.array(worth), (2, 2))
    assert candidates.assign_best(np.ones(2, dtype=int)).tolist() == served


def test_who_may_be_paired_with_nobody_hears_so_whoever_stands_between_them():
    newcomers, mentors = [Profile(f"n{n}") for n in range(5)], [Profile("m")]
    fixed, excluded = [("n3", "m")], [("n0", "m"), ("n2", "m")]
    proposal = propose_sparsely(newcomers, mentors, fixed, excluded)
    codes = {key: why.code for key, why in proposal.unmatched.items()}
    alone, others = "nobody_allowed", "competition"
    assert codes == {"n0": alone, "n1": others, "n2": alone, "n4": others}
    assert verify(newcomers, mentors, MentorMatcher(), proposal, fixed, excluded).findings == ()
