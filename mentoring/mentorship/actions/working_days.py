"""When a clock runs out: never on a weekend or a holiday, but at nine o'clock of a working day."""

from datetime import date, datetime, time, timedelta

from mentoring.core.clock import BERLIN, in_berlin
from mentoring.core.working_days import next_working_day
from mentoring.people.models import Land

NINE = time(9, 0)


def deadline(start: datetime, working_days: int, land: Land | None) -> datetime:
    """Nine o'clock in Berlin of the first working day after `working_days` whole ones; holidays are the Land's."""
    day = in_berlin(start).date()
    for _nth in range(working_days + 1):
        day = next_working_day(day, _short(land))
    return datetime.combine(day, NINE, tzinfo=BERLIN)


def morning_after(start: datetime, days: int, *lands: Land | None) -> datetime:
    """Nine o'clock in Berlin some days later, or of the first working day from then on; holidays are the Lands'."""
    return morning_of(in_berlin(start).date() + timedelta(days=days), *lands)


def morning_of(day: date, *lands: Land | None) -> datetime:
    """Nine o'clock in Berlin of a day, or of the first one from then on that is a working day in every Land."""
    eve, known = day - timedelta(days=1), {_short(land) for land in lands} or {""}
    while len(found := {next_working_day(eve, short) for short in known}) > 1:
        eve = max(found) - timedelta(days=1)
    return datetime.combine(found.pop(), NINE, tzinfo=BERLIN)


def _short(land: Land | None) -> str:
    return land.short if land is not None else ""
