"""Among newcomers who are alike in everything, who waits longest goes first."""

from matching.problem import NOBODY, CohortProblem, Ints


def serve_longest_waiting(problem: CohortProblem, assigned: Ints) -> Ints:
    """Deal out the places of each group of twins anew, in the order of waiting and then of keys.

    Twins differ in nothing but key and waiting, so no pair's points change and no tier gets worse.

    Parameters
    ----------
    problem : CohortProblem, whose newcomers stand in the order of waiting
    assigned : ndarray (n_newcomers,), position of a mentor or -1

    Returns
    -------
    ndarray (n_newcomers,)
    """
    groups: dict[str, list[int]] = {}
    for row, likeness in enumerate(problem.likeness):
        groups.setdefault(likeness, []).append(row)
    dealt = assigned.copy()
    for rows in (rows for rows in groups.values() if len(rows) > 1):
        dealt[rows] = sorted(assigned[rows].tolist(), key=lambda mentor: (mentor == NOBODY, mentor))
    return dealt
