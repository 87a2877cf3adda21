"""Whom a newcomer would ask next, by the lifecycles: a list of three, and the next one by click or by itself."""

from tests.mentorship.oracle.notes import NeedNote, World
from tests.mentorship.oracle.rules import ask, can_meet, kept_apart

MOST = 3
WITHOUT_YES = ("declined", "expired", "returned", "superseded")
"""A no, a silence, given back, or a mentor just full; what she took back herself is none of them."""


def wish(world: World, need: int, mentor: int, who: str) -> bool:
    """Put a mentor on the list with own words, or write these anew."""
    note = world.needs[need]
    full = len(note.wishes) >= MOST and mentor not in note.wishes
    if who != "newcomer" or full or kept_apart(world, need, mentor):
        return False
    note.wishes[mentor] = note.heard = world.now
    return True


def unwish(world: World, need: int, mentor: int, who: str) -> bool:
    """Take somebody off the list."""
    return who == "newcomer" and world.needs[need].wishes.pop(mentor, None) is not None


def raise_wish(world: World, need: int, mentor: int, who: str) -> bool:
    """Move somebody one place up; the first stays the first."""
    note = world.needs[need]
    if who != "newcomer" or mentor not in note.wishes:
        return False
    order = list(note.wishes)
    at = order.index(mentor)
    order.insert(max(0, at - 1), order.pop(at))
    note.wishes = {one: note.wishes[one] for one in order}
    return True


def tick(world: World, need: int, who: str, *, by_itself: bool) -> bool:
    """Say whether the next one goes by itself."""
    note = world.needs[need]
    if who != "newcomer":
        return False
    if by_itself != (note.ticked is not None):
        note.ticked = world.now if by_itself else None
    return True


def ask_next(world: World, need: int, who: str) -> bool:
    """By one click the first on the list who can be asked; the others stay on it."""
    mentor = _next(world, need)
    if who != "newcomer" or mentor is None:
        return False
    world.needs[need].heard = world.now
    _send(world, need, mentor)
    return True


def _next(world: World, need: int) -> int | None:
    return next((mentor for mentor in world.needs[need].wishes if can_meet(world, need, mentor)), None)


def _send(world: World, need: int, mentor: int) -> None:
    del world.needs[need].wishes[mentor]
    ask(world, need, mentor)


def move_on(world: World) -> None:
    """By itself only where she ticked so: after an end without a yes, with words she had written before it."""
    for need, note in enumerate(world.needs):
        mentor = _next(world, need)
        if mentor is not None and _goes_by_itself(world, need, note, mentor):
            _send(world, need, mentor)


def _goes_by_itself(world: World, need: int, note: NeedNote, mentor: int) -> bool:
    last = world.last_enquiry(need)
    if note.ticked is None or last is None or last.closed is None or last.state not in WITHOUT_YES:
        return False
    return max(note.ticked, note.wishes[mentor]) <= last.closed
