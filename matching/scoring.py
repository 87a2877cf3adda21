"""Points of any newcomers with any mentors, put together from what has few kinds on either side."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from matching.bits import pack
from matching.encoder import FORMATS, LANGUAGES, PLACE, TOPICS, TYPE, Points, WeightRows
from matching.matcher import MentorMatcher
from matching.profile import Profile

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int16]
NOT_ALLOWED = -1
NOBODY_ELSE = np.empty(0, dtype=np.int64)
FORBIDDEN = -(2**24)
CLASS_FEATURES = TYPE, FORMATS, LANGUAGES
CELLS_AT_ONCE = 200_000
MOST_CELLS_HELD = 20_000_000
FAR, FAR_IN_SMALL = 2**29, 2**14
FAR_ABOVE = 2**60
MOST_MENTORS_AT_ONCE = 4_000


class Block(NamedTuple):
    """Some newcomers, some mentors (sorted positions), and their points, shape (n_rows, n_columns)."""

    rows: Ints
    columns: Ints
    points: Points | Small

    def take(self, some: Ints) -> "Block":
        """Some of its rows, by their position."""
        return (
            self if len(some) == len(self.rows) else Block(self.rows[some], self.columns, self.points[some])
        )


class Tables(NamedTuple):
    """What points are put together from, in numbers of one size: by place, by class, and for each topic."""

    places: Points | Small
    classes: Points | Small
    each: Points | Small

    def narrow(self) -> "Tables":
        """The same in small numbers."""
        classes = np.maximum(self.classes, -FAR_IN_SMALL).astype(np.int16)
        return Tables(self.places.astype(np.int16), classes, self.each.astype(np.int16))


class PairPoints:
    """The points of a cohort without a matrix of all pairs.

    The place gives a row of points to everybody who lives alike; institution type, formats and languages together
    have few kinds on both sides; topics are bits that are counted.

    Parameters
    ----------
    matcher : MentorMatcher, fitted
    newcomers : sequence of Profile
    find_barred : function of a newcomer to the positions of mentors she alone cannot be paired with

    Attributes
    ----------
    places : ndarray (n_newcomers,), who has the same number has the same points for places
    """

    def __init__(
        self,
        matcher: MentorMatcher,
        newcomers: Sequence[Profile],
        find_barred: Callable[[Profile], Collection[int]],
    ) -> None:
        self.shape = len(newcomers), len(matcher.mentors_)
        weights, slices, matrix = matcher.encoder_.weigh(newcomers), matcher.encoder_.slices_, matcher.matrix_
        self._columns = [matrix[:, slices[feature]].indices for feature in (PLACE, *CLASS_FEATURES)]
        self.places = weights.parts[PLACE].kinds
        self._learn_classes(matcher, newcomers, weights)
        topics = weights.parts[TOPICS]
        each = topics.table.max(axis=1, initial=0)[topics.kinds]
        self._tables = Tables(weights.parts[PLACE].table, self._class_table, each)
        self._sought = [word[topics.kinds] for word in pack(topics.table > 0)]
        self._offered = pack(matrix[:, slices[TOPICS]].toarray() > 0)
        self._most_others = (self._class_most + topics.table.sum(axis=1)[topics.kinds]).astype(np.int64)
        self._barred = dict(_list_barred(matcher, newcomers, find_barred))
        self._held: Small | None = None

    def hold(self) -> None:
        """Count all points now and keep them, where they need little memory."""
        most = int(self._tables.places.max(initial=0)) + int(self._most_others.max(initial=0))
        if self.shape[0] * self.shape[1] <= MOST_CELLS_HELD and most < FAR_IN_SMALL:
            held = np.empty(self.shape, dtype=np.int16)
            tables = self._tables.narrow()
            for rows in _cut(np.arange(self.shape[0]), self.shape[1]):
                held[rows[0] : rows[-1] + 1] = self._add_up(tables, rows, None)
            self._held = held

    def _learn_classes(
        self, matcher: MentorMatcher, newcomers: Sequence[Profile], weights: WeightRows
    ) -> None:
        """A table of points by the newcomer's and the mentor's class; far below zero where no format is common."""
        parts = [weights.parts[feature] for feature in CLASS_FEATURES]
        kinds, self._classes = _number_rows([part.kinds for part in parts])
        columns, self._mentor_classes = _number_rows(self._columns[1:])
        table = np.zeros((len(kinds), len(columns)), dtype=np.int32)
        for at, part in enumerate(parts):
            table += part.table[kinds[:, at]][:, columns[:, at]]
        formats = {kind: newcomer.formats for kind, newcomer in zip(self._classes, newcomers, strict=True)}
        offered = [matcher.encoder_.formats_[at] for at in columns[:, 1]]
        for kind, wanted in formats.items():
            table[kind, [bool(wanted and some and not wanted & some) for some in offered]] = FORBIDDEN
        self._class_table = table
        self._class_most = table.max(axis=1, initial=FORBIDDEN)[self._classes]

    def find_classes(self, others: "PairPoints | None" = None) -> tuple[Ints, Ints] | None:
        """Which class each newcomer and each mentor is of, when alike in all that carries points or forbids a pair.

        None when topics carry points: then hardly anybody is like another. What forbids a pair of `others` divides
        mentors, too.
        """
        every = [self, *([] if others is None else [others])]
        if any(pairs._tables.each.any() for pairs in every):
            return None
        lists = {id(barred): barred for pairs in every for own in pairs._barred.values() for barred in own}
        marks = np.zeros((self.shape[1], len(lists)), dtype=np.bool_)
        for at, barred in enumerate(lists.values()):
            marks[barred, at] = True
        own = _number([tuple(map(id, self._barred.get(row, ()))) for row in range(self.shape[0])])
        theirs = _number([mark.tobytes() for mark in marks])
        newcomers = _number_rows([self.places, self._classes, own])[1]
        return newcomers, _number_rows([self._columns[0], self._mentor_classes, theirs])[1]

    def count(self, rows: Ints, columns: Ints | None = None) -> Points:
        """Points of these newcomers with these (sorted) mentors or all, -1 where a pair is not allowed."""
        if self._held is not None:
            held = self._held[rows]
            return (held if columns is None else held[:, columns]).astype(np.int32)
        return self._add_up(self._tables, rows, columns)

    def _add_up(self, tables: Tables, rows: Ints, columns: Ints | None) -> Any:
        """The points anew, in numbers as small as the tables'."""
        at = slice(None) if columns is None else columns
        points = np.take(tables.places[self.places[rows]], self._columns[0][at], axis=1)
        points += np.take(tables.classes[self._classes[rows]], self._mentor_classes[at], axis=1)
        for sought, offered in zip(self._sought, self._offered, strict=True):
            points += np.bitwise_count(sought[rows, None] & offered[at]) * tables.each[rows, None]
        for row, newcomer in enumerate(rows.tolist()):
            for barred in self._barred.get(newcomer, ()):
                points[row, barred if columns is None else _find(columns, barred)] = NOT_ALLOWED
        return np.maximum(points, NOT_ALLOWED, out=points)

    def split(self, rows: Ints) -> Iterator[Block]:
        """All pairs of these newcomers, in blocks that need little memory."""
        columns = np.arange(self.shape[1])
        for some in _cut(rows, len(columns)):
            yield Block(some, columns, self.count(some) if self._held is None else self._held[_span(some)])

    def find_near(self, rows: Ints) -> Iterator[tuple[Block, Ints]]:
        """Blocks of the nearest mentors of everybody, some thousands, and the most that each could have elsewhere."""
        if self.shape[1] <= MOST_MENTORS_AT_ONCE:
            for block in self.split(rows):
                yield block, np.full(len(block.rows), NOT_ALLOWED)
            return
        for alike, place in self._group_by_place(rows):
            columns, beyond = _take_nearest(place, MOST_MENTORS_AT_ONCE)
            for some in _cut(alike, len(columns)):
                yield Block(some, columns, self.count(some, columns)), beyond + self._most_others[some]

    def _group_by_place(self, rows: Ints) -> Iterator[tuple[Ints, Points]]:
        """These newcomers in groups of who has the same points for places, and these points by mentor."""
        order = np.argsort(self.places[rows], kind="stable")
        ends = np.flatnonzero(np.diff(self.places[rows[order]])) + 1
        for alike in np.split(rows[order], ends) if len(order) else ():
            yield alike, self._tables.places[self.places[alike[0]]][self._columns[0]]

    def find(self, rows: Ints, quick: "QuickLook") -> Iterator[Block]:
        """Blocks that hold all pairs of these newcomers that leave enough beyond the price."""
        if self._held is not None or self.shape[1] <= MOST_MENTORS_AT_ONCE:
            yield from self.split(rows)
            return
        for alike, place in self._group_by_place(rows):
            columns = quick.find_columns(place, alike, self._most_others[alike])
            for some in _cut(alike if len(columns) else NOBODY_ELSE, len(columns)):
                yield Block(some, columns, self.count(some, columns))


