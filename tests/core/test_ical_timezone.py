"""Wall time becomes world time, and the two odd nights of the year are said out loud."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from mentoring.core.ical import (
    BERLIN,
    VTIMEZONE_BERLIN,
    AmbiguousTime,
    NonExistentTime,
    UnknownZone,
    utc_to_wall,
    wall_to_utc,
)
from tests.core.ical_sources import wall

TWICE = wall("2026-10-25 02:30")


def test_summer_and_winter_differ_by_an_hour():
    summer, winter = wall_to_utc(wall("2026-07-01 14:00")), wall_to_utc(wall("2026-12-01 14:00"))
    assert (summer, winter) == (datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 12, 1, 13, tzinfo=UTC))


def test_the_night_in_which_summer_ends_lasts_an_hour_longer():
    night = wall_to_utc(wall("2026-10-25 06:00")) - wall_to_utc(wall("2026-10-24 22:00"))
    assert night == timedelta(hours=9)


@pytest.mark.parametrize("minute", [0, 30, 59])
def test_a_wall_time_that_the_clock_jumps_over_is_refused(minute):
    skipped = wall(f"2027-03-28 02:{minute:02}")
    with pytest.raises(NonExistentTime) as refused:
        wall_to_utc(skipped, fold=0)
    assert refused.value.wall == skipped


def test_the_minutes_around_the_jump_exist():
    before, after = wall_to_utc(wall("2027-03-28 01:59")), wall_to_utc(wall("2027-03-28 03:00"))
    assert after - before == timedelta(minutes=1)


def test_a_wall_time_that_comes_twice_is_asked_about():
    with pytest.raises(AmbiguousTime) as asked:
        wall_to_utc(TWICE)
    assert asked.value.choices == (wall_to_utc(TWICE, fold=0), wall_to_utc(TWICE, fold=1))


def test_the_answer_picks_the_earlier_or_the_later_hour():
    assert wall_to_utc(TWICE, fold=0) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert wall_to_utc(TWICE, fold=1) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_an_answer_nobody_asked_for_changes_nothing():
    assert wall_to_utc(wall("2026-07-01 14:00"), fold=1) == wall_to_utc(wall("2026-07-01 14:00"))


def test_other_zones_have_their_own_clocks():
    assert wall_to_utc(wall("2026-07-01 14:00"), "Europe/London") == datetime(2026, 7, 1, 13, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["", "Europe", "Europe/Soest", "../etc/passwd", "\x00", "/etc/localtime"])
def test_a_zone_that_does_not_exist_is_refused(zone):
    with pytest.raises(UnknownZone):
        wall_to_utc(TWICE, zone)


def test_a_time_that_has_a_zone_is_no_wall_time():
    with pytest.raises(ValueError, match="no zone of its own"):
        wall_to_utc(datetime(2026, 7, 1, 14, tzinfo=UTC))


@pytest.mark.parametrize(
    ("edge", "zone"), [("0001-01-01 00:00", "Asia/Tokyo"), ("9999-12-31 23:59", "America/New_York")]
)
def test_the_ends_of_the_calendar_are_refused_without_breaking(edge, zone):
    with pytest.raises(NonExistentTime):
        wall_to_utc(wall(edge), zone)


@given(st.datetimes(wall("2000-01-01 00:00"), wall("2100-01-01 00:00"), timezones=st.just(UTC)))
def test_every_moment_finds_its_way_back_from_the_wall(moment):
    moment = moment.replace(microsecond=0)
    shown = utc_to_wall(moment)
    assert wall_to_utc(shown.replace(fold=0), BERLIN, fold=shown.fold) == moment


def test_the_zone_of_the_feeds_has_two_yearly_rules_and_no_list_of_dates():
    [zone] = Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{VTIMEZONE_BERLIN}END:VCALENDAR\r\n", multiple=True)
    rules = [(part.name, part["RRULE"]["BYMONTH"], "RDATE" in part) for part in zone.walk()[2:]]
    assert rules == [("DAYLIGHT", [3], False), ("STANDARD", [10], False)]
