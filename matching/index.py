"""Finds the best mentors without a look at all: class by class, as long as a class could still hold a better one."""

from collections.abc import Callable
from typing import Any, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from matching.bits import Words, pack
from matching.encoder import FORMATS, LANGUAGES, PLACE, TOPICS, TYPE, MentorEncoder, Points
from matching.ranges import count_through

Ints = npt.NDArray[np.int64]
FIRST_MENTORS = 100
GROWTH = 4
SMALL = 2**15


class Wish(NamedTuple):
    """What one newcomer's points depend on, feature by feature.

    Attributes
    ----------
    places, types, formats, languages : ndarrays, the points by what a mentor is
    sought : list of numbers whose bits are the topics sought
    each : int, the points of one topic
    """

    places: Points
    types: Points
    formats: Points
    languages: Points
    sought: list[int]
    each: int

    @classmethod
    def of(cls, weights: Points, slices: list[slice]) -> Self:
        """Cut the points by column into features."""
        places, types, topics, formats, languages = (weights[at] for at in slices)
        sought = [int(word[0]) for word in pack(topics[None, :] > 0)]
        return cls(places, types, formats, languages, sought, int(topics.max()))

    def find_most(self) -> int:
        """The most points that place and type leave to the other features."""
        topics = self.each * sum(word.bit_count() for word in self.sought)
        return topics + int(self.formats.max()) + int(self.languages.max())


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
        self._slices = encoder.slices_
        place, kind = (self._find_kinds(matrix, feature) for feature in (PLACE, TYPE))
        classes = place * len(encoder.types_) + kind
        self._mentors = np.argsort(classes, kind="stable")
        numbers, self._starts = np.unique(classes[self._mentors], return_index=True)
        self._sizes = np.diff(self._starts, append=len(classes))
        self._places, self._types = np.divmod(numbers, len(encoder.types_))
        self._learn_others(matrix, tie_rank)

    def _find_kinds(self, matrix: Any, feature: int) -> Ints:
        """Which column of a feature each mentor has; there is exactly one."""
        kinds: Ints = matrix[:, self._slices[feature]].indices.astype(np.int64)
        return kinds

    def _learn_others(self, matrix: Any, tie_rank: Ints) -> None:
        """What else counts, in the order of the classes, so that who is alike stands together."""
        self._tie_rank = tie_rank[self._mentors]
        self._formats = self._find_kinds(matrix, FORMATS)[self._mentors]
        self._languages = self._find_kinds(matrix, LANGUAGES)[self._mentors]
        offered = pack(matrix[:, self._slices[TOPICS]].toarray() > 0)
        self._offered: Words = [word[self._mentors] for word in offered]

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
        wish = Wish.of(weights, self._slices)
        common = (wish.places[self._places] + wish.types[self._types]).astype(np.int64)
        order, most = _sort_down(common), wish.find_most()
        best = points = np.empty(0, dtype=np.int64)
        reached, size, at = 0, FIRST_MENTORS, 0
        while at < len(order) and common[order[at]] + most >= reached:
            some = order[at : at + 1 + int(np.searchsorted(np.cumsum(self._sizes[order[at:]]), size))]
            slots, counted = self._count(some, common, wish, reached)
            askable = find_askable(self._mentors[slots])
            joined = np.append(best, slots[askable]), np.append(points, counted[askable])
            best, points = self._rank(*joined, k)
            reached, size, at = int(points[-1]) if len(best) == k else 0, size * GROWTH, at + len(some)
        return self._mentors[best]

    def _count(self, classes: Ints, common: Ints, wish: Wish, least: int) -> tuple[Ints, Ints]:
        """Who of these classes has at least so many points, by the place in this index, and how many."""
        sizes = self._sizes[classes]
        slots = count_through(self._starts[classes], sizes)
        points = np.repeat(common[classes], sizes)
        points += wish.formats[self._formats[slots]] + wish.languages[self._languages[slots]]
        for sought, offered in zip(wish.sought, self._offered, strict=True):
            points += wish.each * np.bitwise_count(offered[slots] & np.uint64(sought)).astype(np.int64)
        enough = np.flatnonzero(points >= least)
        return slots[enough], points[enough]

    def _rank(self, slots: Ints, points: Ints, k: int) -> tuple[Ints, Ints]:
        """The k best of these and their points; points and key in one number make every order strict."""
        strict = self._tie_rank[slots] - points * len(self._tie_rank)
        best = np.argpartition(strict, k)[:k] if k < len(strict) else np.arange(len(strict))
        best = best[np.argsort(strict[best])]
        return slots[best], points[best]


def _sort_down(values: Ints) -> Ints:
    """The order from the largest to the smallest; small numbers are sorted by their digits, which is quicker."""
    falling = -values
    return np.argsort(falling.astype(np.int16) if values.max(initial=0) < SMALL else falling, kind="stable")
