"""What people type is what calendars show, and nothing that anybody types becomes a calendar's own line."""

import pytest
from icalendar import Calendar

from mentoring.core.db import action, db
from mentoring.people.actions import create_calendar
from mentoring.trainings import actions
from tests.clients.readers import (
    read_with_ical_js,
    read_with_libical,
    read_with_node_ical,
    read_with_vobject,
)
from tests.conftest import person
from tests.trainings.letters import documents_to
from tests.trainings.scenes import events, only_date, planned, published, trainer

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
PASTED = f"S:\\NAKOS\\Neu; A, B {FAMILY}\x0b"
AS_READ = f"S:\\NAKOS\\Neu; A, B {FAMILY}"
FIELDS = ("title", "summary", "description", "venue", "join_link")
INJECTED = {
    "CR": "A\rEND:VEVENT\rBEGIN:VEVENT\rUID:evil",
    "LF": "A\nEND:VEVENT\nBEGIN:VALARM\nTRIGGER:-PT1M\nEND:VALARM",
    "CRLF": "A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
    "line separator": "A\u2028BEGIN:VALARM\u2028END:VALARM",
    "alarm": "BEGIN:VALARM",
}


@pytest.fixture
def pasted(sqlite_app):
    """The feed of a training whose words were pasted from somewhere."""
    words = {"title": PASTED, "summary": PASTED, "venue": PASTED, "format": "on_site"}
    published(trainer(), **words)
    return sqlite_app.test_client().get("/kalender/alle.ics").data


def words_of(event):
    return [str(event[name]) for name in ("summary", "description", "location")]


def test_icalendar_reads_pasted_words_back(pasted):
    [event] = Calendar.from_ical(pasted).walk("VEVENT")
    assert words_of(event) == [AS_READ] * 3


def test_ical_js_reads_pasted_words_back(pasted):
    [event] = read_with_ical_js(pasted)["events"]
    assert words_of(event) == [AS_READ] * 3


def test_libical_reads_pasted_words_back(pasted):
    [event] = read_with_libical(pasted)["events"]
    assert words_of(event) == [AS_READ] * 3


def test_vobject_reads_pasted_words_back(pasted):
    [event] = read_with_vobject(pasted)
    assert words_of(event) == [AS_READ] * 3


def test_node_ical_reads_pasted_words_back_but_for_its_own_mistake(pasted):
    """It takes the second half of an escaped backslash before N for a line break (to 0.27.2)."""
    [event] = read_with_node_ical(pasted)["events"]
    assert words_of(event) == [AS_READ.replace("\\N", "\\\n")] * 3


@action
def _put(training, field, words):
    """Past the forms, which would clean the words."""
    setattr(db.session.merge(training), field, words)


@pytest.mark.parametrize("words", INJECTED.values(), ids=INJECTED)
@pytest.mark.parametrize("field", FIELDS)
def test_injected_lines_stay_words(sqlite_app, field, words):
    leader, guest, client = trainer(), person("Gast Eins"), sqlite_app.test_client()
    other = only_date(published(leader, planned(days=30)))
    training = published(leader, format="hybrid", venue="Saal")
    _put(training, field, "https://room.example.org/" + words if field == "join_link" else words)
    actions.move_date(leader, only_date(training), planned(days=20))
    for one in (training, other.training):
        actions.register_for_training(guest, one)
    own = f"/kalender/p/{create_calendar(guest, 'Handy')}.ics"
    feeds = ("/kalender/alle.ics", f"/fortbildungen/{training.public_id}/termine.ics", own)
    counted = {url: components(client.get(url).data) for url in feeds}
    assert counted == {feeds[0]: 6, feeds[1]: 5, feeds[2]: 6}
    assert [components(document) for document in documents_to(guest)] == [5, 5]
    assert str(events(client)[1]["SUMMARY"]) == other.training.title


def components(document):
    """How many components there are: the calendar, its zone with two rules, and its events."""
    assert read_with_libical(document)["complaints"] == []
    return len(Calendar.from_ical(document).walk())
