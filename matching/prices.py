"""Minimal prices of mentors' places: what one more place at each adds, learned from an optimal assignment."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from matching.problem import NOBODY, Bools, Ints, Points

CELLS_AT_ONCE = 400_000
FAR_BELOW = -(2**60)


class Weights(NamedTuple):
    """What a served person, one over the waiting promise, and each point of a pair count."""

    person: int
    waiting: int
    point: int


class Offers(Protocol):
    """Knows what newcomers would pay for a place."""

    def find_offers(self, rows: Ints, content: Ints) -> Ints:
        """What the keenest of `rows` would pay at each mentor, at least 0, shape (n_mentors,).

        `content` is what each newcomer has left over where she is, shape (n_newcomers,).
        """


@dataclass(frozen=True)
class Worth:
    """What pairs of at least `threshold` points are worth under some weights; other pairs do not exist.

    Attributes
    ----------
    count_points : function of rows (newcomers) to points, shape (n_rows, n_mentors), -1 where not allowed
    most_points : ndarray (n_newcomers,), the most that each newcomer can have
    over_promise : ndarray of bool (n_newcomers,)
    """

    count_points: Callable[[Ints], Points]
    most_points: Ints
    over_promise: Bools
    n_mentors: int
    weights: Weights
    threshold: int = 0

    def weigh(self, rows: Ints, points: Ints) -> Ints:
        """Worth of one pair each of these newcomers, given its points; nothing where these are below 0."""
        base = self.weights.person + self.weights.waiting * self.over_promise[rows]
        worth: Ints = np.where(points >= 0, base + self.weights.point * points, 0)
        return worth

    def count(self, rows: Ints) -> Ints:
        """Worth of these newcomers' pairs, far below zero where there is none, shape (n_rows, n_mentors)."""
        return self.extend(rows, self.count_points(rows))

    def extend(self, rows: Ints, points: Points) -> Ints:
        """Worth of these newcomers' pairs, given the points of all."""
        base = self.weights.person + self.weights.waiting * self.over_promise[rows]
        worth: Ints = base[:, None] + self.weights.point * points.astype(np.int64)
        worth[points < self.threshold] = FAR_BELOW
        return worth

    def count_blocks(self, rows: Ints) -> Iterator[tuple[Ints, Ints]]:
        """The same in parts that need little memory: pairs of rows and their worth."""
        step = max(1, CELLS_AT_ONCE // max(self.n_mentors, 1))
        for start in range(0, len(rows), step):
            yield rows[start : start + step], self.count(rows[start : start + step])

    def find_keen(self, rows: Ints, content: Ints, least_price: int = 0) -> Ints:
        """Those of `rows` whose best pair could be worth more than what they have and the least price."""
        keen: Ints = rows[self.weigh(rows, self.most_points[rows]) > content[rows] + least_price]
        return keen

    def find_offers(self, rows: Ints, content: Ints) -> Ints:
        """What the keenest of `rows` would pay at each mentor, at least 0, shape (n_mentors,)."""
        offers = np.zeros(self.n_mentors, dtype=np.int64)
        for some, block in self.count_blocks(self.find_keen(rows, content)):
            np.maximum(offers, (block - content[some, None]).max(axis=0), out=offers)
        return offers


def find_minimal_prices(offers: Offers, own: Ints, assigned: Ints, capacity: Ints, rows: Ints) -> Ints:
    """The smallest prices under which all of `rows` like best what they have, be it a place or none.

    Bellman and Ford's algorithm: a price rises to what somebody would gain there; who has a place that became
    dearer is then asked again. The price of a place is what one more of them would add.

    Parameters
    ----------
    offers : Offers
    own : ndarray (n_newcomers,), the worth of what each has
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
    prices = np.zeros(len(capacity), dtype=np.int64)
    spare = count_taken(assigned[rows], len(capacity)) < capacity
    asked = rows
    for _ in range(len(capacity) + 2):
        offered = offers.find_offers(asked, own - np.append(prices, 0)[assigned])
        risen = offered > prices
        if not risen.any():
            return prices
        if (risen & spare).any():
            break
        prices = np.maximum(prices, offered)
        asked = rows[np.append(risen, False)[assigned[rows]]]
    raise ArithmeticError("the assignment is not optimal")


def count_taken(assigned: Ints, n_mentors: int) -> Ints:
    """How many places of each mentor are taken."""
    return np.bincount(assigned[assigned != NOBODY], minlength=n_mentors)