class QuickLook(NamedTuple):
    """Which pairs may leave enough beyond the price, told in small numbers: never too few, at times too many.

    Attributes
    ----------
    point : int, what each point counts: 1, or 0 when only people do
    least_points : int, pairs of fewer points do not matter
    needs : ndarray of int32 (n_newcomers,), what the points of each must leave at least beyond the price
    prices : ndarray of int32 (n_mentors,)
    """

    point: int
    least_points: int
    needs: Points
    prices: Points

    @classmethod
    def of(cls, point: int, least_points: int, needs: Ints, prices: Ints) -> "QuickLook":
        """Shift both to where small numbers suffice; what is too far away to matter is cut."""
        low = int(prices.min(initial=FAR_ABOVE))
        small = np.clip(needs + low, -FAR, FAR).astype(np.int32)
        return cls(point, least_points, small, np.minimum(prices - low, FAR).astype(np.int32))

    def find_columns(self, place: Points, rows: Ints, others: Ints) -> Ints:
        """Mentors who may matter to people of one place, given what else these can have at most."""
        least = int((self.needs[rows] - self.point * others).min())
        enough = place * np.int32(self.point) - self.prices >= max(least, -2 * FAR)
        return np.flatnonzero(enough & (place >= self.least_points - int(others.max())))

    def find_keen(self, block: Block) -> Ints:
        """Positions of the rows of a block that are worth a closer look."""
        if not self.point:
            least = int(self.prices[block.columns].min(initial=FAR))
            return np.flatnonzero(self.needs[block.rows] <= -least)
        return np.flatnonzero(self._compare(block).any(axis=1))

    def find_cells(self, block: Block) -> tuple[Ints, Ints]:
        """Positions of the pairs of a block, row and column, that are worth a closer look."""
        where, which = self._compare(block).nonzero()
        return where, which

    def _compare(self, block: Block) -> npt.NDArray[np.bool_]:
        """Whether the points of each pair leave enough, in numbers as small as the points stand in."""
        kind = np.int32 if block.points.dtype == np.int32 else np.int16
        far = FAR if kind is np.int32 else FAR_IN_SMALL
        prices = np.minimum(self.prices[block.columns], far).astype(kind)
        needs = np.clip(self.needs[block.rows], -far, far).astype(kind)
        left: Any = block.points * kind(self.point)
        enough: npt.NDArray[np.bool_] = left - prices >= needs[:, None]
        return enough


