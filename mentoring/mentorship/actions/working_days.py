"""When a clock runs out: never on a weekend or a holiday, but at nine o'clock of a working day."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from holidays import HolidayBase, country_holidays

from mentoring.core.clock import BERLIN, in_berlin
from mentoring.people.models import Land

NINE = time(9, 0)
SATURDAY = 5


def deadline(start: datetime, working_days: int, land: Land | None) -> datetime:
    """Nine o'clock in Berlin of the first working day after `working_days` whole ones; holidays are the Land's."""
    free = _holidays(land.short if land is not None else "")
    day = in_berlin(start).date()
    for _nth in range(working_days + 1):
        day = _next_working_day(day, free)
    return datetime.combine(day, NINE, tzinfo=BERLIN)


def morning_after(start: datetime, days: int, land: Land | None) -> datetime:
    """Nine o'clock in Berlin some days later, or of the first working day from then on; holidays are the Land's."""
    eve = in_berlin(start).date() + timedelta(days=days - 1)
    free = _holidays(land.short if land is not None else "")
    return datetime.combine(_next_working_day(eve, free), NINE, tzinfo=BERLIN)


def _next_working_day(day: date, free: HolidayBase) -> date:
    day += timedelta(days=1)
    while day.weekday() >= SATURDAY or day in free:
        day += timedelta(days=1)
    return day


@lru_cache
def _holidays(land: str) -> HolidayBase:
    return country_holidays("DE", subdiv=land or None)
