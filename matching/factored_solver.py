"""The exact optimum of a cohort in which many are alike: solved by classes, then dealt out to people."""

from collections.abc import Iterator, Sequence

import numpy as np

from matching.lots import LOTS, draw_lots, hash_all, hash_keys
from matching.network import assign_classes, count_most, price_classes, settle_classes
from matching.prices import Weights, Worth
from matching.problem import NOBODY, CohortProblem, Ints
from matching.ranges import count_through
from matching.scoring import NOT_ALLOWED, Block, QuickLook
from matching.solver import Solver

MOST_CLASS_PAIRS = 4_000_000


class FactoredSolver(Solver):
    """Holds the points of classes only; people over the waiting promise are classes of their own.

    Attributes
    ----------
    points : ndarray (n_classes, m_classes)
    rows, columns : ndarrays, the class of each newcomer and of each mentor
    others : ndarray (n_classes,), what else divides newcomers
    """

    settles_ties = True

    def __init__(self, problem: CohortProblem, newcomers: Ints, mentors: Ints) -> None:
        super().__init__(problem)
        self._learn_classes(newcomers, mentors)
        self._capacity = np.bincount(self.columns, self.capacity, self.points.shape[1]).astype(np.int64)
        self.most_points = self.points.max(axis=1, initial=NOT_ALLOWED)[self.rows].astype(np.int64)

    def _learn_classes(self, newcomers: Ints, mentors: Ints) -> None:
        """Number mentors' classes by who comes first there, newcomers' by their points: so no list's order matters."""
        first_columns, self.columns = _number_by_first(mentors)
        first_rows, rows = _number_by_first(2 * newcomers + self.problem.over_promise)
        points = self.problem.pairs.count(first_rows, first_columns)
        table = np.column_stack([self.problem.over_promise[first_rows], self.find_others(first_rows), points])
        table, merged = np.unique(table, axis=0, return_inverse=True)
        self.rows = merged.ravel()[rows]
        self._over, self.others = table[:, 0] > 0, table[:, 1]
        self.points = np.ascontiguousarray(table[:, 2:], dtype=np.int32)
        self._lots = self.draw_lots(first_columns)

    def find_others(self, rows: Ints) -> Ints:
        """What else divides these newcomers, who have the same points."""
        return np.zeros_like(rows)

    def draw_lots(self, first_columns: Ints) -> Ints:
        """A lot of each two classes; of two who are alike, the one over the promise has the higher one."""
        firsts = hash_keys(self.problem.mentors[at] for at in first_columns)
        kinds = zip(self._over.tolist(), self.points, strict=True)
        lots = draw_lots(hash_all(bytes([over]) + row.tobytes() for over, row in kinds)[:, None], firsts)
        return lots + LOTS * self._over[:, None]

    def count_assigned(self, assigned: Ints) -> Ints:
        """Points of what each newcomer has."""
        points = np.full(len(assigned), NOT_ALLOWED, dtype=np.int64)
        served = np.flatnonzero(assigned != NOBODY)
        points[served] = self.points[self.rows[served], self.columns[assigned[served]]]
        return points

    def list_choices(self, row: int) -> tuple[Ints, Ints]:
        """All mentors whom one newcomer may be paired with, and the points of each."""
        points = self.points[self.rows[row]][self.columns]
        columns = np.flatnonzero(points >= 0)
        return columns, points[columns].astype(np.int64)

    def find_blocks(self, rows: Ints, quick: QuickLook) -> Iterator[Block]:
        """All pairs, some newcomers at a time."""
        return self.problem.pairs.find(rows, quick)

    def assign_best(self, weights: Weights, threshold: int) -> Ints:
        """The assignment of the largest worth, by the network of classes; among equals the one of the highest lots."""
        worth = self._weigh_classes(self.weigh(weights, threshold))
        sides = self.count_people(self.everybody), self._capacity
        flow = settle_classes(worth, assign_classes(worth, *sides), *sides, self._lots)
        return self.deal(flow, self.everybody)

    def assign_most(self, rows: Ints, threshold: int, enough: int) -> Ints:
        """As many as possible, by the largest flow."""
        flow = count_most(self.points >= threshold, self.count_people(rows), self._capacity)
        return self.deal(flow, rows)

    def price(self, worth: Worth, assigned: Ints, rows: Ints) -> Ints:
        """The minimal prices: everybody of a class of mentors has the same."""
        served = rows[assigned[rows] != NOBODY]
        flow = np.zeros(self.points.shape, dtype=np.int64)
        np.add.at(flow, (self.rows[served], self.columns[assigned[served]]), 1)
        unserved = self.count_people(rows) - flow.sum(axis=1)
        return price_classes(self._weigh_classes(worth), flow, unserved, self._capacity)[self.columns]

    def _weigh_classes(self, worth: Worth) -> Ints:
        """Worth of a pair of each two classes."""
        base = worth.weights.person + worth.weights.waiting * self._over.astype(np.int64)
        weighed: Ints = base[:, None] + worth.weights.point * self.points.astype(np.int64)
        weighed[self.points < worth.threshold] = -(2**58)
        return weighed

    def count_people(self, rows: Ints) -> Ints:
        """How many of these are of each class."""
        return np.bincount(self.rows[rows], minlength=len(self.points))

    def deal(self, flow: Ints, rows: Ints) -> Ints:
        """People for numbers: in each class who waits longest, and mentors in the order of their keys."""
        people = rows[np.argsort(self.rows[rows], kind="stable")]
        sizes, served = self.count_people(rows), flow.sum(axis=1)
        chosen = people[count_through(np.cumsum(sizes) - sizes, served)]
        slots = np.repeat(np.arange(len(self.capacity)), self.capacity)
        slots = slots[np.argsort(self.columns[slots], kind="stable")]
        begin = np.cumsum(self._capacity) - self._capacity + np.cumsum(flow, axis=0) - flow
        assigned = np.full(len(self.everybody), NOBODY, dtype=np.int64)
        assigned[chosen] = slots[count_through(begin.ravel(), flow.ravel())]
        self.latest = assigned
        return assigned


def are_few(classes: Sequence[Ints]) -> bool:
    """Whether the classes of both sides make few pairs; newcomers' are divided by waiting once more."""
    newcomers, mentors = (2 * len(np.unique(side)) for side in classes)
    return newcomers * mentors <= MOST_CLASS_PAIRS


def _number_by_first(numbers: Ints) -> tuple[Ints, Ints]:
    """Number values in the order in which they come: where each comes first, and which one stands where."""
    _, firsts, inverse = np.unique(numbers, return_index=True, return_inverse=True)
    ranks = np.empty(len(firsts), dtype=np.int64)
    ranks[np.argsort(firsts)] = np.arange(len(firsts))
    return np.sort(firsts), ranks[inverse]
