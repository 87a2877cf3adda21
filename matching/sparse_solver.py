"""The exact optimum of a large cohort: solved on few candidates, whose prices find the pairs that were missing."""

from collections.abc import Callable

import numpy as np

from matching.candidates import Candidates
from matching.prices import Weights, Worth, find_minimal_prices
from matching.problem import NOBODY, NOT_ALLOWED, CohortProblem, Ints, Points
from matching.solver import Solver
from matching.watch import Watch

FIRST_CANDIDATES = 12
MORE_CANDIDATES = 4
NONE = np.empty(0, dtype=np.int64)
SPREAD = 7919


class SparseSolver(Solver):
    """Holds candidates only; each round adds for everybody the pairs that beat, at the prices found, what she has.

    When no pair in all of n_newcomers × n_mentors does, the prices prove that the candidates were enough.
    """

    def __init__(self, problem: CohortProblem, watch: Watch) -> None:
        super().__init__(problem)
        self._watch = watch
        self._shape = len(self.everybody), len(self.capacity)
        self._candidates = Candidates(NONE, NONE, NONE, self._shape)
        self.most_points = np.full(len(self.everybody), -1, dtype=np.int64)
        self._choose_first()

    def _choose_first(self) -> None:
        """Everybody's best pairs, without a look at the others."""
        found = []
        for some in self.split(self.everybody):
            points = self.count_points(some)
            self.most_points[some] = points.max(axis=1)
            found.append(_choose(some, points.astype(np.int64) + 1, points, FIRST_CANDIDATES))
        self._candidates = self._candidates.join(*_concatenate(found))

    def count_points(self, rows: Ints) -> Points:
        """Points of these newcomers with all mentors, counted anew."""
        return self.problem.count_block(rows)

    def count_assigned(self, assigned: Ints) -> Ints:
        """Points of what each newcomer has; mostly candidates, as only twins change places later."""
        points = self._candidates.find_assigned(assigned, NOT_ALLOWED)
        unknown = np.flatnonzero((points == NOT_ALLOWED) & (assigned != NOBODY))
        for some in self.split(unknown):
            points[some] = self.count_points(some)[np.arange(len(some)), assigned[some]]
        return points

    def list_choices(self, row: int) -> tuple[Ints, Ints]:
        """The candidates of one newcomer and their points."""
        start, end = np.searchsorted(self._candidates.rows, [row, row + 1])
        return self._candidates.columns[start:end], self._candidates.worth[start:end]

    def assign_best(self, weights: Weights, threshold: int = 0) -> Ints:
        """The assignment of the largest worth."""
        worth = self.weigh(weights, threshold)
        return self._search(worth, self.everybody, len(self.everybody) + 1, Candidates.assign_best)

    def assign_most(self, rows: Ints, threshold: int, enough: int) -> Ints:
        """As many of `rows` as possible, or enough, by pairs of at least `threshold` points."""
        return self._search(self.weigh(Weights(1, 0, 0), threshold), rows, enough, Candidates.assign_most)

    def _search(
        self, worth: Worth, rows: Ints, enough: int, assign: Callable[[Candidates, Ints], Ints]
    ) -> Ints:
        """Assign on the candidates and add missing ones until none is missing or enough are served."""
        while True:
            self._watch.check()
            candidates = self._candidates.weigh(worth, rows)
            assigned = assign(candidates, self.capacity)
            self.latest = assigned
            if (assigned != NOBODY).sum() >= enough:
                return assigned
            own = candidates.find_assigned(assigned, 0)
            prices = find_minimal_prices(candidates, own, assigned, self.capacity, rows)
            missing = self._find_missing(worth, prices, own - np.append(prices, 0)[assigned], rows)
            if not len(missing[0]):
                self._prices[worth.weights, worth.threshold] = prices
                return assigned
            self._candidates = self._candidates.join(*missing)

    def _find_missing(self, worth: Worth, prices: Ints, content: Ints, rows: Ints) -> tuple[Ints, Ints, Ints]:
        """Pairs that leave somebody more than what she is content with, the best few of each."""
        keen = worth.find_keen(rows, content, int(prices.min()))
        found = [(NONE, NONE, NONE)]
        for some in self.split(keen):
            points = self.count_points(some)
            gains = worth.extend(some, points) - prices - content[some, None]
            found.append(_choose(some, gains, points, MORE_CANDIDATES))
        return _concatenate(found)


def _choose(rows: Ints, gains: Ints, points: Points, most: int) -> tuple[Ints, Ints, Ints]:
    """The few largest gains above 0 of each row: rows, columns and points; equal ones differ from row to row."""
    some = np.flatnonzero((gains > 0).any(axis=1))
    n_mentors = gains.shape[1]
    turn = (np.arange(n_mentors) + rows[some, None] * SPREAD) % n_mentors
    order = np.maximum(gains[some], 0) * n_mentors + turn
    few = min(most, n_mentors)
    columns = np.argpartition(-order, few - 1, axis=1)[:, :few]
    where, which = np.nonzero(np.take_along_axis(gains[some], columns, axis=1) > 0)
    chosen = columns[where, which]
    return rows[some[where]], chosen, points[some[where], chosen].astype(np.int64)


def _concatenate(found: list[tuple[Ints, Ints, Ints]]) -> tuple[Ints, Ints, Ints]:
    rows, columns, points = (np.concatenate(part) for part in zip(*found, strict=True))
    return rows, columns, points
