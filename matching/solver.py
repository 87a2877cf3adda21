"""The exact optimum of a small cohort by a dense assignment, tier after tier."""

from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from matching.prices import Weights, Worth
from matching.problem import NOBODY, CohortProblem, Ints, Points


class Goal(NamedTuple):
    """How many are served, and how many of them waited for longer than promised."""

    served: int
    waiting: int


class DenseSolver:
    """Solves one problem with all points in one matrix of n_newcomers × n_mentors.

    Attributes
    ----------
    points : ndarray of int32 (n_newcomers, n_mentors), -1 where a pair is not allowed
    slots : ndarray, the mentor of each free place
    """

    def __init__(self, problem: CohortProblem) -> None:
        self.problem = problem
        self.everybody = np.arange(len(problem.newcomers))
        self.points = problem.count_block(self.everybody)
        capacity = np.minimum(problem.capacity, len(problem.newcomers))
        self.slots = np.repeat(np.arange(len(capacity)), capacity)

    def count_points(self, rows: Ints) -> Points:
        """Points of these newcomers with all mentors."""
        return self.points[rows]

    def weigh(self, weights: Weights, threshold: int = 0) -> Worth:
        """What pairs are worth under these weights."""
        n_mentors = self.points.shape[1]
        return Worth(self.count_points, self.problem.over_promise, n_mentors, weights, threshold)

    def assign_best(self, weights: Weights, threshold: int = 0) -> Ints:
        """The assignment of the largest worth: position of a mentor or -1, shape (n_newcomers,)."""
        worth = np.maximum(self.weigh(weights, threshold).count(self.everybody), 0)
        rows, columns = linear_sum_assignment(worth[:, self.slots].astype(np.float64), maximize=True)
        assigned = np.full(len(worth), NOBODY, dtype=np.int64)
        assigned[rows] = self.slots[columns]
        assigned[rows[worth[rows, self.slots[columns]] == 0]] = NOBODY
        return assigned

    def assign_most(self, rows: Ints, threshold: int) -> Ints:
        """As many of `rows` as possible by pairs of at least `threshold` points, whatever the points."""
        graph = csr_array(self.points[np.ix_(rows, self.slots)] >= threshold)
        assigned = np.full(len(self.points), NOBODY, dtype=np.int64)
        columns = maximum_bipartite_matching(graph, perm_type="column")
        assigned[rows] = np.append(self.slots, NOBODY)[columns]
        return assigned

    def count_goal(self, assigned: Ints) -> Goal:
        """Who is served by this assignment."""
        served = assigned != NOBODY
        return Goal(int(served.sum()), int((served & self.problem.over_promise).sum()))

    def find_worst(self, assigned: Ints) -> int:
        """The fewest points of a pair; there must be one."""
        served = np.flatnonzero(assigned != NOBODY)
        return int(self.points[served, assigned[served]].min())
