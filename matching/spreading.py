"""First places for a list of newcomers: near-equals share them, within the places that each mentor has."""

from collections.abc import Sequence

import numpy as np

from matching.candidates import Candidates
from matching.matcher import MentorMatcher
from matching.prices import outweigh
from matching.profile import Key, Profile
from matching.reasons import Suggestion
from matching.variety import NEAR_EQUAL_POINTS


def suggest_all(
    newcomers: Sequence[Profile], matcher: MentorMatcher, k: int = 5, within: int = NEAR_EQUAL_POINTS
) -> dict[Key, list[Suggestion]]:
    """Suggestions for everybody, no mentor first for more newcomers than she has places, where that can be.

    Only near-equals change places: a mentor moves to the front when she is at most `within` points below the best.
    As many newcomers as possible have a first within the places there are, and then as many points as possible stand
    first: both exactly, as one assignment. For whom no mentor near enough has a place left, the list stays as it is,
    and its first is named once too often.

    Parameters
    ----------
    newcomers : sequence of Profile
    matcher : MentorMatcher, fitted
    k : int, at least 1; only the k best of each newcomer can come first
    within : int, points that are as good as none

    Returns
    -------
    dict of newcomer key to list of at most k Suggestion

    Examples
    --------
    >>> from matching import MentorMatcher, Profile
    >>> mentors = [Profile("ada", region="11"), Profile("ben", region="11"), Profile("cem", region="11")]
    >>> lists = suggest_all([Profile(n, region="11") for n in "xyz"], MentorMatcher().fit(mentors))
    >>> sorted(suggestions[0].key for suggestions in lists.values())
    ['ada', 'ben', 'cem']
    """
    lists = {newcomer.key: matcher.suggest(newcomer, k) for newcomer in newcomers}
    near = [
        (row, at, suggestion)
        for row, suggestions in enumerate(lists.values())
        for at, suggestion in enumerate(suggestions)
        if suggestions[0].points - suggestion.points <= within
    ]
    firsts = _choose_firsts(near, len(lists), matcher)
    spread = (
        [suggestions[first], *suggestions[:first], *suggestions[first + 1 :]] if suggestions else []
        for suggestions, first in zip(lists.values(), firsts, strict=True)
    )
    return dict(zip(lists, spread, strict=True))


def _choose_firsts(
    near: Sequence[tuple[int, int, Suggestion]], size: int, matcher: MentorMatcher
) -> list[int]:
    """Which suggestion of each newcomer comes first; the best one where no near one has a place left.

    As many first places as possible; then as many points in them as possible.
    """
    pool, shape = matcher.pool_, (size, len(matcher.pool_.keys))
    rows = np.array([row for row, _, _ in near], dtype=np.int64)
    columns = np.array([pool.positions[suggestion.key] for _, _, suggestion in near], dtype=np.int64)
    points = np.array([suggestion.points for _, _, suggestion in near], dtype=np.int64)
    if not len(near):
        return [0] * size
    one_more = outweigh(int(points.max()), size)
    assigned = Candidates(rows, columns, points + one_more, shape).assign_best(pool.places)
    firsts = [0] * size
    for row, at, suggestion in near:
        if assigned[row] == pool.positions[suggestion.key]:
            firsts[row] = at
    return firsts
