"""A calendar letter invites one person, keeps the date right and withdraws it, naming nobody else."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar, Event

from mentoring.core.ical import EventSource, UnwritableEvent, itip_message
from tests.clients.readers import read_with_ical_js, read_with_libical
from tests.core.ical_sources import HOSTILE, ORDINARY, varied

WRITTEN_AT = datetime(2026, 9, 2, 10, tzinfo=UTC)


def letter(method: str, source: EventSource = ORDINARY, **changes) -> bytes:
    told = {"attendee": "k.neu@klinik.example", "organizer": "termine@site.example", "site_name": "Augenhöhe"}
    return itip_message(source, method, attendee_sequence=5, written_at=WRITTEN_AT, **{**told, **changes})


def event_of(document: bytes) -> Event:
    [event] = Calendar.from_ical(document).walk("VEVENT")
    return event


@pytest.mark.parametrize(("method", "status"), [("REQUEST", "CONFIRMED"), ("CANCEL", "CANCELLED")])
def test_a_letter_says_its_method_and_what_became_of_the_date(method, status):
    document = letter(method)
    assert Calendar.from_ical(document)["METHOD"] == method
    assert event_of(document)["STATUS"] == status


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_a_letter_names_its_reader_and_nobody_else(method):
    event = event_of(letter(method))
    assert event["ATTENDEE"] == "mailto:k.neu@klinik.example"
    answer = {"CUTYPE": "INDIVIDUAL", "PARTSTAT": "ACCEPTED", "ROLE": "REQ-PARTICIPANT", "RSVP": "FALSE"}
    assert event["ATTENDEE"].params == answer
    assert (event["ORGANIZER"], event["ORGANIZER"].params["CN"]) == (
        "mailto:termine@site.example",
        "Augenhöhe",
    )


def test_a_letter_counts_for_its_reader_and_carries_its_own_time():
    event = event_of(letter("REQUEST"))
    assert (event["SEQUENCE"], event["DTSTAMP"].dt, event["UID"]) == (5, WRITTEN_AT, ORDINARY.uid)


def test_who_leaves_is_not_told_that_the_others_do_not_meet():
    event = event_of(letter("CANCEL", varied(conference_url="https://meet.example.org/secret")))
    assert (event["SUMMARY"], event.get("CONFERENCE")) == (ORDINARY.summary, None)
    assert event["DESCRIPTION"] == ORDINARY.description


def test_who_takes_part_is_told_when_the_date_is_called_off():
    event = event_of(letter("CANCEL", varied(status="CANCELLED")))
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", f"Abgesagt: {ORDINARY.summary}")


def test_nobody_is_invited_to_a_cancelled_date():
    with pytest.raises(UnwritableEvent, match="cancelled date"):
        letter("REQUEST", varied(status="CANCELLED"))


@pytest.mark.parametrize("address", ["", "a b@c", "a@b@c", "a@c\r\nATTENDEE:x", "a@c?cc=d", "<a@c>"])
def test_an_address_that_is_not_plain_is_refused(address):
    with pytest.raises(UnwritableEvent, match="not plain"):
        letter("REQUEST", attendee=address)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_the_name_of_the_site_becomes_a_component(words):
    assert len(Calendar.from_ical(letter("REQUEST", site_name=words)).walk()) == 5


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_libical_finds_letters_as_rfc_5546_wants_them(method):
    found = read_with_libical(letter(method))
    assert (found["allowed"], found["complaints"]) == (True, [])


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_ical_js_reads_the_letter_as_one_event(method):
    [event] = read_with_ical_js(letter(method))["events"]
    assert (event["sequence"], event["starts"]) == (5, "2026-09-17T12:00:00Z")
