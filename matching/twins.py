"""Among newcomers who are alike in everything, who waits longest goes first."""

from collections.abc import Hashable

from matching.problem import NOBODY, CohortProblem, Ints
from matching.profile import Profile


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
    groups: dict[Hashable, list[int]] = {}
    for row, newcomer in enumerate(problem.newcomers):
        groups.setdefault((_likeness(newcomer), problem.find_barred(newcomer)), []).append(row)
    dealt = assigned.copy()
    for rows in groups.values():
        dealt[rows] = sorted(assigned[rows].tolist(), key=lambda mentor: (mentor == NOBODY, mentor))
    return dealt


def _likeness(person: Profile) -> Hashable:
    """Everything that the points and exclusions of a newcomer depend on, but her own key."""
    what = person.region, person.institution_type, person.topics, person.formats, person.languages
    return *what, person.institution, person.not_my_kreis, person.emphasis, person.other_view
