"""The exact optimum of a small cohort by a dense assignment."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from matching.prices import Weights, Worth, find_minimal_prices
from matching.problem import NOBODY, CohortProblem, Ints
from matching.scoring import NOT_ALLOWED, Block, QuickLook


class Goal(NamedTuple):
    """How many are served, and how many of them waited for longer than promised."""

    served: int
    waiting: int


class Bound(NamedTuple):
    """What no assignment by pairs of at least `threshold` points is worth more than under these weights, by prices."""

    weights: Weights
    threshold: int
    prices: Ints
    worth: int


class Solver(ABC):
    """Answers single questions about a problem; an assignment is a mentor's position or -1 for each newcomer.

    Attributes
    ----------
    everybody : ndarray, all rows
    most_points : ndarray (n_newcomers,), what no pair of each newcomer exceeds, -1 when she may be paired with nobody
    latest : ndarray (n_newcomers,), the last assignment that was allowed, however good
    bound : Bound or None, the last one that was found on the way
    settles_ties : bool, whether its best assignment is the one to take among equals already
    """

    most_points: Ints
    bound: Bound | None = None
    settles_ties = False

    def __init__(self, problem: CohortProblem) -> None:
        self.problem = problem
        self.everybody = np.arange(len(problem.newcomers))
        self.capacity = np.minimum(problem.capacity, len(problem.newcomers))
        self._prices: dict[tuple[Weights, int], Ints] = {}
        self.latest = np.full(len(self.everybody), NOBODY, dtype=np.int64)

    @abstractmethod
    def count_assigned(self, assigned: Ints) -> Ints:
        """Points of what each newcomer has, -1 for nothing."""

    @abstractmethod
    def list_choices(self, row: int) -> tuple[Ints, Ints]:
        """Mentors whom one newcomer could have, and the points of each."""

    @abstractmethod
    def assign_best(self, weights: Weights, threshold: int) -> Ints:
        """The assignment of the largest worth."""

    @abstractmethod
    def assign_most(self, rows: Ints, threshold: int, enough: int) -> Ints:
        """As many of `rows` as possible, or at least enough, by pairs of at least `threshold` points."""

    @abstractmethod
    def find_blocks(self, rows: Ints, quick: QuickLook) -> Iterator[Block]:
        """Blocks with all pairs that are worth a closer look."""

    def find_gains(
        self, worth: Worth, prices: Ints, content: Ints, rows: Ints
    ) -> Iterator[tuple[Block, Ints]]:
        """Blocks of pairs with what each would leave a newcomer beyond what she is content with.

        Every row of `rows` that has a pair leaving anything is there; `content` is of everybody.
        """
        needs = np.zeros(len(self.everybody), dtype=np.int64)
        needs[rows] = content[rows] - worth.find_base(rows) + 1
        quick = QuickLook.of(worth.weights.point, worth.threshold, needs, prices)
        for block in self.find_blocks(rows, quick):
            keen = block.take(quick.find_keen(block))
            if len(keen.rows):
                gains = worth.extend(keen.rows, keen.points)
                gains -= content[keen.rows, None] + prices[keen.columns]
                yield keen, gains

    def find_equals(self, worth: Worth, prices: Ints, content: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Rows and columns of all pairs that leave a newcomer exactly what she is content with."""
        needs = content - worth.find_base(self.everybody)
        quick = QuickLook.of(worth.weights.point, worth.threshold, needs, prices)
        for block in self.find_blocks(self.everybody, quick):
            where, which = quick.find_cells(block)
            rows, columns, points = block.rows[where], block.columns[which], block.points[where, which]
            left = worth.weigh(rows, points.astype(np.int64)) - prices[columns]
            equal = (left == content[rows]) & (points >= worth.threshold)
            yield rows[equal], columns[equal]

    def weigh(self, weights: Weights, threshold: int) -> Worth:
        """What pairs of at least so many points are worth under these weights."""
        return Worth(self.problem.over_promise, weights, threshold)

    def find_prices(self, weights: Weights, threshold: int, assigned: Ints, rows: Ints | None = None) -> Ints:
        """The minimal prices of an assignment that is the best for `rows`; every best one has the same."""
        if rows is not None:
            return self.price(self.weigh(weights, threshold), assigned, rows)
        if (weights, threshold) not in self._prices:
            found = self.price(self.weigh(weights, threshold), assigned, self.everybody)
            self._prices[weights, threshold] = found
        return self._prices[weights, threshold]

    @abstractmethod
    def price(self, worth: Worth, assigned: Ints, rows: Ints) -> Ints:
        """The minimal prices, counted anew."""

    def count_goal(self, assigned: Ints) -> Goal:
        """Who is served by this assignment."""
        served = assigned != NOBODY
        return Goal(int(served.sum()), int((served & self.problem.over_promise).sum()))


@dataclass(frozen=True)
class AllOffers:
    """What newcomers would pay, with a look at all their pairs."""

    solver: Solver
    worth: Worth

    def find_offers(self, rows: Ints, content: Ints) -> Ints:
        """What the keenest of `rows` would pay at each mentor, at least 0, shape (n_mentors,)."""
        offers = np.zeros(len(self.solver.capacity), dtype=np.int64)
        for block, gains in self.solver.find_gains(self.worth, offers * 0, content, rows):
            offers[block.columns] = np.maximum(offers[block.columns], gains.max(axis=0, initial=0))
        return offers


class DenseSolver(Solver):
    """Holds all points in one matrix of n_newcomers × n_mentors, with a column for each place when it assigns."""

    def __init__(self, problem: CohortProblem) -> None:
        super().__init__(problem)
        self._points = problem.pairs.count(self.everybody)
        self._columns = np.arange(len(self.capacity))
        self._slots = np.repeat(np.arange(len(self.capacity)), self.capacity)
        self.most_points = self._points.max(axis=1, initial=NOT_ALLOWED).astype(np.int64)

    def count_assigned(self, assigned: Ints) -> Ints:
        """Points of what each newcomer has."""
        points = np.full(len(assigned), NOT_ALLOWED, dtype=np.int64)
        served = np.flatnonzero(assigned != NOBODY)
        points[served] = self._points[served, assigned[served]]
        return points

    def find_blocks(self, rows: Ints, quick: QuickLook) -> Iterator[Block]:
        """All pairs at once."""
        yield Block(rows, self._columns, self._points[rows])

    def price(self, worth: Worth, assigned: Ints, rows: Ints) -> Ints:
        """The minimal prices, with a look at all pairs."""
        own = worth.weigh(self.everybody, self.count_assigned(assigned))
        return find_minimal_prices(AllOffers(self, worth), own, assigned, self.capacity, rows)

    def list_choices(self, row: int) -> tuple[Ints, Ints]:
        """Mentors whom one newcomer could have, and the points of each."""
        columns = np.flatnonzero(self._points[row] >= 0)
        return columns, self._points[row, columns].astype(np.int64)

    def assign_best(self, weights: Weights, threshold: int) -> Ints:
        """The assignment of the largest worth, by Jonker and Volgenant's algorithm."""
        worth = np.maximum(self.weigh(weights, threshold).extend(self.everybody, self._points), 0)
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
