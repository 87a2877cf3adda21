"""The people of a cohort as the check of a proposal sees them, without anything a solver made."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.base import clone

from matching.checks import check_profiles
from matching.matcher import MentorMatcher
from matching.profile import Key, Profile
from matching.proposal import Proof, Proposal

PROMISE_DAYS = 21
ROWS_AT_ONCE = 256
CELLS_AT_ONCE = 500_000
EXCLUDED = -1
Pair = tuple[Key, Key]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


class CheckedCohort:
    """Everybody in the order given, and what their pairs are worth.

    Attributes
    ----------
    people : dict of newcomer key to Profile
    places : dict of mentor key to places
    positions : dict of mentor key to column
    fixed : frozenset of pairs
    free : list of newcomers in no fixed pair
    capacity : ndarray (n_mentors,), places that no fixed pair takes
    """

    def __init__(
        self,
        newcomers: Sequence[Profile],
        mentors: Sequence[Profile],
        matcher: MentorMatcher,
        fixed: Iterable[Pair],
        excluded: Iterable[Pair],
    ) -> None:
        self.matcher = clone(matcher).fit(mentors)
        tables = self.matcher.explainer_
        check_profiles(newcomers, tables.regions, tables.types, "newcomers")
        self.people = {newcomer.key: newcomer for newcomer in newcomers}
        self.places = {mentor.key: mentor.places for mentor in mentors}
        self.positions = {key: position for position, key in enumerate(self.places)}
        self.fixed = frozenset(fixed)
        self._excluded: dict[Key, list[int]] = {}
        for newcomer, mentor in excluded:
            if mentor in self.positions:
                self._excluded.setdefault(newcomer, []).append(self.positions[mentor])
        bound = {newcomer for newcomer, _ in self.fixed}
        self.free = [newcomer for newcomer in newcomers if newcomer.key not in bound]
        taken = Counter(mentor for _, mentor in self.fixed)
        left = [places - taken[key] for key, places in self.places.items()]
        self.capacity: Ints = np.array(left, dtype=np.int64)

    def count_points(self, newcomers: Sequence[Profile]) -> Iterator[tuple[Sequence[Profile], Ints]]:
        """Some newcomers at a time, with their points with all mentors, -1 where a pair is excluded."""
        step = max(1, CELLS_AT_ONCE // max(len(self.positions), 1))
        everybody = np.arange(len(self.positions))
        for start in range(0, len(newcomers), step):
            some = newcomers[start : start + step]
            yield some, self._count(some, everybody)

    def _count(self, some: Sequence[Profile], mentors: Ints) -> Ints:
        """Points of some newcomers with some mentors (sorted positions)."""
        weights, matrix = self.matcher.encoder_.weigh(some).take(), self.matcher.matrix_
        part = matrix if len(mentors) == matrix.shape[0] else matrix[mentors]
        points = (part @ weights).T.astype(np.int64, order="C")
        points[~self.matcher.pool_.find_allowed(some, mentors)] = EXCLUDED
        for row, newcomer in enumerate(some):
            points[row, np.isin(mentors, self._excluded.get(newcomer.key, []))] = EXCLUDED
        return points

    def count_pairs(self, pairs: Iterable[Pair]) -> dict[Pair, int]:
        """Points of each pair of people who are here, one a newcomer; -1 when the pair is excluded."""
        mentor_of = {n: m for n, m in pairs if n in self.people and m in self.positions}
        paired = [self.people[newcomer] for newcomer in mentor_of]
        counted: dict[Pair, int] = {}
        for start in range(0, len(paired), ROWS_AT_ONCE):
            some = paired[start : start + ROWS_AT_ONCE]
            theirs = np.array([self.positions[mentor_of[n.key]] for n in some], dtype=np.int64)
            mentors, columns = np.unique(theirs, return_inverse=True)
            points = self._count(some, mentors)[np.arange(len(some)), columns]
            counted |= {(n.key, mentor_of[n.key]): int(p) for n, p in zip(some, points, strict=True)}
        return counted


@dataclass(frozen=True)
class Reached:
    """What a proposal's pairs reach, apart from the fixed ones where it says nothing else."""

    served: int
    waiting: int
    points: int
    fixed_points: int
    fixed_worst: int | None
    worst: int | None

    @classmethod
    def of(cls, cohort: CheckedCohort, proposal: Proposal, points: dict[Pair, int]) -> "Reached":
        """Add up the pairs."""
        free = [pair for pair in proposal.pairs if pair not in cohort.fixed]
        fixed = [points[pair] for pair in cohort.fixed]
        return cls(
            served=len(free),
            waiting=sum(cohort.people[newcomer].waiting_days > PROMISE_DAYS for newcomer, _ in free),
            points=sum(points[pair] for pair in free),
            fixed_points=sum(fixed),
            fixed_worst=min(fixed, default=None),
            worst=min(points.values(), default=None),
        )

    def weigh(self, proof: Proof) -> int:
        """The worth under the weights of a proof."""
        person, waiting, point = proof.weights
        return person * self.served + waiting * self.waiting + point * self.points
