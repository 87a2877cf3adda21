"""Minimal prices of mentors' places: what one more place at each adds, learned from an optimal assignment."""

from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from matching.problem import NOBODY, Bools, Ints

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
    over_promise : ndarray of bool (n_newcomers,)
    """

    over_promise: Bools
    weights: Weights
    threshold: int

    def find_base(self, rows: Ints) -> Ints:
        """What a pair of each of these newcomers is worth before its points."""
        base: Ints = self.weights.person + self.weights.waiting * self.over_promise[rows].astype(np.int64)
        return base

    def weigh(self, rows: Ints, points: Ints) -> Ints:
        """Worth of one pair each of these newcomers, given its points; nothing where these are below 0."""
        worth: Ints = np.where(points >= 0, self.find_base(rows) + self.weights.point * points, 0)
        return worth

    def extend(self, rows: Ints, points: npt.NDArray[Any]) -> Ints:
        """Worth of many pairs each, far below zero where there is none; shape of `points`, a row a newcomer."""
        worth: Ints = self.find_base(rows)[:, None] + self.weights.point * points.astype(np.int64)
        worth[points < self.threshold] = FAR_BELOW
        return worth


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


def outweigh(most: int, times: int) -> int:
    """A whole number larger than `most` added up so many times: what counts as much comes before all that.

    >>> outweigh(1000, 3)
    3001
    """
    return most * times + 1


def count_taken(assigned: Ints, n_mentors: int) -> Ints:
    """How many places of each mentor are taken."""
    return np.bincount(assigned[assigned != NOBODY], minlength=n_mentors)
