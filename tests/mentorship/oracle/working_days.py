"""When a clock runs out, counted once more: whole working days, then nine o'clock of the next one."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays

BERLIN = ZoneInfo("Europe/Berlin")


def nine_after(start: datetime, days: int, *laender: str) -> datetime:
    """The latest of the Länder's deadlines: `days` whole working days after the day of `start`, then nine o'clock."""
    return max(_nine_after(start, days, land) for land in laender)


def _nine_after(start: datetime, days: int, land: str) -> datetime:
    free = holidays.country_holidays("DE", subdiv=land)
    begun = start.astimezone(BERLIN).date()
    coming = (begun + timedelta(days=number) for number in range(1, 400))
    working = [day for day in coming if day.weekday() < 5 and day not in free]
    return datetime.combine(working[days], time(9), BERLIN)


def day_of(moment: datetime) -> date:
    """The day on a German calendar."""
    return moment.astimezone(BERLIN).date()
