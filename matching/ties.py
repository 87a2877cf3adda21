"""Among equally good proposals always takes the same one, so that fixing some of its pairs changes no others."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from matching.candidates import Candidates
from matching.lots import LOTS, draw_lots, hash_all, hash_keys
from matching.prices import Weights, Worth
from matching.problem import NOBODY, Ints
from matching.profile import Key
from matching.solver import Solver

KEPT = 2 * LOTS
MOST_TIED_PAIRS = 1_000_000


def settle_ties(
    solver: Solver, weights: Weights, threshold: int, assigned: Ints, keep: Mapping[Key, Key] | None = None
) -> Ints:
    """Of all assignments as good as this one, the one that keeps most and then has the highest lots.

    At the prices of an optimum, every other optimum consists of pairs that leave nobody worse off, serves all who
    have something left over, and fills every place that has a price. Among these, pairs to keep count most, and
    then a lot that each pair draws from its keys.

    Parameters
    ----------
    solver, weights, threshold : the problem that was solved
    assigned : ndarray (n_newcomers,), an optimum
    keep : mapping of newcomer key to mentor key, pairs to prefer

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
    duties = (content[rows] > 0) * 1 + (prices[columns] > 0)
    likes = draw_pair_lots(solver, rows, columns) + KEPT * find_kept(solver, rows, columns, keep or {})
    most = 2 * KEPT * len(solver.everybody)
    candidates = Candidates(rows, columns, duties * most + likes + 1, (len(assigned), len(prices)))
    settled = candidates.assign_best(solver.capacity)
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


def find_kept(solver: Solver, rows: Ints, columns: Ints, keep: Mapping[Key, Key]) -> npt.NDArray[np.bool_]:
    """Whether each pair is one to keep."""
    positions = solver.problem.matcher.pool_.positions
    wished = [
        positions.get(keep[n.key], NOBODY) if n.key in keep else NOBODY for n in solver.problem.newcomers
    ]
    kept: npt.NDArray[np.bool_] = np.array(wished, dtype=np.int64)[rows] == columns
    return kept
