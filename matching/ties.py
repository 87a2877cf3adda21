"""Among equally good proposals always takes the same one, so that fixing some of its pairs changes no others."""

from collections.abc import Mapping

import numpy as np

from matching.candidates import Candidates
from matching.lots import LOTS, draw_lots, hash_all, hash_keys
from matching.prices import Weights, Worth, outweigh
from matching.problem import NOBODY, CohortProblem, Ints
from matching.profile import Key
from matching.solver import Solver

# Where there are pairs to keep, lots are so much smaller that all of them together weigh less than one change.
SMALLER = 20
MOST_TIED_PAIRS = 1_000_000


def settle_ties(
    solver: Solver, weights: Weights, threshold: int, assigned: Ints, keep: Mapping[Key, Key] | None = None
) -> Ints:
    """Of all assignments as good as this one, the one that changes least and then has the highest lots.

    At the prices of an optimum, every other optimum consists of pairs that leave nobody worse off, serves all who
    have something left over, and fills every place that has a price. Among these, people who stay where they were
    count most, and then a lot that each pair draws from its keys.

    Parameters
    ----------
    solver, weights, threshold : the problem that was solved
    assigned : ndarray (n_newcomers,), an optimum
    keep : mapping of newcomer key to mentor key, the pairs of everybody in another proposal, or None

    Returns
    -------
    ndarray (n_newcomers,); `assigned` itself when there are too many tied pairs to choose from, and when the solver has
    chosen among equals already
    """
    if solver.settles_ties:
        return assigned
    worth = solver.weigh(weights, threshold)
    prices = solver.find_prices(weights, threshold, assigned)
    own = worth.weigh(solver.everybody, solver.count_assigned(assigned))
    content = own - np.append(prices, 0)[assigned]
    rows, columns = find_tied(solver, worth, prices, content)
    if int(solver.capacity[columns].sum()) > MOST_TIED_PAIRS or not len(rows):
        return assigned
    duties = np.add(content[rows] > 0, prices[columns] > 0, dtype=np.int64)
    likes = weigh_ties(solver, rows, columns, keep)
    most = outweigh(int(likes.max()), len(solver.everybody))
    candidates = Candidates(rows, columns, duties * most + likes, (len(assigned), len(prices)))
    settled = candidates.assign_best(solver.capacity, all_served=bool((content > 0).all()))
    same = worth.weigh(solver.everybody, solver.count_assigned(settled)).sum() == own.sum()
    return settled if same else assigned


def find_tied(solver: Solver, worth: Worth, prices: Ints, content: Ints) -> tuple[Ints, Ints]:
    """Rows and columns of all pairs with which a newcomer is exactly as well off as she is."""
    none = np.empty(0, dtype=np.int64)
    found = [(none, none), *solver.find_equals(worth, prices, content)]
    rows, columns = (np.concatenate(part) for part in zip(*found, strict=True))
    return rows, columns


def draw_pair_lots(solver: Solver, rows: Ints, columns: Ints) -> Ints:
    """The lot of each pair, drawn from keys; twins draw the same ones."""
    problem = solver.problem
    newcomers = hash_all(text.encode("utf-8", "surrogatepass") for text in problem.likeness)
    return draw_lots(newcomers[rows], hash_keys(problem.mentors)[columns])


def weigh_ties(solver: Solver, rows: Ints, columns: Ints, keep: Mapping[Key, Key] | None) -> Ints:
    """What choosing each of these pairs is worth among equals."""
    lots = draw_pair_lots(solver, rows, columns)
    if keep is None:
        return lots
    return prefer(find_before(solver.problem, keep)[rows], columns, lots, len(solver.everybody))


def find_before(problem: CohortProblem, keep: Mapping[Key, Key]) -> Ints:
    """Position of the mentor whom each newcomer had, -1 for nobody."""
    positions = problem.matcher.pool_.positions
    mentors = [positions.get(keep.get(n.key), NOBODY) for n in problem.newcomers]
    return np.array(mentors, dtype=np.int64)


def prefer(before: Ints, after: Ints, lots: Ints, people: int) -> Ints:
    """What choosing pairs is worth where most should stay as it was, and lots decide the rest.

    Among proposals that serve equally many, whoever stays saves a change, and whoever had nobody adds one.

    Parameters
    ----------
    before : ndarray, the mentor (or kind of mentors) whom the newcomer of a pair had, -1 for nobody
    after : ndarray, whom she has in this pair; shapes broadcast
    lots : ndarray, from 0 to below 2 * LOTS
    people : int, how many pairs there are at most

    Examples
    --------
    Somebody who has had the first mentor, one who has had nobody, and one who has had a third mentor:

    >>> prefer(np.array([[0], [-1], [2]]), np.array([0, 1]), np.array([2**20, LOTS]), people=2).tolist()
    [[8195, 5121], [1, 1024], [4098, 5121]]
    """
    unit = outweigh(2 * LOTS >> SMALLER, people)
    stays: Ints = np.add(before != NOBODY, before == after, dtype=np.int64)
    return unit * stays + (lots >> SMALLER)
