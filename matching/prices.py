"""Minimal prices of mentors' places: what one more place at each adds, learned from an optimal assignment."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matching.problem import NOBODY, Bools, Ints, Points

CELLS_AT_ONCE = 400_000
FAR_BELOW = -(2**60)


class Weights(NamedTuple):
    """What a served person, one over the waiting promise, and each point of a pair count."""

    person: int
    waiting: int
    point: int


@dataclass(frozen=True)
class Worth:
    """What pairs of at least `threshold` points are worth under some weights; other pairs do not exist.

    Attributes
    ----------
    count_points : function of rows (newcomers) to points, shape (n_rows, n_mentors), -1 where not allowed
    over_promise : ndarray of bool (n_newcomers,)
    """

    count_points: Callable[[Ints], Points]
    over_promise: Bools
    n_mentors: int
    weights: Weights
    threshold: int = 0

    def count(self, rows: Ints) -> Ints:
        """Worth of these newcomers' pairs, far below zero where there is none, shape (n_rows, n_mentors)."""
        points = self.count_points(rows)
        base = self.weights.person + self.weights.waiting * self.over_promise[rows]
        worth: Ints = base[:, None] + self.weights.point * points.astype(np.int64)
        worth[points < max(self.threshold, 0)] = FAR_BELOW
        return worth

    def count_blocks(self, rows: Ints) -> Iterator[tuple[Ints, Ints]]:
        """The same in parts that need little memory: pairs of rows and their worth."""
        step = max(1, CELLS_AT_ONCE // max(self.n_mentors, 1))
        for start in range(0, len(rows), step):
            yield rows[start : start + step], self.count(rows[start : start + step])


def find_minimal_prices(worth: Worth, assigned: Ints, capacity: Ints, rows: Ints) -> Ints:
    """The smallest prices under which all of `rows` like best what they have, be it a place or none.

    Bellman and Ford's algorithm: a price rises to what somebody would gain there; who has a place that became
    dearer is then asked again. The price of a place is what one more of them would add.

    Parameters
    ----------
    worth : Worth
    assigned : ndarray (n_newcomers,), position of a mentor or -1
    capacity : ndarray (n_mentors,)
    rows : ndarray, the newcomers who count; the others neither have nor want anything

    Returns
    -------
    ndarray (n_mentors,), 0 wherever a place stays free

    Raises
    ------
    ArithmeticError
        When the assignment is not optimal: then no such prices exist.
    """
    prices = np.zeros(worth.n_mentors, dtype=np.int64)
    spare = count_taken(assigned[rows], worth.n_mentors) < capacity
    own = count_own(worth, assigned, rows)
    asked = rows
    for _ in range(worth.n_mentors + 2):
        offers = _find_offers(worth, asked, own - np.append(prices, 0)[assigned])
        risen = offers > prices
        if not risen.any():
            return prices
        if (risen & spare).any():
            break
        prices = np.maximum(prices, offers)
        asked = rows[np.append(risen, False)[assigned[rows]]]
    raise ArithmeticError("the assignment is not optimal")


def count_taken(assigned: Ints, n_mentors: int) -> Ints:
    """How many places of each mentor are taken."""
    return np.bincount(assigned[assigned != NOBODY], minlength=n_mentors)


def count_own(worth: Worth, assigned: Ints, rows: Ints) -> Ints:
    """What each of `rows` has: the worth of the pair, or 0; shape (n_newcomers,), 0 for all others."""
    own = np.zeros(len(assigned), dtype=np.int64)
    for some, block in worth.count_blocks(rows[assigned[rows] != NOBODY]):
        own[some] = block[np.arange(len(some)), assigned[some]]
    return own


def _find_offers(worth: Worth, rows: Ints, content: Ints) -> Ints:
    """What the keenest of `rows` would pay at each mentor, given what each is content with."""
    offers = np.zeros(worth.n_mentors, dtype=np.int64)
    for some, block in worth.count_blocks(rows):
        np.maximum(offers, (block - content[some, None]).max(axis=0), out=offers)
    return offers
