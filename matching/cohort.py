"""Proposes pairs for a whole cohort: the best proposal there is, with proof."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from matching.checks import TIERS, check_objective
from matching.factored_solver import FactoredSolver, are_few
from matching.keeping_solver import KeepingSolver, divide_classes
from matching.matcher import MentorMatcher
from matching.prices import Weights
from matching.problem import NOBODY, CohortProblem, Ints, Pair
from matching.profile import Key, Profile, key_order
from matching.proposal import Certificate, Proof, Proposal
from matching.solver import DenseSolver, Goal, Solver
from matching.sparse_solver import SparseSolver
from matching.tiers import TierSearch
from matching.ties import find_before
from matching.twins import serve_longest_waiting
from matching.unmatched import UnmatchedReasons
from matching.watch import Progress, TimeIsOverError, Watch

DENSE_CELLS = 400_000
POINTS_ONLY = Weights(0, 0, 1)


def propose(
    newcomers: Sequence[Profile],
    mentors: Sequence[Profile],
    matcher: MentorMatcher,
    fixed: Iterable[Pair] = (),
    excluded: Iterable[Pair] = (),
    objective: Sequence[str] = TIERS,
    time_limit: float | None = None,
    progress: Progress | None = None,
) -> Proposal:
    """Pair as many as possible, then as well as possible, and prove it.

    Parameters
    ----------
    newcomers, mentors : sequences of Profile; a key on both sides is one person, who is never paired with herself
    matcher : MentorMatcher, fitted or not; only its tables are used
    fixed : pairs (newcomer key, mentor key) that must be in the proposal and take a place each
    excluded : pairs that must not be; people who are not here do not matter
    objective : ordered subset of ``("count", "waiting", "worst", "sum")`` that begins with count, ends with sum
        Each tier is made as good as possible while those before it stay the best: people in a pair; those among
        them who have waited for more than 21 days; the points of the worst pair; the sum of all points.
    time_limit : float or None, seconds; looked at between steps. A proposal that was stopped is allowed, but has
        a gap.
    progress : function of the share done (0 to 1) and the name of the next step, or None

    Returns
    -------
    Proposal

    Examples
    --------
    >>> from matching import MentorMatcher, Profile, propose
    >>> newcomers = [Profile("lena", region="03241"), Profile("max", region="11")]
    >>> mentors = [Profile("ada", region="03241", places=2), Profile("ben", region="12")]
    >>> proposal = propose(newcomers, mentors, MentorMatcher())
    >>> proposal.pairs, proposal.total, proposal.gap
    ((('lena', 'ada'), ('max', 'ben')), 656, 0)
    """
    check_objective(objective)
    problem = CohortProblem(newcomers, mentors, matcher, fixed, excluded)
    watch = Watch(time_limit, progress)
    return propose_with(choose_solver(problem, watch), objective, watch)


def choose_solver(problem: CohortProblem, watch: Watch, keep: Mapping[Key, Key] | None = None) -> Solver:
    """The dense solver while its matrix is small; else by classes where there are few, or on few candidates.

    Fixed pairs count as if they were not fixed: who accepts does not change the way in which the others are paired.
    """
    size, places = len(problem.newcomers) + len(problem.fixed), int(problem.matcher.pool_.places.sum())
    if size * min(places, size * len(problem.mentors)) <= DENSE_CELLS:
        return DenseSolver(problem)
    classes = problem.find_classes()
    if classes is None or not are_few(classes):
        return SparseSolver(problem, watch)
    if keep is None:
        return FactoredSolver(problem, *classes)
    finer = divide_classes(problem, *classes, find_before(problem, keep))
    return KeepingSolver(problem, *finer) if are_few(finer[:2]) else FactoredSolver(problem, *classes)


def propose_with(
    solver: Solver, objective: Sequence[str], watch: Watch, keep: Mapping[Key, Key] | None = None
) -> Proposal:
    """The proposal that this solver finds while the watch lets it; ties are settled for pairs to keep."""
    search = TierSearch(solver, objective, watch)
    try:
        search.run()
        search.settle(keep)
        proofs, prices = prove(search)
        certificate = Certificate(search.objective, True, proofs)
    except TimeIsOverError:
        search.keep_best()
        prices, certificate = {}, Certificate(search.objective, False, (find_bound(search),))
    return draw_up(search, certificate, prices, keep)


def prove(search: TierSearch) -> tuple[tuple[Proof, ...], dict[Key, int]]:
    """The proofs of all tiers, and the prices in points."""
    search.watch.begin(0.9, "proof")
    solver, served = search.solver, np.flatnonzero(search.assigned != NOBODY)
    proofs = prove_worst(search) if "worst" in search.objective and len(served) else []
    proofs.append(_prove("sum", solver, search.weights, search.threshold, search.assigned))
    prices = solver.find_prices(POINTS_ONLY, search.threshold, search.assigned, served)
    keys = solver.problem.matcher.pool_.keys
    return tuple(proofs), {key: int(price) for key, price in zip(keys, prices, strict=True)}


def prove_worst(search: TierSearch) -> list[Proof]:
    """That the tiers before the worst pair are the best, and no longer so with a higher threshold."""
    solver, goal = search.solver, search.solver.count_goal(search.assigned)
    proofs = [_prove("count", solver, Weights(1, 0, 0), 0, search.assigned)]
    if search.is_before_worst("waiting"):
        over = np.where(solver.problem.over_promise, search.assigned, NOBODY)
        proofs.append(_prove("waiting", solver, Weights(0, 1, 0), 0, over))
    failure = search.find_failure(goal, search.threshold + 1)
    if failure is not None:
        weights, most = failure
        proofs.append(_prove("worst", solver, weights, search.threshold + 1, most))
    return proofs


def _prove(claim: str, solver: Solver, weights: Weights, threshold: int, assigned: Ints) -> Proof:
    """The proof that an assignment is the best under these weights: its worth is the bound."""
    prices = solver.find_prices(weights, threshold, assigned)
    worth = solver.weigh(weights, threshold).weigh(solver.everybody, solver.count_assigned(assigned))
    return Proof(claim, weights, threshold, name_prices(solver, prices), int(worth.sum()))


def find_bound(search: TierSearch) -> Proof:
    """The lowest known bound of the sum when time is over: everybody's best pair, or what prices on the way said."""
    solver, goal, last = search.solver, search.solver.count_goal(search.assigned), search.solver.bound
    plain = Proof("sum", POINTS_ONLY, 0, (), int(np.maximum(solver.most_points, 0).sum()))
    points = solver.count_assigned(search.assigned)[search.assigned != NOBODY]
    if last is None or points.min(initial=last.threshold) < last.threshold:
        return plain
    priced = Proof("sum", last.weights, last.threshold, name_prices(solver, last.prices), last.worth)
    return min(plain, priced, key=lambda proof: proof.bound - count_above(proof, goal))


