"""When a clock runs out: never on a weekend or a holiday, but at nine o'clock of a working day."""

from datetime import datetime, time, timedelta

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


def morning_after(start: datetime, days: int, land: Land | None) -> datetime:
    """Nine o'clock in Berlin some days later, or of the first working day from then on; holidays are the Land's."""
    eve = in_berlin(start).date() + timedelta(days=days - 1)
    return datetime.combine(next_working_day(eve, _short(land)), NINE, tzinfo=BERLIN)


def _short(land: Land | None) -> str:
    return land.short if land is not None else ""
