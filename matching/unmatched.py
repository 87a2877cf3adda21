"""Why newcomers are in no pair: whom they compete with, for which places."""

from collections.abc import Iterator

import numpy as np

from matching.problem import NOBODY, Bools, CohortProblem, Ints
from matching.proposal import COMPETITION, NOBODY_ALLOWED, NOT_FINISHED, Unmatched
from matching.solver import DenseSolver


class UnmatchedReasons:
    """Finds for each unmatched newcomer the closed circle of mentors that is too small for those who need it.

    From the mentors who may be paired with her, the circle grows by whomever the newcomers placed there could have
    instead, until nobody in it could go anywhere else. In a proposal that serves as many as possible such a circle
    has no place left.
    """

    def __init__(self, problem: CohortProblem, solver: DenseSolver, assigned: Ints) -> None:
        self._problem, self._assigned = problem, assigned
        self._allowed: Bools = (solver.points >= 0) & (problem.matcher.pool_.places > 0)
        self._circles: dict[bytes, Unmatched] = {}

    def explain_all(self) -> Iterator[tuple[int, Unmatched]]:
        """Row and reason of everybody who is in no pair."""
        for row in np.flatnonzero(self._assigned == NOBODY):
            first = self._allowed[row]
            if first.tobytes() not in self._circles:
                self._circles[first.tobytes()] = self._explain(first)
            yield int(row), self._circles[first.tobytes()]

    def _explain(self, first: Bools) -> Unmatched:
        if not first.any():
            return Unmatched(NOBODY_ALLOWED)
        circle = self._close(first)
        places = int(self._problem.capacity[circle].sum())
        people = int((~(self._allowed & ~circle).any(axis=1) & self._allowed.any(axis=1)).sum())
        if people <= places:
            return Unmatched(NOT_FINISHED)
        mentors = self._problem.mentors
        return Unmatched(COMPETITION, people, places, tuple(mentors[at].key for at in np.flatnonzero(circle)))

    def _close(self, first: Bools) -> Bools:
        """Grow a set of mentors until everybody placed in it is allowed nowhere else."""
        circle = first.copy()
        while True:
            placed = np.append(circle, False)[self._assigned]
            grown = circle | self._allowed[placed].any(axis=0)
            if (grown == circle).all():
                return circle
            circle = grown
