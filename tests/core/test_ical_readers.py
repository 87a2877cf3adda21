"""Programs of others read our calendars right: ical.js (Thunderbird), node-ical and libical."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from mentoring.core.ical import utc_to_wall, wall_to_utc
from tests.clients.readers import read_with_ical_js, read_with_libical, read_with_node_ical
from tests.core.ical_sources import HOSTILE, ORDINARY, calendar_of, read_back, varied, wall

PASTED = "S:\\NAKOS\\Neu; A, B 👨\u200d👩\u200d👧\u200d👦\x0b"
AS_READ = "S:\\NAKOS\\Neu; A, B 👨\u200d👩\u200d👧\u200d👦"
LONG = varied(summary=PASTED, description=f"{PASTED} " * 9, location=PASTED, categories=(PASTED, "Reha"))


def in_utc(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def summer_of(year: int) -> list:
    """A date every three days from March to November, each at nine on the wall."""
    days = [wall(f"{year}-03-20 09:00") + timedelta(days=3 * n) for n in range(80)]
    starts = [wall_to_utc(day) for day in days]
    return [
        varied(uid=f"{n}@e.org", starts_at=s, ends_at=s + timedelta(hours=2)) for n, s in enumerate(starts)
    ]


def texts_of(event: dict) -> tuple:
    return event["summary"], event["description"], event["location"]


def test_icalendar_reads_pasted_words_back():
    event = read_back(LONG)
    words = {"summary": event["SUMMARY"], "description": event["DESCRIPTION"], "location": event["LOCATION"]}
    assert texts_of(words) == (AS_READ, " ".join([AS_READ] * 9), AS_READ)
    assert event["CATEGORIES"].cats == [AS_READ, "Reha"]


def test_ical_js_reads_pasted_words_back():
    [event] = read_with_ical_js(calendar_of(LONG))["events"]
    assert texts_of(event) == (AS_READ, " ".join([AS_READ] * 9), AS_READ)
    assert event["categories"] == [AS_READ, "Reha"]


def test_libical_reads_pasted_words_back():
    [event] = read_with_libical(calendar_of(LONG))["events"]
    assert texts_of(event) == (AS_READ, " ".join([AS_READ] * 9), AS_READ)


def test_node_ical_reads_pasted_words_back_but_for_its_own_mistake():
    """Its four passes take the second half of an escaped backslash before N for a line break (to 0.27.2)."""
    [event] = read_with_node_ical(calendar_of(LONG))["events"]
    assert event["summary"] == AS_READ.replace("\\N", "\\\n")
    [other] = read_with_node_ical(calendar_of(varied(summary=PASTED.replace("\\N", "\\")))).get("events")
    assert other["summary"] == AS_READ.replace("\\N", "\\")


@pytest.mark.parametrize("read", [read_with_ical_js, read_with_node_ical])
def test_the_night_in_which_summer_ends_lasts_nine_hours(read):
    starts, ends = wall_to_utc(wall("2026-10-24 22:00")), wall_to_utc(wall("2026-10-25 06:00"))
    [event] = read(calendar_of(varied(starts_at=starts, ends_at=ends)))["events"]
    assert (event["starts"], event["ends"]) == ("2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z")


@pytest.mark.parametrize("read", [read_with_ical_js, read_with_node_ical])
@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_is_read_as_the_one_meant(read, fold):
    starts = wall_to_utc(wall("2026-10-25 02:30"), fold=fold)
    [event] = read(calendar_of(varied(starts_at=starts, ends_at=starts + timedelta(hours=1))))["events"]
    assert (event["starts"], event["ends"]) == (in_utc(starts), in_utc(starts + timedelta(hours=1)))


@pytest.mark.parametrize("read", [read_with_ical_js, read_with_node_ical])
@pytest.mark.parametrize("year", [2027, 2031])
def test_dates_around_a_far_summer_are_read_at_the_right_time(read, year):
    sources = summer_of(year)
    events = read(calendar_of(*sources))["events"]
    assert [event["starts"] for event in events] == [in_utc(source.starts_at) for source in sources]


def test_ical_js_shows_the_wall_time_of_every_date_of_a_far_summer():
    events = read_with_ical_js(calendar_of(*summer_of(2031)))["events"]
    walls = [f"{utc_to_wall(source.starts_at):%Y-%m-%dT%H:%M:%S}" for source in summer_of(2031)]
    assert [event["wall"] for event in events] == walls


def test_ical_js_would_notice_wrong_rules_for_summer_time():
    wrong = calendar_of(*summer_of(2031)).replace(b"BYMONTH=10", b"BYMONTH=8")
    moved = [e["starts"] for e in read_with_ical_js(wrong)["events"]]
    assert sum(m != in_utc(s.starts_at) for m, s in zip(moved, summer_of(2031), strict=True)) == 19


def test_ical_js_reads_everything_else_we_say():
    [event] = read_with_ical_js(calendar_of(varied(status="CANCELLED", klass="PRIVATE")))["events"]
    assert (event["uid"], event["sequence"], event["status"]) == (ORDINARY.uid, 2, "CANCELLED")
    assert (event["class"], event["transp"], event["geo"]) == ("PRIVATE", "OPAQUE", list(ORDINARY.geo))
    assert (event["url"], event["conference"]) == (ORDINARY.url, None)
    assert (event["stamp"], event["changed"]) == ("2026-06-01T08:15:30Z", "2026-06-01T08:15:30Z")


def test_hostile_words_leave_ical_js_the_same_components():
    sources = [varied(uid=f"{n}@e.org", summary=w, description=w, location=w) for n, w in enumerate(HOSTILE)]
    found = read_with_ical_js(calendar_of(*sources))["components"]
    assert found == ["vcalendar", "vtimezone", "daylight", "standard", *["vevent"] * len(HOSTILE)]


def test_ical_js_would_notice_a_component_that_slipped_in():
    slipped = calendar_of(ORDINARY).replace(b"SEQUENCE:2", b"BEGIN:VALARM\r\nEND:VALARM")
    assert read_with_ical_js(slipped)["components"][-2:] == ["vevent", "valarm"]


def test_hostile_words_leave_libical_the_same_components_and_no_complaint():
    sources = [varied(uid=f"{n}@e.org", summary=w, description=w, location=w) for n, w in enumerate(HOSTILE)]
    found = read_with_libical(calendar_of(*sources))
    assert (found["components"], found["complaints"], found["allowed"]) == (len(HOSTILE) + 1, [], True)


def test_libical_allows_every_kind_of_date():
    room = "https://meet.example.org/a;b,c"
    kinds = [
        varied(uid=f"{s}@e.org", status=s, conference_url=room)
        for s in ("CONFIRMED", "TENTATIVE", "CANCELLED")
    ]
    found = read_with_libical(calendar_of(*kinds))
    assert (found["allowed"], found["complaints"], len(found["events"])) == (True, [], 3)


@pytest.mark.parametrize(
    ("right", "wrong", "allowed"),
    [
        (b"CALSCALE", b"METHOD:REQUEST\r\nCALSCALE", False),
        (b"SEQUENCE:2", b"SEQUENCE:2\r\nSEQUENCE:3", False),
        (b"GEO:51", b"GEO:there", True),
    ],
)
def test_libical_would_notice_a_wrong_calendar(right, wrong, allowed):
    found = read_with_libical(calendar_of(ORDINARY).replace(right, wrong))
    assert (found["allowed"], found["complaints"] == []) == (allowed, False)


def test_icalendar_finds_no_error_in_a_calendar():
    assert [part.errors for part in Calendar.from_ical(calendar_of(LONG, ORDINARY)).walk()] == [[]] * 6


def test_times_are_written_from_the_given_moment_not_from_the_machine():
    assert read_back(ORDINARY)["DTSTART"].dt.astimezone(UTC) == ORDINARY.starts_at
