"""Proposes pairs for a whole cohort: the best proposal there is, with proof."""

from collections.abc import Iterable, Sequence

import numpy as np

from matching.checks import TIERS, check_objective
from matching.matcher import MentorMatcher
from matching.prices import Weights, Worth, find_minimal_prices
from matching.problem import NOBODY, CohortProblem, Ints, Pair
from matching.profile import Key, Profile, key_order
from matching.proposal import Certificate, Proof, Proposal
from matching.solver import DenseSolver
from matching.tiers import Progress, TierSearch, TimeIsOverError, Watch
from matching.twins import serve_longest_waiting
from matching.unmatched import UnmatchedReasons

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
    search = TierSearch(DenseSolver(problem), objective, Watch(time_limit, progress))
    try:
        search.run()
        proofs, prices = prove(search)
        certificate = Certificate(search.objective, True, proofs)
    except TimeIsOverError:
        prices = {}
        certificate = Certificate(search.objective, False, (bound_points(search),))
    return draw_up(search, certificate, prices)


def prove(search: TierSearch) -> tuple[tuple[Proof, ...], dict[Key, int]]:
    """The proofs of all tiers, and the prices in points."""
    search.watch.begin(0.8, "proof")
    solver, goal = search.solver, search.solver.count_goal(search.assigned)
    proofs = list[Proof]()
    if "worst" in search.objective and goal.served:
        proofs += prove_worst(search)
    worth = solver.weigh(search.weights, search.threshold)
    proofs.append(_prove("sum", search, worth, search.assigned))
    served = np.flatnonzero(search.assigned != NOBODY)
    points = solver.weigh(POINTS_ONLY, search.threshold)
    prices = find_minimal_prices(points, search.assigned, solver.problem.capacity, served)
    keys = solver.problem.matcher.pool_.keys
    return tuple(proofs), {key: int(price) for key, price in zip(keys, prices, strict=True)}


def prove_worst(search: TierSearch) -> list[Proof]:
    """That the tiers before the worst pair are the best, and no longer so with a higher threshold."""
    solver, goal = search.solver, search.solver.count_goal(search.assigned)
    proofs = [_prove("count", search, solver.weigh(Weights(1, 0, 0)), search.assigned)]
    if search.is_before_worst("waiting"):
        over = np.where(solver.problem.over_promise, search.assigned, NOBODY)
        proofs.append(_prove("waiting", search, solver.weigh(Weights(0, 1, 0)), over))
    failure = search.find_failure(goal, search.threshold + 1)
    if failure is not None:
        weights, most = failure
        proofs.append(_prove("worst", search, solver.weigh(weights, search.threshold + 1), most))
    return proofs


def _prove(claim: str, search: TierSearch, worth: Worth, assigned: Ints) -> Proof:
    problem, everybody = search.solver.problem, search.solver.everybody
    prices = find_minimal_prices(worth, assigned, problem.capacity, everybody)
    return write_proof(claim, search, worth, prices)


def bound_points(search: TierSearch) -> Proof:
    """A bound of the sum that holds for every proposal, however many it serves."""
    worth = search.solver.weigh(POINTS_ONLY)
    return write_proof("sum", search, worth, np.zeros(worth.n_mentors, dtype=np.int64))


def write_proof(claim: str, search: TierSearch, worth: Worth, prices: Ints) -> Proof:
    """The proof with these prices, and the bound that follows from them."""
    problem, bound = search.solver.problem, int(prices @ search.solver.problem.capacity)
    for _, block in worth.count_blocks(search.solver.everybody if worth.n_mentors else np.arange(0)):
        bound += int(np.maximum(block - prices, 0).max(axis=1).sum())
    keys = problem.matcher.pool_.keys
    some = tuple((keys[at], int(prices[at])) for at in np.flatnonzero(prices))
    return Proof(claim, worth.weights, worth.threshold, some, bound)


def draw_up(search: TierSearch, certificate: Certificate, prices: dict[Key, int]) -> Proposal:
    """The proposal of what was found."""
    problem = search.solver.problem
    assigned = serve_longest_waiting(problem, search.assigned)
    rows = np.flatnonzero(assigned != NOBODY)
    found = [(problem.newcomers[row].key, problem.mentors[assigned[row]].key) for row in rows]
    points = [*problem.fixed_points, *search.solver.points[rows, assigned[rows]].tolist()]
    reasons = UnmatchedReasons(problem, search.solver, assigned).explain_all()
    last, goal = certificate.proofs[-1], search.solver.count_goal(assigned)
    above = last.weights.person * goal.served + last.weights.waiting * goal.waiting
    return Proposal(
        pairs=tuple(sorted((*problem.fixed, *found), key=lambda pair: key_order(pair[0]))),
        unmatched={problem.newcomers[row].key: reason for row, reason in reasons},
        prices=prices,
        total=sum(points),
        bound=last.bound - above + sum(problem.fixed_points),
        worst=min(points, default=None),
        certificate=certificate,
    )
