"""Wall time and world time: what the clock shows in a zone, and the rules with which calendars show it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

BERLIN = "Europe/Berlin"

# Two yearly rules. Generated lists of single changes end one day and show every later date an hour off.
VTIMEZONE_BERLIN = "\r\n".join(
    [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Berlin",
        "X-LIC-LOCATION:Europe/Berlin",
        "BEGIN:DAYLIGHT",
        "DTSTART:19810329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]
)


class UnknownZone(ValueError):
    """No time zone has this name."""


class NonExistentTime(ValueError):
    """The clock jumps over this wall time; `wall` is what was typed."""

    def __init__(self, wall: datetime) -> None:
        super().__init__(f"{wall:%Y-%m-%d %H:%M} does not exist on this clock")
        self.wall = wall


class AmbiguousTime(ValueError):
    """The clock shows this wall time twice; `choices` are both moments in UTC, the earlier (fold 0) first."""

    def __init__(self, wall: datetime, choices: tuple[datetime, datetime]) -> None:
        super().__init__(f"{wall:%Y-%m-%d %H:%M} comes twice on this clock")
        self.wall = wall
        self.choices = choices


def wall_to_utc(wall: datetime, zone: str = BERLIN, fold: int | None = None) -> datetime:
    """The moment in UTC when the clock shows `wall` (naive); `fold` 0 or 1 picks from an hour shown twice.

    Raises NonExistentTime, AmbiguousTime (when `fold` is None) or UnknownZone, all of them ValueErrors.
    """
    if wall.tzinfo is not None:
        raise ValueError("a wall time has no zone of its own")
    moments = _moments(wall, _zone(zone))
    if not moments:
        raise NonExistentTime(wall)
    if len(moments) == 1:
        return moments[0]
    if fold is None:
        raise AmbiguousTime(wall, (moments[0], moments[1]))
    return moments[fold]


def utc_to_wall(moment: datetime, zone: str = BERLIN) -> datetime:
    """What the clock in the zone shows at an aware moment: naive, to the second, with its fold."""
    return moment.astimezone(_zone(zone)).replace(tzinfo=None, microsecond=0)


def comes_twice(moment: datetime, zone: str = BERLIN) -> bool:
    """Whether the clock shows this moment's wall time twice, in the night in which summer ends."""
    return len(_moments(utc_to_wall(moment, zone), _zone(zone))) > 1


def _moments(wall: datetime, zone: ZoneInfo) -> list[datetime]:
    """All moments, none to two of them, at which the zone's clock shows the wall time."""
    try:
        candidates = [wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    except OverflowError:  # the first and the last day of the calendar
        return []
    shown = [moment for moment in candidates if moment.astimezone(zone).replace(tzinfo=None) == wall]
    return sorted(set(shown))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as unknown:
        raise UnknownZone("no time zone has this name") from unknown
