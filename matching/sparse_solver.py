"""The exact optimum of a large cohort: solved on few candidates, whose prices find the pairs that were missing."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.candidates import Candidates
from matching.prices import Weights, Worth, find_minimal_prices
from matching.problem import NOBODY, CohortProblem, Ints, Points
from matching.scoring import NOT_ALLOWED, Block, QuickLook
from matching.seen import Seen
from matching.solver import Bound, Solver
from matching.watch import Watch

FIRST_CANDIDATES = 8
MORE_CANDIDATES = 24
# Pairs that miss what somebody has by fewer points than this are added, too: they are likely to be missing next.
NEAR = 60
# When more than this share of the candidates is new, the prices are of no help any more.
MANY_NEW = 0.05
NONE = np.empty(0, dtype=np.int64)
SPREAD = 7919
Found = tuple[Ints, Ints, Ints]
Assign = Callable[[Candidates, Ints, Ints | None], Ints]


class SparseSolver(Solver):
    """Holds candidates only; each round adds for everybody the pairs that beat, at the prices found, what she has.

    When no pair in all of n_newcomers × n_mentors does, the prices prove that the candidates were enough. A round looks
    only at pairs that could beat since the round before: whose price fell, or whose newcomer has less left over.
    """

    def __init__(self, problem: CohortProblem, watch: Watch) -> None:
        super().__init__(problem)
        self._watch = watch
        self._shape = len(self.everybody), len(self.capacity)
        self._candidates = Candidates(NONE, NONE, NONE, self._shape)
        self.most_points = np.full(len(self.everybody), NOT_ALLOWED, dtype=np.int64)
        self._seen = Seen.nothing(*self._shape)
        problem.pairs.hold()
        self._choose_first()

    def _choose_first(self) -> None:
        """Everybody's best pairs, or among very many mentors the best of the nearest."""
        found = []
        for block, elsewhere in self.problem.pairs.find_near(self.everybody):
            self.most_points[block.rows] = np.maximum(block.points.max(axis=1), elsewhere)
            found.append(_choose(block, block.points.astype(np.int32) + 1, FIRST_CANDIDATES))
        self._candidates = self._candidates.join(*_concatenate(found))

    def count_points(self, rows: Ints) -> Points:
        """Points of these newcomers with all mentors, counted anew."""
        return self.problem.pairs.count(rows)

    def find_blocks(self, rows: Ints, quick: QuickLook) -> Iterator[Block]:
        """Blocks of those pairs that could matter."""
        return self.problem.pairs.find(rows, quick)

    def count_assigned(self, assigned: Ints) -> Ints:
        """Points of what each newcomer has; mostly candidates, as only twins change places later."""
        points = self._candidates.find_assigned(assigned, NOT_ALLOWED)
        for row in np.flatnonzero((points == NOT_ALLOWED) & (assigned != NOBODY)):
            points[row] = self.problem.pairs.count(np.array([row]), assigned[[row]])[0, 0]
        return points

    def list_choices(self, row: int) -> tuple[Ints, Ints]:
        """The candidates of one newcomer and their points."""
        start, end = np.searchsorted(self._candidates.rows, [row, row + 1])
        return self._candidates.columns[start:end], self._candidates.worth[start:end]

    def assign_best(self, weights: Weights, threshold: int) -> Ints:
        """The assignment of the largest worth."""
        worth = self.weigh(weights, threshold)
        return self._search(worth, self.everybody, len(self.everybody) + 1, Candidates.assign_best)

    def assign_most(self, rows: Ints, threshold: int, enough: int) -> Ints:
        """As many of `rows` as possible, or enough, by pairs of at least `threshold` points."""
        worth = self.weigh(Weights(1, 0, 0), threshold)
        return self._search(
            worth, rows, enough, lambda candidates, capacity, _: candidates.assign_most(capacity)
        )

    def _search(self, worth: Worth, rows: Ints, enough: int, assign: Assign) -> Ints:
        """Assign on the candidates and add missing ones until none is missing or enough are served."""
        prices = None
        while True:
            self._watch.check()
            assigned = self.latest = assign(self._candidates.weigh(worth, rows), self.capacity, prices)
            if (assigned != NOBODY).sum() >= enough:
                return assigned
            prices, new = self._price_once(worth, assigned, rows)
            if not new and len(rows) == len(self.everybody):
                self._prices[worth.weights, worth.threshold] = prices
            if not new:
                return assigned
            prices = None if new > MANY_NEW * len(self._candidates.rows) else prices

    def price(self, worth: Worth, assigned: Ints, rows: Ints) -> Ints:
        """The minimal prices among the candidates, until no pair is missing."""
        while True:
            prices, new = self._price_once(worth, assigned, rows)
            if not new:
                return prices

    def _price_once(self, worth: Worth, assigned: Ints, rows: Ints) -> tuple[Ints, int]:
        """The minimal prices among the candidates, and how many pairs were missing and are candidates now."""
        own = worth.weigh(self.everybody, self.count_assigned(assigned))
        candidates = self._candidates.weigh(worth, rows)
        prices = find_minimal_prices(candidates, own, assigned, self.capacity, rows)
        content = own - np.append(prices, 0)[assigned]
        some, columns, points = _concatenate(self._find_missing(worth, prices, content, rows))
        if worth.weights.point and len(rows) == len(self.everybody):
            np.maximum.at(content, some, worth.weigh(some, points) - prices[columns])
            most = int(content.sum()) + int(prices @ self.capacity)
            self.bound = Bound(worth.weights, worth.threshold, prices, most)
        self._candidates = self._candidates.join(some, columns, points)
        return prices, len(some)

    def _find_missing(self, worth: Worth, prices: Ints, content: Ints, rows: Ints) -> Iterable[Found]:
        """Pairs that leave somebody more than what she is content with, the best few of each."""
        yield NONE, NONE, NONE
        left = content - worth.find_base(self.everybody)
        before, self._seen = self._seen, self._seen.look(worth, prices, left, rows)
        for some, asked in before.find_looks(worth, prices, left, rows):
            for block, gains in self.find_gains(worth, asked, content, some):
                missing = np.count_nonzero(gains > 0, axis=1)
                self._seen.doubt(block.rows[missing > MORE_CANDIDATES])
                keen = np.flatnonzero(missing)
                if len(keen):
                    yield _choose(block.take(keen), gains[keen] + NEAR * worth.weights.point, MORE_CANDIDATES)


def _choose(block: Block, gains: npt.NDArray[Any], most: int) -> Found:
    """The few largest gains above 0 of each row: rows, columns and points; equal ones differ from row to row."""
    bits = int(block.columns.max(initial=1)).bit_length()
    small = gains.dtype == np.int32 and int(gains.max(initial=0)) >> (31 - bits) == 0
    kind = np.dtype(np.int32 if small else np.int64)
    turn = block.columns.astype(kind) ^ (block.rows[:, None] * SPREAD & (1 << bits) - 1).astype(kind)
    order = turn - (np.maximum(gains, 0).astype(kind) << kind.type(bits))
    few = min(most, order.shape[1])
    columns = np.argpartition(order, few - 1, axis=1)[:, :few]
    where, which = np.nonzero(np.take_along_axis(gains, columns, axis=1) > 0)
    chosen = columns[where, which]
    return block.rows[where], block.columns[chosen], block.points[where, chosen].astype(np.int64)


def _concatenate(found: Iterable[Found]) -> Found:
    rows, columns, points = (np.concatenate(part) for part in zip(*found, strict=True))
    return rows, columns, points
