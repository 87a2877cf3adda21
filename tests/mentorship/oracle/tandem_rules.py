"""What two people may do with their tandem, by the lifecycles."""

from datetime import date, timedelta

from tests.mentorship.oracle.notes import LIVE, SIDES, TandemNote, WordsNote, World, other
from tests.mentorship.oracle.talk_rules import drop
from tests.mentorship.oracle.working_days import day_of

MONTHS = 6
PAUSE = timedelta(days=30)


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
    """What was still planned is called off."""
    tandem.before, tandem.state, tandem.ended = tandem.state, state, world.now
    for talk in world.talks:
        if world.tandems[talk.tandem] is tandem and talk.state == "planned":
            drop(talk)


def give_way(world: World, at: int | None) -> None:
    """A colleague takes over: the old tandem ends in the moment in which the new one begins."""
    if at is not None and world.tandems[at].state == "running":
        end_without_fault(world, world.tandems[at], "ended_early")


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
    if who in tandem.yes:
        return True
    tandem.yes.add(who)
    tandem.heard = world.now
    if tandem.yes == set(SIDES) and tandem.state == "getting_to_know":
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


def write_interim(world: World, at: int, who: str, words: str) -> bool:
    """Half way, or whenever it runs or rests: what has become of the goals; the other reads it."""
    tandem = world.tandems[at]
    if who not in SIDES or tandem.state not in ("running", "paused"):
        return False
    tandem.written["interim", who] = WordsNote(words, world.now, shown=bool(words))
    tandem.heard = world.now
    return True


def look_back(world: World, at: int, who: str, words: str, *, release: bool) -> bool:
    """At the end; when both have looked back on it, it is completed. Words can be written anew afterwards."""
    tandem = world.tandems[at]
    if who not in SIDES or tandem.state not in ("ending", "completed"):
        return False
    tandem.written["look_back", who] = WordsNote(words, world.now, shown=release and bool(words))
    if tandem.state == "ending":
        tandem.heard = world.now
        if all(_looked_back(tandem, side) for side in SIDES):
            complete(world, tandem)
    return True


def _looked_back(tandem: TandemNote, side: str) -> bool:
    """On this end: an earlier one, after which they went on, is not it."""
    known = tandem.written.get(("look_back", side))
    return known is not None and known.at >= tandem.since


def readable(tandem: TandemNote, kind: str, reader: str) -> str | None:
    """What the reader finds of the other one's words: a look back only once its author releases it."""
    known = tandem.written.get((kind, other(reader)))
    return known.words if known is not None and known.shown else None
