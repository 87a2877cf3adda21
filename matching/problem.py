"""A cohort as arrays: who is still free, which pairs are allowed, and what each is worth."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
from sklearn.base import clone

from matching.checks import check_fixed, check_profiles
from matching.matcher import MentorMatcher
from matching.profile import Key, Profile, key_order
from matching.scoring import NOT_ALLOWED, PairPoints

Pair = tuple[Key, Key]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Points = npt.NDArray[np.int32]
WAITING_PROMISE_DAYS = 21
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
    pairs : PairPoints of the newcomers
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
        self.pairs = PairPoints(self.matcher, self.newcomers, self.find_barred)
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
        self._fixed_pairs: PairPoints | None = None
        if not self.fixed:
            return
        pairs = PairPoints(self.matcher, [people[newcomer] for newcomer, _ in self.fixed], self.find_barred)
        self._fixed_pairs = pairs
        for row, (newcomer, mentor) in enumerate(self.fixed):
            points = int(pairs.count(np.array([row]), np.array([positions[mentor]]))[0, 0])
            if points == NOT_ALLOWED:
                raise ValueError(f"fixed: the pair is excluded ({newcomer!r}, {mentor!r})")
            self.capacity[positions[mentor]] -= 1
            self.fixed_points.append(points)

    def find_classes(self) -> tuple[Ints, Ints] | None:
        """Classes of newcomers and mentors if there are such; fixing a pair changes nobody's class."""
        return self.pairs.find_classes(self._fixed_pairs)

    def is_allowed(self, pair: Pair) -> bool:
        """Whether nothing forbids a pair of somebody in no fixed pair, free places aside."""
        row = next(row for row, newcomer in enumerate(self.newcomers) if newcomer.key == pair[0])
        position = self.matcher.pool_.positions[pair[1]]
        return int(self.pairs.count(np.array([row]))[0, position]) != NOT_ALLOWED

    def find_barred(self, newcomer: Profile) -> frozenset[int]:
        """Positions of mentors whom this very newcomer cannot be paired with: excluded, or herself."""
        own, excluded = self.matcher.pool_.positions.get(newcomer.key), self._excluded.get(newcomer.key, ())
        return frozenset(excluded if own is None else (*excluded, own))

    @cached_property
    def likeness(self) -> list[str]:
        """For each newcomer all that her points and exclusions depend on; the same text means twins."""
        return [describe_likeness(self, newcomer) for newcomer in self.newcomers]


def describe_likeness(problem: CohortProblem, person: Profile) -> str:
    """Everything that the points and exclusions of a newcomer depend on; the same text means twins."""
    codes = (sorted(codes) for codes in (person.topics, person.formats, person.languages))
    wishes = person.not_my_kreis, person.emphasis, person.other_view
    keys = [problem.mentors[position].key for position in sorted(problem.find_barred(person))]
    return repr((person.region, person.institution_type, *codes, person.institution, wishes, keys))


def _sort_by_waiting(people: Mapping[Key, Profile], taken: Collection[Key]) -> list[Profile]:
    """Who is not taken, longest waiting first."""
    free = [person for key, person in people.items() if key not in taken]
    return sorted(free, key=lambda person: (-person.waiting_days, key_order(person.key)))
