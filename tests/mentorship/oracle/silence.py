"""What silence leads to: each change that time made must have been due, and what was due must have been made."""

from datetime import datetime, timedelta

from tests.mentorship.oracle.notes import NeedNote, TandemNote, World
from tests.mentorship.oracle.rules import close
from tests.mentorship.oracle.tandem_rules import PAUSE, complete, end_without_fault, enter
from tests.mentorship.oracle.wish_rules import move_on
from tests.mentorship.oracle.working_days import day_of

QUESTIONS, LAPSE, UNMET, FAREWELL = (timedelta(days=days) for days in (81, 180, 42, 14))
WORDS_KEPT = timedelta(days=90)
SLACK = timedelta(days=12)
"""A deadline that falls on a weekend or a holiday comes later, never earlier."""
LONGEST_SILENT_RETURN = timedelta(days=90)


def let_time_pass(world: World, real: dict[str, list[str]]) -> None:
    """Enquiries run out and pauses end to the day, and wishes go after that; the rest happens within bounds.

    Of the rest `real` says what the house has made of tandems and searches: it chooses the day.
    """
    _run_out(world)
    for at, tandem in enumerate(world.tandems):
        _follow_tandem(world, tandem, _state(real["tandems"][at]))
    for at, need in enumerate(world.needs):
        _follow_need(world, at, need, _state(real["needs"][at]))
    _end_pauses(world)
    _let_go(world)
    _forget(world)
    move_on(world)


def _state(words: str) -> str:
    return words.partition(" ")[0]


def _run_out(world: World) -> None:
    for enquiry in world.enquiries:
        if enquiry.state in ("open", "question") and enquiry.until <= world.now:
            silent = "mentor" in enquiry.missing - enquiry.puzzled
            close(world, enquiry, "expired")
            _count_silence(world, enquiry.mentor, silent=silent)


def _count_silence(world: World, at: int, *, silent: bool) -> None:
    """After two in a row the mentor rests, and whoever else waits for her is told."""
    mentor = world.mentors[at]
    mentor.missed += silent
    if silent and mentor.missed >= 2 and mentor.state == "active":
        mentor.state, mentor.pause = "paused", (day_of(world.now), None)
        for other in world.waiting(mentor=at):
            close(world, other, "returned")


def _follow_tandem(world: World, tandem: TandemNote, real: str) -> None:
    change = (tandem.state, real)
    if change == ("getting_to_know", "void"):
        _expect(_days(world, tandem.heard) >= UNMET, "void too early")
        end_without_fault(world, tandem, "void")
    elif change == ("running", "ending"):
        _expect(tandem.until is not None and tandem.until <= day_of(world.now), "ended too early")
        enter(world, tandem, "ending")
    elif change == ("paused", "ending"):
        _expect(_days(world, tandem.since) >= PAUSE + FAREWELL, "wound down too early")
        enter(world, tandem, "ending")
    elif tandem.state == "ending" and real == "completed":
        _expect(_days(world, max(tandem.since, tandem.heard)) >= FAREWELL, "completed too early")
        complete(world, tandem)
    _expect(not _overdue(world, tandem), f"{tandem.state} for too long")


def _overdue(world: World, tandem: TandemNote) -> bool:
    if tandem.state == "running":
        return tandem.until is not None and day_of(world.now) > tandem.until + SLACK
    quiet = _days(world, max(tandem.since, tandem.heard))
    longest = {"getting_to_know": UNMET, "paused": PAUSE + FAREWELL, "ending": FAREWELL}.get(tandem.state)
    return longest is not None and quiet > longest + SLACK + FAREWELL


def _follow_need(world: World, at: int, need: NeedNote, real: str) -> None:
    if (need.state, real) == ("searching", "paused"):
        _expect(_days(world, need.heard) >= QUESTIONS and not world.waiting(need=at), "rests too early")
        need.state, need.stopped = "paused", world.now
    elif (need.state, real) == ("paused", "closed"):
        _expect(need.stopped is not None and _days(world, need.stopped) >= LAPSE, "closed too early")
        need.state = "closed"


def _end_pauses(world: World) -> None:
    today = day_of(world.now)
    for mentor in world.mentors:
        if mentor.state != "paused" or mentor.pause is None or mentor.pause[1] is None:
            continue
        first, last = mentor.pause
        if last <= today and last - first <= LONGEST_SILENT_RETURN:
            mentor.state, mentor.pause, mentor.missed = "active", None, 0


def _let_go(world: World) -> None:
    for at, mentor in enumerate(world.mentors):
        if mentor.state == "leaving" and not world.live(at):
            mentor.state = "left"


def _days(world: World, moment: datetime) -> timedelta:
    """Days of a calendar: a clock runs out in the morning, whenever on its day it began."""
    return day_of(world.now) - day_of(moment)


def _forget(world: World) -> None:
    """What two wrote to each other is not kept for ever."""
    for tandem in world.tandems:
        if tandem.ended is not None and world.now - tandem.ended > WORDS_KEPT:
            tandem.written.clear()


def _expect(holds: bool, words: str) -> None:
    if not holds:
        raise AssertionError(words)
