"""The exact optimum of a small cohort by a dense assignment."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from matching.prices import CELLS_AT_ONCE, Weights, Worth, find_minimal_prices
from matching.problem import NOBODY, CohortProblem, Ints, Points


class Goal(NamedTuple):
    """How many are served, and how many of them waited for longer than promised."""

    served: int
    waiting: int


class Solver(ABC):
    """Answers single questions about a problem; an assignment is a mentor's position or -1 for each newcomer.

    Attributes
    ----------
    everybody : ndarray, all rows
    most_points : ndarray (n_newcomers,), the most each newcomer can have, -1 when she may be paired with nobody
    latest : ndarray (n_newcomers,), the last assignment that was allowed, however good
    """

    most_points: Ints

    def __init__(self, problem: CohortProblem) -> None:
        self.problem = problem
        self.everybody = np.arange(len(problem.newcomers))
        self.capacity = np.minimum(problem.capacity, len(problem.newcomers))
        self._prices: dict[tuple[Weights, int], Ints] = {}
        self.latest = np.full(len(self.everybody), NOBODY, dtype=np.int64)

    @abstractmethod
    def count_points(self, rows: Ints) -> Points:
        """Points of these newcomers with all mentors, -1 where a pair is not allowed."""

    @abstractmethod
    def count_assigned(self, assigned: Ints) -> Ints:
        """Points of what each newcomer has, -1 for nothing."""

    @abstractmethod
    def list_choices(self, row: int) -> tuple[Ints, Ints]:
        """Mentors whom one newcomer could have, and the points of each."""

    @abstractmethod
    def assign_best(self, weights: Weights, threshold: int = 0) -> Ints:
        """The assignment of the largest worth."""

    @abstractmethod
    def assign_most(self, rows: Ints, threshold: int, enough: int) -> Ints:
        """As many of `rows` as possible, or at least enough, by pairs of at least `threshold` points."""

    def split(self, rows: Ints) -> Iterator[Ints]:
        """Rows in parts that need little memory with all mentors."""
        step = max(1, CELLS_AT_ONCE // max(len(self.capacity), 1))
        return (rows[start : start + step] for start in range(0, len(rows), step))

    def weigh(self, weights: Weights, threshold: int = 0) -> Worth:
        """What pairs are worth under these weights."""
        n_mentors = len(self.capacity)
        return Worth(
            self.count_points, self.most_points, self.problem.over_promise, n_mentors, weights, threshold
        )

    def find_prices(self, weights: Weights, threshold: int, assigned: Ints) -> Ints:
        """The minimal prices of an assignment that is the best under these weights; every best one has the same."""
        if (weights, threshold) not in self._prices:
            worth = self.weigh(weights, threshold)
            own = worth.weigh(self.everybody, self.count_assigned(assigned))
            self._prices[weights, threshold] = find_minimal_prices(
                worth, own, assigned, self.capacity, self.everybody
            )
        return self._prices[weights, threshold]

    def count_goal(self, assigned: Ints) -> Goal:
        """Who is served by this assignment."""
        served = assigned != NOBODY
        return Goal(int(served.sum()), int((served & self.problem.over_promise).sum()))

    def find_worst(self, assigned: Ints) -> int:
        """The fewest points of a pair; there must be one."""
        return int(self.count_assigned(assigned)[assigned != NOBODY].min())


class DenseSolver(Solver):
    """Holds all points in one matrix of n_newcomers × n_mentors, with a column for each place when it assigns."""

    def __init__(self, problem: CohortProblem) -> None:
        super().__init__(problem)
        self._points = problem.count_block(self.everybody)
        self._slots = np.repeat(np.arange(len(self.capacity)), self.capacity)
        self.most_points = self._points.max(axis=1, initial=-1).astype(np.int64)

    def count_points(self, rows: Ints) -> Points:
        """Points of these newcomers with all mentors."""
        return self._points[rows]

    def count_assigned(self, assigned: Ints) -> Ints:
        """Points of what each newcomer has."""
        points = np.full(len(assigned), -1, dtype=np.int64)
        served = np.flatnonzero(assigned != NOBODY)
        points[served] = self._points[served, assigned[served]]
        return points

    def list_choices(self, row: int) -> tuple[Ints, Ints]:
        """Mentors whom one newcomer could have, and the points of each."""
        columns = np.flatnonzero(self._points[row] >= 0)
        return columns, self._points[row, columns].astype(np.int64)

    def assign_best(self, weights: Weights, threshold: int = 0) -> Ints:
        """The assignment of the largest worth, by Jonker and Volgenant's algorithm."""
        worth = np.maximum(self.weigh(weights, threshold).count(self.everybody), 0)
        rows, columns = linear_sum_assignment(worth[:, self._slots].astype(np.float64), maximize=True)
        mentors = self._slots[columns]
        assigned = np.full(len(worth), NOBODY, dtype=np.int64)
        assigned[rows] = np.where(worth[rows, mentors] > 0, mentors, NOBODY)
        self.latest = assigned
        return assigned

    def assign_most(self, rows: Ints, threshold: int, enough: int) -> Ints:
        """As many as possible, by Hopcroft and Karp's algorithm."""
        graph = csr_array(self._points[np.ix_(rows, self._slots)] >= threshold)
        assigned = np.full(len(self.everybody), NOBODY, dtype=np.int64)
        columns = maximum_bipartite_matching(graph, perm_type="column")
        assigned[rows] = np.append(self._slots, NOBODY)[columns]
        return assigned
