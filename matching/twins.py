"""Among newcomers who are alike in everything, who waits longest goes first."""

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
    groups: dict[str, list[int]] = {}
    for row, newcomer in enumerate(problem.newcomers):
        groups.setdefault(describe_likeness(problem, newcomer), []).append(row)
    dealt = assigned.copy()
    for rows in groups.values():
        dealt[rows] = sorted(assigned[rows].tolist(), key=lambda mentor: (mentor == NOBODY, mentor))
    return dealt


def describe_likeness(problem: CohortProblem, person: Profile) -> str:
    """Everything that the points and exclusions of a newcomer depend on; the same text means twins."""
    codes = (sorted(codes) for codes in (person.topics, person.formats, person.languages))
    wishes = person.not_my_kreis, person.emphasis, person.other_view
    barred = sorted(problem.find_barred(person))
    keys = [problem.mentors[position].key for position in barred]
    return repr((person.region, person.institution_type, *codes, person.institution, wishes, keys))
