"""A trainer publishes a training; calendars of others show its date; a newcomer registers for it."""

import secrets
from datetime import UTC, datetime, timedelta
from urllib.request import urlopen

import pytest
from icalendar import Calendar

from mentoring.core import clock
from mentoring.core.clock import BERLIN
from tests.clients.readers import read_with_ical_js

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
DAY = (clock.in_berlin(clock.now()) + timedelta(days=45)).date()
BEGIN = datetime(DAY.year, DAY.month, DAY.day, 14, 30, tzinfo=BERLIN)


@pytest.fixture
def published(arrive):
    """A trainer's window on a training that has just been published, and its title."""
    trainer, title = arrive(), f"Kooperation beginnen {secrets.token_hex(3)}"
    trainer.becomes("Antje Vogt")
    trainer.go("/fortbildungen/leitung")
    trainer.press("Neue Fortbildung")
    trainer.fill(title=title, summary="Ein Nachmittag für erste Schritte.", venue="Rathaus Leer", seats="12")
    trainer.choose("Vor Ort")
    trainer.press("Speichern")
    trainer.press("Termine eintragen")
    trainer.fill(**{"termin-1-day": f"{DAY:%Y-%m-%d}", "termin-1-begin": "14:30", "termin-1-end": "17:00"})
    trainer.press("Speichern")
    if "Trotzdem speichern" in trainer.words:  # a holiday somewhere, or others on that day
        trainer.press("Trotzdem speichern")
    trainer.press("Vorschau und veröffentlichen")
    trainer.press("Jetzt veröffentlichen")
    return trainer, title


def feed(house, path: str) -> bytes:
    with urlopen(house.url + path) as answer:
        return answer.read()


def test_calendars_of_others_show_the_date_at_the_right_time(published, house):
    trainer, title = published
    path = trainer.page.url.removeprefix(house.url).partition("#")[0] + "/termine.ics"
    (event,) = Calendar.from_ical(feed(house, path)).walk("VEVENT")
    assert (event["SUMMARY"], event["DTSTART"].dt) == (title, BEGIN)
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    everything = Calendar.from_ical(feed(house, "/kalender/alle.ics")).walk("VEVENT")
    assert [one["DTSTART"].dt for one in everything if one["SUMMARY"] == title] == [BEGIN]
    (seen,) = read_with_ical_js(feed(house, path))["events"]
    in_utc = f"{BEGIN.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    assert (seen["summary"], seen["wall"][:16], seen["starts"]) == (title, f"{BEGIN:%Y-%m-%dT%H:%M}", in_utc)


def test_a_newcomer_finds_it_in_the_list_and_registers(published, arrive, house):
    trainer, title = published
    newcomer = arrive()
    newcomer.becomes("Lena Hoffmann")
    newcomer.press("Fortbildungen", within="header")
    newcomer.press(title)
    newcomer.press("Anmelden")
    assert "Sie sind angemeldet." in newcomer.words
    trainer.press("Teilnehmende")
    assert "Lena Hoffmann" in trainer.words
