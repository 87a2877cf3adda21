"""The optimum by classes that leaves as many people as possible where they were in another proposal."""

import numpy as np

from matching.factored_solver import FactoredSolver
from matching.problem import NOBODY, CohortProblem, Ints
from matching.ties import prefer


def divide_classes(
    problem: CohortProblem, newcomers: Ints, mentors: Ints, before: Ints
) -> tuple[Ints, Ints, Ints]:
    """Classes divided by whom people had; a mentor who has fewer places than people who were hers is her own class.

    Parameters
    ----------
    newcomers, mentors : ndarrays, the class of each
    before : ndarray (n_newcomers,), whom each had, -1 for nobody

    Returns
    -------
    the finer classes of newcomers and of mentors, and `before`
    """
    had = np.bincount(before[before != NOBODY], minlength=len(mentors))
    own = int(mentors.max(initial=0)) + 1 + np.arange(len(mentors))
    finer = np.where(had > problem.capacity, own, mentors)
    kinds = np.append(finer, NOBODY)[before] + 1
    return newcomers * (int(kinds.max(initial=0)) + 1) + kinds, finer, before


class KeepingSolver(FactoredSolver):
    """Of all flows that are equally good it takes one that changes least, and deals it out so.

    Parameters
    ----------
    problem, newcomers, mentors, before : as ``divide_classes`` gives them
    """

    def __init__(self, problem: CohortProblem, newcomers: Ints, mentors: Ints, before: Ints) -> None:
        self._before = before
        super().__init__(problem, newcomers, mentors)
        self._alike = np.unique(self.points, axis=0, return_inverse=True)[1].ravel()

    def find_others(self, rows: Ints) -> Ints:
        """The class of the mentor whom each had."""
        return np.append(self.columns, NOBODY)[self._before[rows]]

    def draw_lots(self, first_columns: Ints) -> Ints:
        """Lots that decide only where equally many would change."""
        lots = super().draw_lots(first_columns)
        return prefer(self.others[:, None], np.arange(lots.shape[1]), lots, len(self.everybody))

    def deal(self, flow: Ints, rows: Ints) -> Ints:
        """Of who is alike, those who wait longest are served, with whom they had where that is possible."""
        left = np.zeros_like(flow)
        np.add.at(left, self._alike, flow)
        room, assigned = self.capacity.copy(), np.full(len(self.everybody), NOBODY, dtype=np.int64)
        served = self._find_served(left.sum(axis=1), rows)
        for row in served.tolist():
            self._place(row, self._before[row], left, room, assigned)
        free = [np.flatnonzero(self.columns == at).tolist() for at in range(flow.shape[1])]
        for row in served[assigned[served] == NOBODY].tolist():
            choices = free[int(left[self._alike[self.rows[row]]].argmax())]
            while not room[choices[0]]:
                choices.pop(0)
            self._place(row, choices[0], left, room, assigned)
        self.latest = assigned
        return assigned

    def _find_served(self, counts: Ints, rows: Ints) -> Ints:
        """The first of each group of who is alike, as many as are served."""
        groups = self._alike[self.rows[rows]]
        order = np.argsort(groups, kind="stable")
        sizes = np.bincount(groups, minlength=len(counts))
        place = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        served: Ints = rows[order[place < counts[groups[order]]]]
        return served

    def _place(self, row: int, mentor: int, left: Ints, room: Ints, assigned: Ints) -> None:
        """Give somebody a place, if her group has one with this kind of mentors and the mentor has room."""
        group, kind = self._alike[self.rows[row]], self.columns[mentor]
        if mentor != NOBODY and left[group, kind] and room[mentor]:
            assigned[row] = mentor
            left[group, kind] -= 1
            room[mentor] -= 1
