"""Which days people work: not at weekends, and not on the holidays of a Land."""

from datetime import date, timedelta
from functools import lru_cache

from holidays import HolidayBase, country_holidays

SATURDAY = 5


def is_free(day: date, land: str) -> bool:
    """Whether nobody works; `land` is the Land's two letters, or nothing for holidays of the whole country."""
    return day.weekday() >= SATURDAY or day in _holidays(land)


def holiday_name(day: date, land: str, language: str = "de") -> str:
    """What a holiday is called; nothing for other days."""
    return str(_holidays(land, "en_US" if language == "en" else "de").get(day) or "")


def next_working_day(day: date, land: str) -> date:
    """The first working day after a day."""
    day += timedelta(days=1)
    while is_free(day, land):
        day += timedelta(days=1)
    return day


@lru_cache
def _holidays(land: str, language: str = "de") -> HolidayBase:
    return country_holidays("DE", subdiv=land or None, language=language)