def _take_nearest(place: Points, most: int) -> tuple[Ints, int]:
    """The (sorted) mentors whose place gives most points, and the most that the place of another one gives.

    Of the last who are equally near, some from the whole range are taken.
    """
    level = int(np.partition(place, -most)[-most])
    nearer, equal = np.flatnonzero(place > level), np.flatnonzero(place == level)
    some = equal[np.arange(most - len(nearer)) * len(equal) // (most - len(nearer))]
    return np.sort(np.append(nearer, some)), level


def _span(rows: Ints) -> Ints | slice:
    """Rows that follow each other as a slice, which copies nothing."""
    together = bool((np.diff(rows) == 1).all())
    return slice(int(rows[0]), int(rows[-1]) + 1) if together else rows


def _cut(rows: Ints, n_columns: int) -> Iterator[Ints]:
    """Rows in parts that need little memory with so many columns."""
    step = max(1, CELLS_AT_ONCE // max(n_columns, 1))
    return (rows[start : start + step] for start in range(0, len(rows), step))


def _number_rows(columns: Sequence[Ints]) -> tuple[Ints, Ints]:
    """Distinct combinations of some columns, and which one each row is."""
    table = np.stack(columns, axis=1).astype(np.int64)
    code = table @ np.cumprod([1, *(table.max(axis=0, initial=0) + 1)])[:-1]
    _, first, numbers = np.unique(code, return_index=True, return_inverse=True)
    return table[first], numbers


def _number(values: Sequence[Hashable]) -> Ints:
    """Number distinct values in the order in which they come."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)


def _find(columns: Ints, wanted: Ints) -> Ints:
    """Where those wanted stand among sorted columns, without who is not there."""
    at: Ints = np.minimum(np.searchsorted(columns, wanted), len(columns) - 1)
    return at[columns[at] == wanted]


def _list_barred(
    matcher: MentorMatcher,
    newcomers: Sequence[Profile],
    find_barred: Callable[[Profile], Collection[int]],
) -> Iterator[tuple[int, list[Ints]]]:
    """For newcomers who cannot be paired with some: positions of mentors; people of one place share them."""
    for row, newcomer in enumerate(newcomers):
        barred = list(matcher.pool_.find_shared(newcomer))
        own = find_barred(newcomer)
        if own:
            barred.append(np.array(sorted(own), dtype=np.int64))
        if barred:
            yield row, barred