def count_above(proof: Proof, goal: Goal) -> int:
    """What people count under the weights of a proof, without their points."""
    return proof.weights.person * goal.served + proof.weights.waiting * goal.waiting


def name_prices(solver: Solver, prices: Ints) -> tuple[tuple[Key, int], ...]:
    """Prices above 0 by the keys of mentors."""
    keys = solver.problem.matcher.pool_.keys
    return tuple((keys[at], int(prices[at])) for at in np.flatnonzero(prices))


def draw_up(
    search: TierSearch,
    certificate: Certificate,
    prices: dict[Key, int],
    keep: Mapping[Key, Key] | None = None,
) -> Proposal:
    """The proposal of what was found."""
    solver, problem = search.solver, search.solver.problem
    settled = solver.settles_ties and certificate.optimal
    assigned = search.assigned if settled else serve_longest_waiting(problem, search.assigned, keep)
    rows = np.flatnonzero(assigned != NOBODY)
    found = [(problem.newcomers[row].key, problem.mentors[assigned[row]].key) for row in rows]
    points = [*problem.fixed_points, *solver.count_assigned(assigned)[rows].tolist()]
    last, goal = certificate.proofs[-1], solver.count_goal(assigned)
    reasons = dict(UnmatchedReasons(solver, assigned).explain_all())
    return Proposal(
        pairs=tuple(sorted((*problem.fixed, *found), key=lambda pair: key_order(pair[0]))),
        unmatched={problem.newcomers[row].key: reasons[row] for row in sorted(reasons)},
        prices=prices,
        total=sum(points),
        bound=last.bound - count_above(last, goal) + sum(problem.fixed_points),
        worst=min(points, default=None),
        certificate=certificate,
    )
