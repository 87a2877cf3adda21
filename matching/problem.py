"""A cohort as arrays: who is still free, which pairs are allowed, and what each is worth."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from sklearn.base import clone

from matching.checks import check_fixed, check_profiles
from matching.matcher import MentorMatcher
from matching.profile import Key, Profile, key_order

Pair = tuple[Key, Key]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Points = npt.NDArray[np.int32]
WAITING_PROMISE_DAYS = 21
NOT_ALLOWED = -1
NOBODY = -1


class CohortProblem:
    """The people in one order of their own (who waits longest first, then by key), without the fixed pairs.

    Attributes
    ----------
    newcomers : list of Profile who are in no fixed pair
    mentors : list of Profile, by key
    capacity : ndarray (n_mentors,), places that no fixed pair takes
    over_promise : ndarray of bool (n_newcomers,), who has waited for more than 21 days
    fixed : tuple of pairs, by the newcomers' keys
    fixed_points : list of the points of each
    most_points : int, the most a pair can have
    """

    def __init__(
        self,
        newcomers: Sequence[Profile],
        mentors: Sequence[Profile],
        matcher: MentorMatcher,
        fixed: Iterable[Pair] = (),
        excluded: Iterable[Pair] = (),
    ) -> None:
        self.mentors = sorted(mentors, key=lambda mentor: key_order(mentor.key))
        self.matcher = clone(matcher).fit(self.mentors)
        tables = self.matcher.explainer_
        check_profiles(newcomers, tables.regions, tables.types, "newcomers")
        self.most_points = tables.points.total
        self._excluded = self._index_excluded(excluded)
        self.fixed = tuple(sorted(fixed, key=lambda pair: key_order(pair[0])))
        people = {newcomer.key: newcomer for newcomer in newcomers}
        check_fixed(self.fixed, people, {mentor.key: mentor for mentor in self.mentors})
        self._take_fixed(people)
        self.newcomers = _sort_by_waiting(people, {newcomer for newcomer, _ in self.fixed})
        self._weights = self.matcher.encoder_.weigh(self.newcomers)
        days = np.array([newcomer.waiting_days for newcomer in self.newcomers], dtype=np.int64)
        self.over_promise: Bools = days > WAITING_PROMISE_DAYS

    def _index_excluded(self, excluded: Iterable[Pair]) -> dict[Key, list[int]]:
        """Positions of excluded mentors by newcomer; pairs of people who are not here do not matter."""
        positions, index = self.matcher.pool_.positions, dict[Key, list[int]]()
        for newcomer, mentor in excluded:
            if mentor in positions:
                index.setdefault(newcomer, []).append(positions[mentor])
        return index

    def _take_fixed(self, people: dict[Key, Profile]) -> None:
        """Count the points of fixed pairs and the places they leave; refuse an excluded pair."""
        positions = self.matcher.pool_.positions
        self.capacity: Ints = self.matcher.pool_.places.copy()
        self.fixed_points: list[int] = []
        for newcomer, mentor in self.fixed:
            person = [people[newcomer]]
            weights = self.matcher.encoder_.weigh(person).take()
            points = int(self._count_block(person, weights)[0, positions[mentor]])
            if points == NOT_ALLOWED:
                raise ValueError(f"fixed: the pair is excluded ({newcomer!r}, {mentor!r})")
            self.capacity[positions[mentor]] -= 1
            self.fixed_points.append(points)

    def count_block(self, rows: Ints) -> Points:
        """Points of these newcomers with all mentors, -1 where a pair is not allowed, shape (n_rows, n_mentors).

        Free places are no matter here.
        """
        return self._count_block([self.newcomers[row] for row in rows], self._weights.take(rows))

    def _count_block(self, newcomers: Sequence[Profile], weights: Points) -> Points:
        points = np.ascontiguousarray((self.matcher.matrix_ @ weights).T)
        points[~self.matcher.pool_.find_allowed(newcomers)] = NOT_ALLOWED
        for row, newcomer in enumerate(newcomers):
            if newcomer.key in self._excluded:
                points[row, self._excluded[newcomer.key]] = NOT_ALLOWED
        return points

    def is_allowed(self, pair: Pair) -> bool:
        """Whether nothing forbids a pair of somebody in no fixed pair, free places aside."""
        row = next(row for row, newcomer in enumerate(self.newcomers) if newcomer.key == pair[0])
        position = self.matcher.pool_.positions[pair[1]]
        return int(self.count_block(np.array([row]))[0, position]) != NOT_ALLOWED

    def find_barred(self, newcomer: Profile) -> frozenset[int]:
        """Positions of mentors whom this very newcomer cannot be paired with: excluded, or herself."""
        own = self.matcher.pool_.positions.get(newcomer.key)
        return frozenset(self._excluded.get(newcomer.key, ())) | ({own} - {None})


def _sort_by_waiting(people: Mapping[Key, Profile], taken: Collection[Key]) -> list[Profile]:
    """Who is not taken, longest waiting first."""
    free = [person for key, person in people.items() if key not in taken]
    return sorted(free, key=lambda person: (-person.waiting_days, key_order(person.key)))
