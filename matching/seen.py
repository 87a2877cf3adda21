"""Remembers at which prices all pairs were looked at, so that only those are looked at again that may matter since."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np

from matching.prices import Worth
from matching.problem import Ints
from matching.scoring import FAR_ABOVE


@dataclass(frozen=True)
class Seen:
    """No pair of at least `threshold` points leaves a newcomer more than `left` at these prices, candidates apart.

    So it stays for every pair whose mentor is not cheaper and whose newcomer has not less left over, whatever a person
    counts, as that is the same for all pairs of one newcomer.

    Attributes
    ----------
    threshold : int
    prices : ndarray (n_mentors,)
    left : ndarray (n_newcomers,), without what a person counts; far above for whom this is not known
    """

    threshold: int
    prices: Ints
    left: Ints

    @classmethod
    def nothing(cls, n_newcomers: int, n_mentors: int) -> Self:
        """Before the first look."""
        return cls(0, np.zeros(n_mentors, dtype=np.int64), np.full(n_newcomers, FAR_ABOVE))

    def find_looks(self, worth: Worth, prices: Ints, left: Ints, rows: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Newcomers, and the prices at which to look at all their pairs: far above where no look is needed."""
        if not worth.weights.point or worth.threshold < self.threshold:
            yield rows, prices
            return
        poorer, cheaper = left[rows] < self.left[rows], prices < self.prices
        yield rows[poorer], prices
        if cheaper.any():
            yield rows[~poorer], np.where(cheaper, prices, FAR_ABOVE)

    def look(self, worth: Worth, prices: Ints, left: Ints, rows: Ints) -> "Seen":
        """What is known after these looks; where only people count, no more than before."""
        if not worth.weights.point:
            return self
        known = np.full(len(left), FAR_ABOVE)
        known[rows] = left[rows]
        return Seen(worth.threshold, prices, known)

    def doubt(self, rows: Ints) -> None:
        """Of these newcomers more pairs leave more than could be taken in."""
        self.left[rows] = FAR_ABOVE
