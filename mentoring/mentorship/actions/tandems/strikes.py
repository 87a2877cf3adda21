"""What time does with a tandem when a clock strikes."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.journal import TIME, record
from mentoring.core.steps import take
from mentoring.mentorship.actions.tandems.clocks import end_letters_due, first_letters_due, next_strike, wind
from mentoring.mentorship.actions.tandems.endings import complete, finish_without_fault
from mentoring.mentorship.models import Tandem


@job("tandems.strike")
def strike_due_tandems(now: datetime) -> int:
    """Tandems whose clock has run out."""
    due = select(Tandem).where(Tandem.clock_at <= now).order_by(Tandem.id)
    return one_by_one(strike_tandem, db.session.scalars(due).all())


@action
def strike_tandem(tandem: Tandem) -> bool:
    """Do what is due for one tandem, and set its clock anew; says whether this call did it."""
    lock(tandem.need, tandem)
    strike = next_strike(tandem)
    due = strike is not None and strike.at <= clock.now()
    if due and strike is not None:
        DEEDS[strike.deed](tandem)
    wind(tandem)
    return due


def _remind_of_first_talk(tandem: Tandem) -> None:
    tandem.reminders = max(first_letters_due(tandem), tandem.reminders + 1)
    record("tandem.first_talk_reminded", TIME, tandem.id, time=tandem.reminders)


def _ask_whether_on(tandem: Tandem) -> None:
    tandem.asked_at = clock.now()
    record("tandem.questioned", TIME, tandem.id)


def _miss_talk(tandem: Tandem) -> None:
    tandem.asked_at = clock.now()
    record("tandem.talk_missed", TIME, tandem.id)


def _remind_of_planned_end(tandem: Tandem) -> None:
    if tandem.planned_end is not None:
        tandem.reminders = max(end_letters_due(tandem, tandem.planned_end), tandem.reminders + 1)
        record("tandem.end_neared", TIME, tandem.id, time=tandem.reminders)


def _lapse(tandem: Tandem) -> None:
    finish_without_fault("lapse", tandem, TIME)


def _take(step: str) -> Callable[[Tandem], None]:
    def deed(tandem: Tandem) -> None:
        take(step, tandem, TIME)

    return deed


def _close(tandem: Tandem) -> None:
    complete("close", tandem, TIME)


DEEDS: dict[str, Callable[[Tandem], None]] = {
    "remind_of_first_talk": _remind_of_first_talk,
    "ask_whether_on": _ask_whether_on,
    "lapse": _lapse,
    "miss_talk": _miss_talk,
    "remind_of_planned_end": _remind_of_planned_end,
    "reach_end": _take("reach_end"),
    "wind_down": _take("wind_down"),
    "close": _close,
}
"""By the name in a Strike."""
