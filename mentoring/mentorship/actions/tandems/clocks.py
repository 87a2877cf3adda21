"""When time looks at a tandem next: one function that asks how it stands, after everything that happens to it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from flask import current_app

from mentoring.core import clock
from mentoring.core.clock import in_berlin
from mentoring.mentorship.actions.working_days import morning_after, morning_of
from mentoring.mentorship.models import Tandem
from mentoring.people.models import Land

FIRST_TALK = ("TANDEM_FIRST_LETTER_DAYS", "TANDEM_SECOND_LETTER_DAYS")
BEFORE_END = ("TANDEM_END_FIRST_DAYS", "TANDEM_END_SECOND_DAYS")


class Strike(NamedTuple):
    """What time does next, and when: `deed` is a key of strikes.DEEDS."""

    at: datetime
    deed: str


def heard(tandem: Tandem) -> None:
    """One of the two has given a sign: the days of silence begin anew."""
    tandem.heard_at, tandem.asked_at = clock.now(), None
    wind(tandem)


def talked(tandem: Tandem) -> None:
    """The two have talked: they are in contact, too."""
    tandem.contact_at = tandem.contact_at or clock.now()
    heard(tandem)


def wind(tandem: Tandem) -> None:
    """Set the clock anew; every action that changes a tandem ends with this."""
    strike = next_strike(tandem)
    tandem.clock_at = strike.at if strike is not None else None


def next_strike(tandem: Tandem) -> Strike | None:
    """The first of all clocks of the present state; none once it has ended."""
    strikes = (clock_of(tandem) for clock_of in CLOCKS.get(tandem.state, ()))
    return min((strike for strike in strikes if strike is not None), default=None)


def _first_talk(tandem: Tandem) -> Strike | None:
    """Two letters as long as there was no contact."""
    if tandem.contact_at is not None or tandem.reminders == len(FIRST_TALK):
        return None
    return Strike(_after(tandem.state_since, FIRST_TALK[tandem.reminders], tandem), "remind_of_first_talk")


def _silence(tandem: Tandem) -> Strike | None:
    """The question whether it goes on, and what follows when nobody answers it."""
    if tandem.asked_at is not None:
        return Strike(_after(tandem.asked_at, "TANDEM_ANSWER_DAYS", tandem), "lapse")
    return Strike(_after(tandem.heard_at, "TANDEM_QUESTION_DAYS", tandem), "ask_whether_on")


def _talks(tandem: Tandem) -> Strike | None:
    """One letter after a long time without a talk; none when letters about the end come soon anyway."""
    if tandem.asked_at is not None:
        return None
    at = _after(tandem.heard_at, "TANDEM_SILENCE_DAYS", tandem)
    soon = tandem.planned_end is not None and at >= _before_end(tandem.planned_end, BEFORE_END[0], tandem)
    return None if soon else Strike(at, "miss_talk")


def _end(tandem: Tandem) -> Strike | None:
    """Two letters before the planned end, then the end."""
    if tandem.planned_end is None:
        return None
    if tandem.reminders == len(BEFORE_END):
        return Strike(morning_of(tandem.planned_end, *_lands(tandem)), "reach_end")
    return Strike(
        _before_end(tandem.planned_end, BEFORE_END[tandem.reminders], tandem), "remind_of_planned_end"
    )


def _return(tandem: Tandem) -> Strike | None:
    """The question after a pause, and what follows when nobody answers it."""
    if tandem.asked_at is not None:
        return Strike(_after(tandem.asked_at, "TANDEM_ANSWER_DAYS", tandem), "wind_down")
    if tandem.paused_until is None:
        return None
    return Strike(morning_of(tandem.paused_until, *_lands(tandem)), "ask_whether_on")


def _farewell(tandem: Tandem) -> Strike | None:
    """A quiet end without words."""
    since = max(tandem.state_since, tandem.heard_at)
    return Strike(_after(since, "TANDEM_ANSWER_DAYS", tandem), "close")


def _after(anchor: datetime, setting: str, tandem: Tandem) -> datetime:
    return morning_after(anchor, current_app.config[setting], *_lands(tandem))


def _before_end(end: date, setting: str, tandem: Tandem) -> datetime:
    return morning_of(end - timedelta(days=current_app.config[setting]), *_lands(tandem))


def _lands(tandem: Tandem) -> tuple[Land | None, Land | None]:
    return tandem.newcomer.land, tandem.mentor.land


CLOCKS: dict[str, tuple[Callable[[Tandem], Strike | None], ...]] = {
    "getting_to_know": (_first_talk, _silence),
    "running": (_talks, _end),
    "paused": (_return,),
    "ending": (_farewell,),
}


def first_letters_due(tandem: Tandem) -> int:
    """How many of the letters about a first talk should have gone by now; who was asleep sends the last only."""
    days = (_today() - in_berlin(tandem.state_since).date()).days
    return sum(days >= current_app.config[setting] for setting in FIRST_TALK)


def end_letters_due(tandem: Tandem, end: date) -> int:
    """How many of the letters before a planned end should have gone by now."""
    days = (end - _today()).days
    return sum(days <= current_app.config[setting] for setting in BEFORE_END)


def _today() -> date:
    return in_berlin(clock.now()).date()
