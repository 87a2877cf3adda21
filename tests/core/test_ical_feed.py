"""A calendar joined from stored events: whole, without a method, and never broken by one bad event."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from mentoring.core.ical import (
    VTIMEZONE_BERLIN,
    calendar_document,
    contributes_to_personal_feed,
    personal,
    personal_sources,
    render_event,
    render_writable,
)
from tests.core.ical_sources import HOSTILE, ORDINARY, varied

NOW = datetime(2026, 9, 1, tzinfo=UTC)


def feed(*fragments: str, name: str = "Alle Termine", site_name: str = "Augenhöhe") -> bytes:
    return calendar_document(
        name,
        fragments,
        site_name=site_name,
        source_url="https://example.org/kalender/alle.ics",
        page_url="https://example.org/fortbildungen",
    )


def test_an_empty_feed_is_written_like_this():
    head = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Augenhöhe//Kalender//DE\r\nCALSCALE:GREGORIAN\r\n"
        "NAME:Alle Termine\r\nX-WR-CALNAME:Alle Termine\r\nREFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n"
        "SOURCE;VALUE=URI:https://example.org/kalender/alle.ics\r\nURL:https://example.org/fortbildungen\r\n"
        "X-PUBLISHED-TTL:PT4H\r\n"
    )
    assert feed().decode() == head + VTIMEZONE_BERLIN + "END:VCALENDAR\r\n"


def test_a_file_has_no_source():
    document = calendar_document("Ein Termin", [render_event(ORDINARY)], site_name="Augenhöhe")
    assert set(Calendar.from_ical(document)) & {"SOURCE", "URL", "METHOD"} == set()


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_the_name_of_a_calendar_becomes_a_component(words):
    calendar = Calendar.from_ical(feed(render_event(ORDINARY), name=words, site_name=words))
    assert [part.name for part in calendar.walk()] == [
        "VCALENDAR",
        "VTIMEZONE",
        "DAYLIGHT",
        "STANDARD",
        "VEVENT",
    ]


def test_five_hundred_stored_events_arrive_as_they_were_stored():
    sources = [
        varied(uid=f"{n}@example.org", starts_at=NOW, ends_at=NOW + timedelta(hours=n + 1))
        for n in range(500)
    ]
    fragments = [render_event(source) for source in sources]
    document = feed(*fragments).decode()
    assert "".join(fragments) in document
    assert [event["UID"] for event in Calendar.from_ical(document).walk("VEVENT")] == [s.uid for s in sources]


def test_a_damaged_event_is_left_out_and_named_in_the_log(caplog):
    damaged = render_event(varied(uid="bad@example.org", summary="Vertraulich")).replace("END:VEVENT", "")
    assert feed(damaged, render_event(ORDINARY)) == feed(render_event(ORDINARY))
    assert caplog.messages == ["the stored calendar event ['bad@example.org'] is damaged and was left out"]


def test_an_unwritable_event_is_left_out_and_named_in_the_log(caplog):
    unwritable = varied(uid="bad@example.org", conference_url="Raum 5")
    assert list(render_writable([unwritable, ORDINARY])) == [render_event(ORDINARY)]
    [message] = caplog.messages
    assert message.startswith("the calendar event 'bad@example.org' was left out:")


@pytest.fixture
def no_contributors(monkeypatch):
    monkeypatch.setattr(personal, "_contributors", {})


@pytest.mark.usefixtures("no_contributors")
def test_a_personal_feed_collects_what_the_features_know_in_order_of_time():
    later = varied(uid="later@example.org", starts_at=NOW, ends_at=NOW + timedelta(days=30))
    contributes_to_personal_feed(lambda person_id, now: [ORDINARY] if person_id == 7 else [])

    @contributes_to_personal_feed
    def talks(person_id, now):
        return (later for _ in range(1) if now == NOW)

    assert personal_sources(7, NOW) == [later, ORDINARY]
    assert personal_sources(8, NOW) == [later]


@pytest.mark.usefixtures("no_contributors")
def test_a_date_two_features_name_stands_once_as_the_first_says_it():
    @contributes_to_personal_feed
    def own_teaching(person_id, now):
        return [ORDINARY]

    @contributes_to_personal_feed
    def waiting(person_id, now):
        return [varied(status="TENTATIVE")]

    assert personal_sources(7, NOW) == [ORDINARY]
