"""What two people may do with their tandem, by the lifecycles."""

from datetime import date, timedelta

from tests.mentorship.oracle.notes import LIVE, SIDES, TandemNote, World
from tests.mentorship.oracle.working_days import day_of

MONTHS = 6


def six_months_after(day: date) -> date:
    """The same day half a year later, or the last one of a shorter month."""
    months = day.month - 1 + MONTHS
    year, month = day.year + months // 12, months % 12 + 1
    lengths = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return date(year, month, min(day.day, lengths[month - 1]))


def end_without_fault(world: World, tandem: TandemNote, state: str) -> None:
    """A tandem ends early or never began: its need searches on, unless it was closed meanwhile."""
    _end(world, tandem, state)
    need = world.needs[tandem.need]
    if need.state == "matched":
        need.state, need.stopped, need.heard = "searching", None, world.now


def complete(world: World, tandem: TandemNote) -> None:
    """A tandem ends well: its need is fulfilled."""
    _end(world, tandem, "completed")
    need = world.needs[tandem.need]
    if need.state == "matched":
        need.state = "closed"


def _end(world: World, tandem: TandemNote, state: str) -> None:
    tandem.before, tandem.state, tandem.ended = tandem.state, state, world.now


def enter(world: World, tandem: TandemNote, state: str) -> None:
    """A living tandem goes on in another state."""
    tandem.state, tandem.since, tandem.heard = state, world.now, world.now


def step_tandem(world: World, at: int, step: str, who: str) -> bool:
    """A step of one of the two, or the office's only one: ending."""
    tandem = world.tandems[at]
    if step == "end":
        return _end_early(world, tandem, who)
    if who not in SIDES:
        return False
    return STEPS[step](world, tandem, who)


def _end_early(world: World, tandem: TandemNote, who: str) -> bool:
    if who not in (*SIDES, "office"):
        return False
    if tandem.state in LIVE:
        end_without_fault(world, tandem, "ended_early")
        return True
    return tandem.state == "ended_early"


def _agree(world: World, tandem: TandemNote, who: str) -> bool:
    """With the second yes it runs, for half a year."""
    if tandem.state not in ("getting_to_know", "running", "paused"):
        return False
    agreed = tandem.yes.setdefault("agree", set())
    if who in agreed:
        return True
    agreed.add(who)
    tandem.heard = world.now
    if agreed == set(SIDES) and tandem.state == "getting_to_know":
        enter(world, tandem, "running")
        tandem.until = six_months_after(day_of(world.now))
    return True


def _pause(world: World, tandem: TandemNote, _who: str) -> bool:
    if tandem.state != "running":
        return False
    enter(world, tandem, "paused")
    return True


def _continue(world: World, tandem: TandemNote, _who: str) -> bool:
    """A sign of life; after a pause the end moves on by its days."""
    if tandem.state not in LIVE:
        return False
    if tandem.state == "paused":
        rested = day_of(world.now) - day_of(tandem.since)
        tandem.until = tandem.until + rested if tandem.until else None
        enter(world, tandem, "running")
    tandem.heard = world.now
    return True


def _propose_end(world: World, tandem: TandemNote, _who: str) -> bool:
    if tandem.state == "running":
        enter(world, tandem, "ending")
        return True
    return tandem.state == "ending"


STEPS = {"agree": _agree, "pause": _pause, "continue": _continue, "propose_end": _propose_end}
PAUSE = timedelta(days=30)
