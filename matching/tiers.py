"""Finds the best assignment tier after tier, as long as time allows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic

import numpy as np

from matching.prices import Weights
from matching.problem import NOBODY, CohortProblem, Ints
from matching.solver import DenseSolver, Goal

Progress = Callable[[float, str], object]


class TimeIsOverError(Exception):
    """The time limit was reached between two steps."""


@dataclass
class Watch:
    """Tells the progress and stops a search whose time is over.

    Parameters
    ----------
    seconds : float or None
    progress : function of the share done (0 to 1) and the name of the next step, or None
    """

    seconds: float | None = None
    progress: Progress | None = None
    _start: float = field(default_factory=monotonic)

    def begin(self, share: float, step: str) -> None:
        """Say what begins now, unless time is over."""
        if self.seconds is not None and monotonic() - self._start >= self.seconds:
            raise TimeIsOverError(step)
        if self.progress is not None:
            self.progress(share, step)


class TierSearch:
    """The search for one objective.

    Attributes
    ----------
    assigned : ndarray (n_newcomers,), the best assignment found so far
    threshold : int, the points that each pair has at least
    weights : Weights that order the tiers among the pairs above the threshold
    """

    def __init__(self, solver: DenseSolver, objective: Sequence[str], watch: Watch) -> None:
        self.solver, self.objective, self.watch = solver, tuple(objective), watch
        self.weights = order_tiers(solver.problem, objective)
        self.threshold = 0
        self.assigned: Ints = np.full(len(solver.problem.newcomers), NOBODY, dtype=np.int64)

    def run(self) -> None:
        """Search to the end, or until the watch stops it."""
        if self.watch.seconds is not None:
            self.assigned = assign_greedily(self.solver)
        self.watch.begin(0.1, "count")
        self.assigned = self.solver.assign_best(self.weights)
        if "worst" in self.objective:
            self._lift_worst()

    def _lift_worst(self) -> None:
        """Raise the threshold as far as the tiers before the worst pair stay what they are."""
        goal = self.solver.count_goal(self.assigned)
        fixed = min(self.solver.problem.fixed_points, default=self.solver.problem.most_points)
        if not goal.served:
            return
        worst = self.solver.find_worst(self.assigned)
        self.threshold = min(worst, fixed)
        steps = np.unique(np.append(self.solver.points, fixed))
        self._search_threshold(steps[(steps >= self.threshold) & (steps <= fixed)], goal)
        if self.threshold > worst:
            self.watch.begin(0.7, "sum")
            self.assigned = self.solver.assign_best(self.weights, self.threshold)

    def _search_threshold(self, steps: Ints, goal: Goal) -> None:
        """Halve the steps, of which the first reaches the goal, until the last one that does is found."""
        low, high = 0, len(steps) - 1
        while low < high:
            self.watch.begin(0.4, "worst")
            middle = (low + high + 1) // 2
            if self.find_failure(goal, int(steps[middle])) is None:
                low = middle
            else:
                high = middle - 1
        self.threshold = int(steps[low])

    def find_failure(self, goal: Goal, threshold: int) -> tuple[Weights, Ints] | None:
        """An assignment that serves as many as possible, but fewer than the goal, and what was counted."""
        everybody = self.solver.everybody
        most = self.solver.assign_most(everybody, threshold)
        if self.solver.count_goal(most).served < goal.served:
            return Weights(1, 0, 0), most
        if not self.is_before_worst("waiting"):
            return None
        most = self.solver.assign_most(np.flatnonzero(self.solver.problem.over_promise), threshold)
        return (Weights(0, 1, 0), most) if self.solver.count_goal(most).waiting < goal.waiting else None

    def is_before_worst(self, tier: str) -> bool:
        """Whether this tier stands before the worst pair."""
        return tier in self.objective[: self.objective.index("worst")]


def order_tiers(problem: CohortProblem, objective: Sequence[str]) -> Weights:
    """Weights under which one person more outweighs any change in waiting, and that any change in points."""
    pairs = min(len(problem.newcomers), int(problem.capacity.sum()))
    waiting = 2 * pairs * problem.most_points + 1 if "waiting" in objective else 0
    return Weights(2 * pairs * (waiting + problem.most_points) + 1, waiting, 1)


def assign_greedily(solver: DenseSolver) -> Ints:
    """Who waits longest chooses first: quick, allowed, and not the best."""
    left = solver.problem.capacity.copy()
    assigned = np.full(len(solver.everybody), NOBODY, dtype=np.int64)
    for row in solver.everybody[: len(solver.everybody) * bool(len(left))]:
        points = np.where(left > 0, solver.count_points(solver.everybody[row : row + 1])[0], -1)
        best = int(points.argmax())
        if points[best] >= 0:
            assigned[row] = best
            left[best] -= 1
    return assigned
