"""Finds the best mentors without a look at all: class by class, as long as a class could still hold a better one."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.encoder import PLACE, TYPE, MentorEncoder, Points
from matching.ranges import count_through

Ints = npt.NDArray[np.int64]
FIRST_MENTORS = 100
GROWTH = 4
CLASS_FEATURES = PLACE, TYPE


class ClassIndex:
    """Mentors by class, which is place and institution type: all of one class have these points in common.

    What a newcomer's other features can add at most bounds the score of a whole class from above.

    Parameters
    ----------
    matrix : csr_array, shape (n_mentors, n_columns)
    encoder : MentorEncoder, what the columns stand for
    tie_rank : ndarray (n_mentors,), who comes first among equals
    """

    def __init__(self, matrix: Any, encoder: MentorEncoder, tie_rank: Ints) -> None:
        self._matrix, self._slices, self._tie_rank = matrix, encoder.slices_, tie_rank
        place, kind = (matrix[:, self._slices[feature]].indices for feature in CLASS_FEATURES)
        classes = place.astype(np.int64) * len(encoder.types_) + kind
        self._mentors = np.argsort(classes, kind="stable")
        numbers, self._starts = np.unique(classes[self._mentors], return_index=True)
        self._sizes = np.diff(self._starts, append=len(classes))
        self._places, self._types = np.divmod(numbers, len(encoder.types_))

    def find_best(
        self, weights: Points, k: int, find_askable: Callable[[Ints], npt.NDArray[np.bool_]]
    ) -> Ints:
        """Positions of the k best mentors who can be asked, best first, ties by key.

        Parameters
        ----------
        weights : ndarray (n_columns,), the newcomer's points by column
        k : int
        find_askable : function of positions to a mask
        """
        bounds = self._bound_classes(weights)
        order = np.argsort(-bounds, kind="stable")
        best, reached, size, at = np.empty(0, dtype=np.int64), -1, FIRST_MENTORS, 0
        while at < len(order) and bounds[order[at]] >= reached:
            batch, at = self._take(order, at, size)
            batch = batch[find_askable(batch)]
            best, scores = self._rank(np.append(best, batch), weights, k)
            reached, size = int(scores[-1]) if len(best) == k else -1, size * GROWTH
        return best

    def _bound_classes(self, weights: Points) -> Ints:
        """The most points that somebody of each class can have."""
        others = [weights[at] for feature, at in enumerate(self._slices) if feature not in CLASS_FEATURES]
        topics, *overlaps = others
        most = int(topics.sum()) + sum(int(overlap.max()) for overlap in overlaps)
        place, kind = (weights[self._slices[feature]] for feature in CLASS_FEATURES)
        return place[self._places].astype(np.int64) + kind[self._types] + most

    def _take(self, order: Ints, at: int, size: int) -> tuple[Ints, int]:
        """Mentors of the next classes, at least `size` of them if there are so many, and where to go on."""
        classes = order[at:]
        end = 1 + int(np.searchsorted(np.cumsum(self._sizes[classes]), size))
        some = classes[:end]
        return self._mentors[count_through(self._starts[some], self._sizes[some])], at + end

    def _rank(self, mentors: Ints, weights: Points, k: int) -> tuple[Ints, Ints]:
        """The k best of these and their scores; points and key in one number make every order strict."""
        scores = (self._matrix[mentors] @ weights).astype(np.int64)
        strict = self._tie_rank[mentors] - scores * len(self._tie_rank)
        best = np.argpartition(strict, k)[:k] if k < len(strict) else np.arange(len(strict))
        best = best[np.argsort(strict[best])]
        return mentors[best], scores[best]
