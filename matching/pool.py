"""Who of the mentors a newcomer can ask at all: the hard exclusions, which are never low scores."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from matching.profile import Key, Profile, key_order
from matching.regions import RegionTable

Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
NOBODY = -1
T = TypeVar("T", bound=Hashable)


class MentorPool:
    """Mentors as columns of numbers, for exclusions of a whole row at once.

    Attributes
    ----------
    keys : list of keys, in the order given
    positions : dict of key to position
    tie_rank : ndarray (n_mentors,), the position in the order of keys
    places : ndarray (n_mentors,)
    """

    def __init__(self, mentors: Sequence[Profile], regions: RegionTable) -> None:
        self._regions = regions
        self.keys = [mentor.key for mentor in mentors]
        self.positions = {key: position for position, key in enumerate(self.keys)}
        self.tie_rank = self._rank_keys()
        self._all = np.arange(len(mentors))
        self.places = np.array([mentor.places for mentor in mentors], dtype=np.int64)
        self._institutions, self._institution_ids = _number([mentor.institution for mentor in mentors])
        self._kreise, self._kreis_ids = _number([self._kreis(mentor) for mentor in mentors])
        self._lists: dict[tuple[str, int], Ints] = {}
        self._formats, self._format_ids = _number([mentor.formats for mentor in mentors])

    def _rank_keys(self) -> Ints:
        rank = np.empty(len(self.keys), dtype=np.int64)
        rank[sorted(range(len(self.keys)), key=lambda at: key_order(self.keys[at]))] = range(len(self.keys))
        return rank

    def _kreis(self, person: Profile) -> str | None:
        """Her Kreis, or None when only the Land is known."""
        code = self._regions.canonical(person.region)
        return code if code in self._regions.kreise else None

    def find_askable(self, newcomer: Profile, mentors: Ints, exclude: Collection[Key] = frozenset()) -> Mask:
        """Which of these mentors (positions) may be suggested to a newcomer and have a place."""
        askable: Mask = self.find_allowed([newcomer], mentors)[0] & (self.places[mentors] > 0)
        barred = [self.positions[key] for key in exclude if key in self.positions]
        return askable & ~np.isin(mentors, barred) if barred else askable

    def find_shared(self, newcomer: Profile) -> Iterator[Ints]:
        """Mentors whom a newcomer cannot have for what she shares with them: the institution, or a Kreis not wanted."""
        own = self._institutions.get(newcomer.institution, NOBODY)
        if newcomer.institution is not None and own != NOBODY:
            yield self._list("institution", own, self._institution_ids)
        kreis = self._kreis(newcomer) if newcomer.not_my_kreis else None
        if kreis is not None and kreis in self._kreise:
            yield self._list("kreis", self._kreise[kreis], self._kreis_ids)

    def _list(self, what: str, number: int, ids: Ints) -> Ints:
        """Positions of everybody with this number, listed once."""
        if (what, number) not in self._lists:
            self._lists[what, number] = np.flatnonzero(ids == number)
        return self._lists[what, number]

    def find_allowed(self, newcomers: Sequence[Profile], mentors: Ints | None = None) -> Mask:
        """Whether nothing forbids each pair, free places aside, shape (n_newcomers, n_mentors).

        With `mentors` (positions) only for these.
        """
        columns = self._all if mentors is None else mentors
        allowed = self._have_common_format(newcomers, columns)
        own = [self._institutions.get(n.institution, NOBODY) for n in newcomers]
        _bar(allowed, own, self._institution_ids[columns], [n.institution is not None for n in newcomers])
        kreise = [self._kreis(newcomer) for newcomer in newcomers]
        wishes = [n.not_my_kreis and kreis is not None for n, kreis in zip(newcomers, kreise, strict=True)]
        own = [self._kreise.get(kreis, NOBODY) for kreis in kreise]
        _bar(allowed, own, self._kreis_ids[columns], wishes)
        herself = [self.positions.get(newcomer.key, NOBODY) for newcomer in newcomers]
        _bar(allowed, herself, columns, [position != NOBODY for position in herself])
        return allowed

    def _have_common_format(self, newcomers: Sequence[Profile], mentors: Ints) -> Mask:
        """Whether a common format exists or one side's formats are unknown."""
        kinds, ids = _number([newcomer.formats for newcomer in newcomers])
        fits = [
            [not wanted or not formats or bool(wanted & formats) for formats in self._formats]
            for wanted in kinds
        ]
        table = np.array(fits, dtype=np.bool_).reshape(len(kinds), len(self._formats))
        return table[:, self._format_ids[mentors]][ids]


def _bar(allowed: Mask, own: Sequence[int], theirs: Ints, wishes: Sequence[bool]) -> None:
    """Forbid pairs of one number, in the rows where that is wished."""
    rows = np.flatnonzero(wishes)
    allowed[rows] &= np.array(own, dtype=np.int64)[rows, None] != theirs


def _number(values: Sequence[T]) -> tuple[dict[T, int], Ints]:
    """Number distinct values in the order in which they come."""
    numbers: dict[T, int] = {}
    ids = [numbers.setdefault(value, len(numbers)) for value in values]
    return numbers, np.array(ids, dtype=np.int64)
