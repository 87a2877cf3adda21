"""Why newcomers are in no pair: whom they compete with, for which places."""

from collections.abc import Iterator

import numpy as np

from matching.problem import NOBODY, Bools, Ints
from matching.proposal import COMPETITION, NOBODY_ALLOWED, NOT_FINISHED, Unmatched
from matching.solver import Solver


class UnmatchedReasons:
    """Finds for each unmatched newcomer a closed circle of mentors that is too small for those who need it.

    From the mentors who may be paired with her, the circle grows by whomever the newcomers placed there could have
    instead, until nobody in it could go anywhere else. In a proposal that serves as many as possible such a circle
    has no place left. Who has the fewest mentors to choose from is explained first; who needs only mentors of a
    circle found before has the same reason, and a circle that meets another one takes it in whole.
    """

    def __init__(self, solver: Solver, assigned: Ints) -> None:
        self._solver, self._assigned = solver, assigned
        self._open = solver.problem.matcher.pool_.places > 0
        self._circles: list[tuple[Bools, Unmatched]] = []

    def explain_all(self) -> Iterator[tuple[int, Unmatched]]:
        """Row and reason of everybody who is in no pair."""
        rows = np.flatnonzero(self._assigned == NOBODY)
        choices = [allowed.sum(axis=1) for _, allowed in self._find_allowed(rows)]
        order = np.argsort(np.concatenate(choices), kind="stable") if choices else rows
        for some, allowed in self._find_allowed(rows[order]):
            for row, first in zip(some, allowed, strict=True):
                yield int(row), self._explain(first)

    def _find_allowed(self, rows: Ints) -> Iterator[tuple[Ints, Bools]]:
        """Some newcomers at a time, with the mentors who have places at all and may be paired with each."""
        for some, _, points in self._solver.problem.pairs.split(rows):
            yield some, (points >= 0) & self._open

    def _explain(self, first: Bools) -> Unmatched:
        if not first.any():
            return Unmatched(NOBODY_ALLOWED)
        for circle, reason in self._circles:
            if not (first & ~circle).any():
                return reason
        circle = self._close(first)
        self._circles.append((circle, self._count_circle(circle)))
        return self._circles[-1][1]

    def _close(self, first: Bools) -> Bools:
        """Grow a set of mentors until everybody placed in it is allowed nowhere else."""
        circle, new = first.copy(), first
        while new.any():
            grown = circle.copy()
            for _, allowed in self._find_allowed(np.flatnonzero(np.append(new, False)[self._assigned])):
                grown |= allowed.any(axis=0)
            for known, _ in self._circles:
                if (grown & known).any():
                    circle, grown = circle | known, grown | known
            circle, new = grown, grown & ~circle
        return circle

    def _count_circle(self, circle: Bools) -> Unmatched:
        """How many can have nobody but this circle, and how many places it has."""
        places = int(self._solver.problem.capacity[circle].sum())
        people = 0
        for _, allowed in self._find_allowed(self._solver.everybody):
            people += int((allowed.any(axis=1) & ~(allowed & ~circle).any(axis=1)).sum())
        if people <= places:
            return Unmatched(NOT_FINISHED)
        mentors = self._solver.problem.mentors
        return Unmatched(COMPETITION, people, places, tuple(mentors[at].key for at in np.flatnonzero(circle)))
