"""When letters go out: not in the quiet hours, and what can wait once a working day, collected."""

from datetime import datetime, time, timedelta
from functools import lru_cache

from flask import current_app
from holidays import HolidayBase, country_holidays

from mentoring.core.clock import BERLIN, in_berlin

SATURDAY = 5


def _setting(name: str) -> time | None:
    value = current_app.config[name]
    return time.fromisoformat(value) if value else None


def is_quiet(moment: datetime) -> bool:
    """Whether letters wait for the morning; hours that begin when they end are none."""
    begins, ends = _setting("QUIET_FROM"), _setting("QUIET_UNTIL")
    if begins is None or ends is None or begins == ends:
        return False
    here = in_berlin(moment).time()
    return begins <= here < ends if begins < ends else here >= begins or here < ends


def woken_at(moment: datetime) -> datetime | None:
    """When the last quiet hours ended; None when there are none."""
    begins, ends = _setting("QUIET_FROM"), _setting("QUIET_UNTIL")
    if begins is None or ends is None or begins == ends:
        return None
    today = datetime.combine(in_berlin(moment).date(), ends, tzinfo=BERLIN)
    return today if today <= moment else today - timedelta(days=1)


def next_collection(moment: datetime) -> datetime | None:
    """When the next collected letters go: at their hour of a working day in all of Germany; None when none are."""
    hour = _setting("DIGEST_AT")
    if hour is None:
        return None
    day = in_berlin(moment).date()
    while True:
        at = datetime.combine(day, hour, tzinfo=BERLIN)
        if at > moment and day.weekday() < SATURDAY and day not in _holidays():
            return at
        day += timedelta(days=1)


@lru_cache
def _holidays() -> HolidayBase:
    """Holidays everywhere: who has one more in their Land reads a day later."""
    return country_holidays("DE")
