"""One event as text: the same bytes each time, nothing slips in, nothing wrong gets out."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from mentoring.core.ical import (
    RENDERER_VERSION,
    EventSource,
    UnwritableEvent,
    is_well_formed,
    new_uid,
    render_event,
)
from tests.core.ical_sources import HOSTILE, ORDINARY, calendar_of, read_back, varied, wall

# A change here changes what calendars show of unchanged dates: raise RENDERER_VERSION with it.
WRITTEN_BY_VERSION_1 = r"""BEGIN:VEVENT
SUMMARY:Grundlagen der Kooperation
DTSTART;TZID=Europe/Berlin:20260917T140000
DTEND;TZID=Europe/Berlin:20260917T173000
DTSTAMP:20260601T081530Z
UID:0f3c9d2e@calendar.example.org
SEQUENCE:2
CATEGORIES:Krankenhaus,Netzwerkarbeit
CLASS:PUBLIC
DESCRIPTION:Für neue Selbsthilfebeauftragte.\nBitte Stift mitbringen.
GEO:51.57110;8.10570
LAST-MODIFIED:20260601T081530Z
LOCATION:Haus 3\, Weg 5\, Soest
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:https://calendar.example.org/fortbildungen/k3v9
END:VEVENT
"""


def components(*sources: EventSource) -> list[str]:
    return [part.name for part in Calendar.from_ical(calendar_of(*sources)).walk()]


def test_an_ordinary_date_is_written_like_this():
    assert (RENDERER_VERSION, render_event(ORDINARY)) == (1, WRITTEN_BY_VERSION_1.replace("\n", "\r\n"))


def test_two_renderings_are_the_same_to_the_byte():
    assert render_event(varied(description="ä" * 500)) == render_event(varied(description="ä" * 500))


def test_what_is_empty_is_not_written():
    bare = varied(description="\x00", location=" ", geo=None, url="", categories=("", "\ufeff"))
    unwritten = {"DESCRIPTION", "LOCATION", "GEO", "URL", "CATEGORIES", "CONFERENCE"}
    assert unwritten & set(read_back(bare)) == set()


def test_a_cancelled_date_says_so_twice():
    event = read_back(varied(status="CANCELLED"))
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "Abgesagt: Grundlagen der Kooperation")


def test_a_title_that_says_so_already_is_not_doubled():
    event = read_back(varied(status="CANCELLED", summary="Abgesagt: Regionaltreffen"))
    assert event["SUMMARY"] == "Abgesagt: Regionaltreffen"


def test_the_same_date_can_be_tentative_private_and_free():
    event = read_back(varied(status="TENTATIVE", klass="PRIVATE", transp="TRANSPARENT"))
    assert (event["STATUS"], event["CLASS"], event["TRANSP"]) == ("TENTATIVE", "PRIVATE", "TRANSPARENT")


def test_the_way_into_the_room_stands_where_programs_look_and_where_people_read():
    event = read_back(varied(conference_url="https://meet.example.org/a;b", description="Willkommen"))
    assert (event["CONFERENCE"], event["CONFERENCE"].params["VALUE"]) == (
        "https://meet.example.org/a;b",
        "URI",
    )
    assert event["DESCRIPTION"] == "Willkommen\n\nOnline-Raum: https://meet.example.org/a;b"


def test_a_night_over_the_end_of_summer_keeps_its_wall_times():
    over_night = varied(
        starts_at=datetime(2026, 10, 24, 20, tzinfo=UTC), ends_at=datetime(2026, 10, 25, 5, tzinfo=UTC)
    )
    assert "DTSTART;TZID=Europe/Berlin:20261024T220000" in render_event(over_night)
    assert "DTEND;TZID=Europe/Berlin:20261025T060000" in render_event(over_night)


@pytest.mark.parametrize("hour", [0, 1])
def test_the_hour_that_comes_twice_is_written_in_utc(hour):
    starts, ends = datetime(2026, 10, 25, hour, 30, tzinfo=UTC), datetime(2026, 10, 25, 5, tzinfo=UTC)
    rendered = render_event(varied(starts_at=starts, ends_at=ends))
    assert f"DTSTART:20261025T0{hour}3000Z\r\nDTEND:20261025T050000Z" in rendered


def test_a_date_on_another_clock_is_written_in_utc():
    assert "DTSTART:20260917T120000Z" in render_event(varied(zone="Europe/Lisbon"))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("field", ["summary", "description", "location"])
def test_nothing_typed_into_a_text_becomes_a_component(field, words):
    following = varied(uid="next@example.org")
    assert components(varied(**{field: words}), following) == [*components(ORDINARY), "VEVENT"]


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_typed_into_a_category_or_an_address_becomes_a_component(words):
    address = f"https://example.org/{words}"
    hostile = varied(categories=(words, words), url=address, conference_url=address)
    assert len(Calendar.from_ical(calendar_of(hostile)).walk()) == len(
        Calendar.from_ical(calendar_of(ORDINARY)).walk()
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"uid": ""},
        {"uid": "a\r\nBEGIN:VALARM"},
        {"sequence": -1},
        {"sequence": 2**31},
        {"status": "CONFIRMED\r\nX:1"},
        {"klass": "SECRET"},
        {"transp": ""},
        {"url": "javascript:alert(1)"},
        {"conference_url": "Raum 5"},
        {"geo": (91.0, 8.0)},
        {"geo": (51.0, float("nan"))},
        {"ends_at": ORDINARY.starts_at},
        {"starts_at": wall("2026-09-17 12:00")},
        {"public_changed_at": wall("2026-06-01 00:00")},
        {"ends_at": datetime.max.replace(tzinfo=UTC)},
        {"starts_at": datetime.min.replace(tzinfo=UTC)},
    ],
)
def test_what_cannot_be_said_is_refused(wrong):
    with pytest.raises(UnwritableEvent):
        render_event(varied(**wrong))


@pytest.mark.parametrize(
    "change",
    [
        ("END:VEVENT\r\n", "END:VEVENT"),
        ("BEGIN:VEVENT\r\n", ""),
        ("SEQUENCE:2", "BEGIN:VALARM\r\nEND:VALARM"),
        ("SEQUENCE:2", "beg\r\n in:valarm"),
        ("SEQUENCE:2", "BEGIN;X=1:VALARM"),
        ("SEQUENCE:2", "END;X=1:VEVENT"),
        ("SEQUENCE:2", "END:VEVENT\r\nBEGIN:VEVENT"),
        ("SEQUENCE:2", "SEQUENCE:2\nX:1"),
        ("SEQUENCE:2", "SEQUENCE:2\rX:1"),
        ("SEQUENCE:2", "SEQUENCE:\x00"),
        ("SEQUENCE:2", "SEQUENCE:\ud800"),
    ],
)
def test_a_damaged_text_is_not_well_formed(change):
    assert is_well_formed(render_event(ORDINARY)) is True
    assert is_well_formed(render_event(ORDINARY).replace(*change)) is False


def test_every_date_gets_a_name_of_its_own():
    names = {new_uid("calendar.example.org") for _ in range(100)}
    assert (len(names), {name.partition("@")[2] for name in names}) == (100, {"calendar.example.org"})


@pytest.mark.parametrize("domain", ["", "a b", "example.org\r\nX:1", "höhe.example"])
def test_a_name_needs_a_plain_domain(domain):
    with pytest.raises(ValueError, match="plain domain"):
        new_uid(domain)
