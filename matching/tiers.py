"""Finds the best assignment tier after tier, as long as time allows."""

from collections.abc import Mapping, Sequence

import numpy as np

from matching.prices import Weights, outweigh
from matching.problem import NOBODY, CohortProblem, Ints
from matching.profile import Key
from matching.scoring import NOT_ALLOWED
from matching.solver import Goal, Solver
from matching.ties import settle_ties
from matching.watch import Watch


class TierSearch:
    """The search for one objective.

    Attributes
    ----------
    assigned : ndarray (n_newcomers,), the best assignment found so far
    threshold : int, the points that each pair has at least
    weights : Weights that order the tiers among the pairs above the threshold
    """

    def __init__(self, solver: Solver, objective: Sequence[str], watch: Watch) -> None:
        self.solver, self.objective, self.watch = solver, tuple(objective), watch
        self.weights = order_tiers(solver.problem, objective)
        self.threshold = 0
        self.assigned: Ints = np.full(len(solver.problem.newcomers), NOBODY, dtype=np.int64)

    def run(self) -> None:
        """Search to the end, or until the watch stops it."""
        if self.watch.seconds is not None:
            self.assigned = assign_greedily(self.solver)
        self.watch.begin(0.1, "count")
        if "worst" in self.objective:
            self._lift_worst()
        self.watch.begin(0.7, "sum")
        self.assigned = self.solver.assign_best(self.weights, self.threshold)

    def settle(self, keep: Mapping[Key, Key] | None) -> None:
        """Choose among equals, those to keep first."""
        self.watch.begin(0.8, "ties")
        self.assigned = settle_ties(self.solver, self.weights, self.threshold, self.assigned, keep)

    def keep_best(self) -> None:
        """After time was over: what the solver had last, when it is better than what was found before."""
        worth = self.solver.weigh(self.weights, self.threshold)
        found, latest = (
            worth.weigh(self.solver.everybody, self.solver.count_assigned(assigned)).sum()
            for assigned in (self.assigned, self.solver.latest)
        )
        if latest > found:
            self.assigned = self.solver.latest

    def _lift_worst(self) -> None:
        """Raise the threshold as far as the tiers before the worst pair stay what they are."""
        goal = self._find_goal()
        if goal.served:
            fixed = min(self.solver.problem.fixed_points, default=self.solver.problem.most_points)
            self._search_threshold(min(fixed, self._limit_worst(goal)), goal)

    def _find_goal(self) -> Goal:
        """The best that the tiers before the worst pair can reach; who can be served at all, can be so together."""
        solver = self.solver
        most = solver.assign_most(solver.everybody, 0, len(solver.everybody))
        over = np.flatnonzero(solver.problem.over_promise)
        waiting = solver.assign_most(over, 0, len(over)) if self.is_before_worst("waiting") else most
        return Goal(solver.count_goal(most).served, solver.count_goal(waiting).waiting)

    def _limit_worst(self, goal: Goal) -> int:
        """No worst pair of so many can be better than the last of their best ones."""
        return max(int(np.sort(self.solver.most_points)[-goal.served]), self.threshold)

    def _search_threshold(self, high: int, goal: Goal) -> None:
        """Halve what lies between the threshold, which reaches the goal, and the highest that could."""
        while self.threshold < high:
            self.watch.begin(0.4, "worst")
            middle = (self.threshold + high + 1) // 2
            if self.find_failure(goal, middle) is None:
                self.threshold = middle
            else:
                high = middle - 1

    def find_failure(self, goal: Goal, threshold: int) -> tuple[Weights, Ints] | None:
        """An assignment that serves as many as possible, but fewer than the goal, and what was counted."""
        everybody = self.solver.everybody
        most = self.solver.assign_most(everybody, threshold, goal.served)
        if self.solver.count_goal(most).served < goal.served:
            return Weights(1, 0, 0), most
        if not self.is_before_worst("waiting"):
            return None
        over = np.flatnonzero(self.solver.problem.over_promise)
        most = self.solver.assign_most(over, threshold, goal.waiting)
        return (Weights(0, 1, 0), most) if self.solver.count_goal(most).waiting < goal.waiting else None

    def is_before_worst(self, tier: str) -> bool:
        """Whether this tier stands before the worst pair."""
        return tier in self.objective[: self.objective.index("worst")]


def order_tiers(problem: CohortProblem, objective: Sequence[str]) -> Weights:
    """Weights under which one person more outweighs any change in waiting, and that any change in points."""
    pairs = min(len(problem.newcomers), int(problem.capacity.sum()))
    waiting = outweigh(problem.most_points, pairs) if "waiting" in objective else 0
    return Weights(outweigh(waiting + problem.most_points, pairs), waiting, 1)


def assign_greedily(solver: Solver) -> Ints:
    """Who waits longest chooses first: quick, allowed, and not the best."""
    left = solver.capacity.copy()
    assigned = np.full(len(solver.everybody), NOBODY, dtype=np.int64)
    for row in range(len(solver.everybody)):
        mentors, points = solver.list_choices(row)
        points = np.where(left[mentors] > 0, points, NOT_ALLOWED)
        if points.max(initial=NOT_ALLOWED) > NOT_ALLOWED:
            assigned[row] = mentors[points.argmax()]
            left[assigned[row]] -= 1
    return assigned
