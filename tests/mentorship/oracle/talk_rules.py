"""Talks of a tandem, by the lifecycles: planned, moved, called off, and logged with one click."""

from datetime import datetime

from tests.mentorship.oracle.notes import LIVE, SIDES, TalkNote, TandemNote, World
from tests.mentorship.oracle.working_days import day_of

MOST_PLANNED = 20


def plan(world: World, at: int, who: str, starts: datetime) -> bool:
    """Either of the two puts a talk into both calendars, while the tandem lives."""
    tandem = world.tandems[at]
    planned = sum(talk.tandem == at and talk.state == "planned" for talk in world.talks)
    if not _may(tandem, who) or planned >= MOST_PLANNED:
        return False
    world.talks.append(TalkNote(at, starts))
    tandem.heard = world.now
    return True


def _may(tandem: TandemNote, who: str) -> bool:
    return who in SIDES and tandem.state in LIVE


def note(world: World, at: int, who: str) -> bool:
    """ "Wir haben gesprochen": the planned talk of today, or one that nobody planned; two clicks are one talk."""
    tandem = world.tandems[at]
    if not _may(tandem, who):
        return False
    today = [talk for talk in world.talks if talk.tandem == at and _is_of_today(world, talk)]
    if any(talk.state == "held" for talk in today):
        return True
    planned = [talk for talk in today if talk.state == "planned"]
    if not planned:
        world.talks.append(TalkNote(at, world.now, planned=False))
    _log(world, tandem, max(planned, key=lambda talk: talk.starts) if planned else world.talks[-1])
    return True


def _is_of_today(world: World, talk: TalkNote) -> bool:
    return talk.starts <= world.now and day_of(talk.starts) == day_of(world.now)


def _log(world: World, tandem: TandemNote, talk: TalkNote) -> None:
    talk.state, talk.noted, tandem.heard = "held", world.now, world.now


def step_talk(world: World, at: int, step: str, who: str, starts: datetime) -> bool:
    """What either of the two does with a talk; `starts` is the other time of one that is moved."""
    talk = world.talks[at]
    if who not in SIDES:
        return False
    if step == "move":
        return _move(world, talk, starts)
    return STEPS[step](world, talk)


def _move(world: World, talk: TalkNote, starts: datetime) -> bool:
    if talk.state != "planned":
        return False
    talk.starts, talk.changes = starts, talk.changes + 1
    return True


def _call_off(_world: World, talk: TalkNote) -> bool:
    if talk.state == "planned":
        drop(talk)
    return talk.state == "cancelled"


def drop(talk: TalkNote) -> None:
    """It stays in both calendars, as cancelled."""
    talk.state, talk.changes = "cancelled", talk.changes + 1


def _hold(world: World, talk: TalkNote) -> bool:
    """Not before it begins; asking again changes nothing."""
    if talk.state == "planned" and talk.starts <= world.now:
        _log(world, world.tandems[talk.tandem], talk)
        return True
    return talk.state == "held" and talk.starts <= world.now


def _take_back(world: World, talk: TalkNote) -> bool:
    """Logged by mistake, which can be said on the same day and while the tandem lives."""
    lives = world.tandems[talk.tandem].state in LIVE
    if not lives or talk.noted is None or day_of(talk.noted) != day_of(world.now):
        return False
    talk.state, talk.noted = "planned" if talk.planned else "cancelled", None
    return True


STEPS = {"cancel": _call_off, "hold": _hold, "take_back": _take_back}
