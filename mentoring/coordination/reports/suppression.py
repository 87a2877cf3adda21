"""Counts of people as they may be shown: fewer than five are not told, and no arithmetic gives them away."""

from collections.abc import Collection, Sequence

FEW, HELD = "few", "held"
"""`few`: there are fewer than five, perhaps none. `held`: there are five or more, kept back to protect the few."""
LEAST = 5
LEAST_SPLIT = 2 * LEAST
"""Smaller totals are never split."""
Shown = int | str


def told(count: int) -> Shown:
    """A count that stands alone."""
    return count if count >= LEAST else FEW


def told_parts(parts: Sequence[int]) -> list[Shown] | None:
    """Parts that add up to a total that everybody reads; None where they cannot be told at all.

    Whoever knows this rule, the total and everything shown still has to think each of 0, 1, 2, 3 and 4 possible
    for every `few`. Parts are held back in the order given, never by their size: a choice by size would tell
    something of what it hides. The proof stands in decision 0028; a test tries all small tables.
    """
    if sum(parts) < LEAST_SPLIT:
        return None
    few = {place for place, count in enumerate(parts) if count < LEAST}
    held = _held(parts, few)
    return None if held is None else [_mark(place, count, held) for place, count in enumerate(parts)]


def _held(parts: Sequence[int], few: Collection[int]) -> Collection[int] | None:
    """Which parts are held back, so that what is hidden together leaves room enough; None where none suffice."""
    hidden = sum(parts[place] for place in few)
    if not few or LEAST <= hidden <= (LEAST - 1) * (len(few) - 1):
        return ()
    held: list[int] = []
    for place, count in enumerate(parts):
        if count >= LEAST:
            held.append(place)
            hidden += count
            if hidden >= LEAST * (len(held) + 1):
                return held
    return None


def _mark(place: int, count: int, held: Collection[int]) -> Shown:
    return HELD if place in held else told(count)


def told_overlaps(total: int, parts: Sequence[int], most: int) -> list[Shown] | None:
    """Parts of which everybody is in one at least and in `most` at most; None where they cannot be told at all.

    They add up to nothing; all that the total says of what is hidden is how much it is at least and at most.
    """
    if total < LEAST_SPLIT:
        return None
    known, few = sum(count for count in parts if count >= LEAST), sum(count < LEAST for count in parts)
    roomy = total - known <= (LEAST - 1) * (few - 1) and known + LEAST - 1 <= most * total
    return [told(count) for count in parts] if roomy or not few else None
