"""Among newcomers who are alike in everything, who waits longest goes first."""

from collections import Counter
from collections.abc import Mapping

from matching.problem import NOBODY, CohortProblem, Ints
from matching.profile import Key
from matching.ties import find_before


def serve_longest_waiting(
    problem: CohortProblem, assigned: Ints, keep: Mapping[Key, Key] | None = None
) -> Ints:
    """Deal out the places of each group of twins anew, in the order of waiting and then of keys.

    Twins differ in nothing but key and waiting, so no pair's points change and no tier gets worse.

    Parameters
    ----------
    problem : CohortProblem, whose newcomers stand in the order of waiting
    assigned : ndarray (n_newcomers,), position of a mentor or -1
    keep : mapping of newcomer key to mentor key, whom each should rather have if she has anybody, or None

    Returns
    -------
    ndarray (n_newcomers,)
    """
    repeated = Counter(problem.likeness) - Counter(set(problem.likeness))
    groups: dict[str, list[int]] = {}
    for row, likeness in enumerate(problem.likeness):
        if likeness in repeated:
            groups.setdefault(likeness, []).append(row)
    dealt, before = assigned.copy(), find_before(problem, keep or {})
    for rows in groups.values():
        mentors = sorted(mentor for mentor in assigned[rows].tolist() if mentor != NOBODY)
        dealt[rows] = deal(mentors, before[rows].tolist())
    return dealt


def deal(mentors: list[int], wishes: list[int]) -> list[int]:
    """A mentor for each of the first, whom they wish for where there is such a one, and nobody for the others.

    >>> deal([2, 5, 7], [-1, 2, 5, 7])
    [7, 2, 5, -1]
    """
    left, served = Counter(mentors), wishes[: len(mentors)]
    dealt = [NOBODY] * len(wishes)
    for at, wish in enumerate(served):
        if left[wish]:
            dealt[at] = wish
            left[wish] -= 1
    rest = left.elements()
    return [
        next(rest) if at < len(served) and mentor == NOBODY else mentor for at, mentor in enumerate(dealt)
    ]
