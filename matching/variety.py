"""Orders near-equal suggestions differently for each person, so that not all ask the same mentor first."""

from collections.abc import Iterable
from hashlib import sha256

from matching.profile import Key
from matching.reasons import Suggestion

NEAR_EQUAL_POINTS = 25


def stable_variety(
    suggestions: Iterable[Suggestion], newcomer_key: Key, within: int = NEAR_EQUAL_POINTS
) -> list[Suggestion]:
    """Reorder suggestions that are nearly as good as the best of their group.

    From the best downwards, a group holds everybody at most `within` points below its first; inside a group a
    hash of both keys decides, the same on every day and machine. Ask ``suggest`` for more than you show, then
    cut.

    Parameters
    ----------
    suggestions : iterable of Suggestion, best first
    newcomer_key : int or str
    within : int, points that are as good as none; 0 keeps the points in order and varies ties only

    Returns
    -------
    list of Suggestion, the same ones

    Examples
    --------
    >>> equals = [Suggestion(key, 900, ()) for key in range(4)] + [Suggestion(9, 600, ())]
    >>> [suggestion.key for suggestion in stable_variety(equals, "lena")]
    [3, 0, 1, 2, 9]
    """
    groups: list[list[Suggestion]] = []
    for suggestion in suggestions:
        if not groups or groups[-1][0].points - suggestion.points > within:
            groups.append([])
        groups[-1].append(suggestion)
    return [s for group in groups for s in sorted(group, key=lambda s: _lot(newcomer_key, s.key))]


def _lot(newcomer: Key, mentor: Key) -> bytes:
    return sha256(repr((newcomer, mentor)).encode()).digest()
