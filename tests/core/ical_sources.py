"""An ordinary date to vary, and how tests put it into a calendar."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar, Event

from mentoring.core.ical import EventSource, calendar_document, render_event

ORDINARY = EventSource(
    uid="0f3c9d2e@calendar.example.org",
    sequence=2,
    starts_at=datetime(2026, 9, 17, 12, 0, tzinfo=UTC),
    ends_at=datetime(2026, 9, 17, 15, 30, tzinfo=UTC),
    summary="Grundlagen der Kooperation",
    description="Für neue Selbsthilfebeauftragte.\nBitte Stift mitbringen.",
    location="Haus 3, Weg 5, Soest",
    geo=(51.5711, 8.1057),
    url="https://calendar.example.org/fortbildungen/k3v9",
    categories=("Krankenhaus", "Netzwerkarbeit"),
    public_changed_at=datetime(2026, 6, 1, 8, 15, 30, tzinfo=UTC),
)

# What people paste and attackers type.
HOSTILE = (
    "A\rEND:VEVENT",
    "A\nBEGIN:VALARM\nTRIGGER:-PT1M\nEND:VALARM",
    "A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
    "A\u2028BEGIN:VALARM\u2029END:VALARM",
    "A\x85BEGIN:VEVENT\x0b\x0c\x1c\x1d\x1e\x00\ufeff",
    "A\r\n BEGIN:VALARM",
    "A\\\r\nBEGIN:VALARM",
    "BEGIN:VALARM",
    '";X=1:https://evil.example',
    "A\ud800B",
    "😀" * 300,
)


def wall(shown: str) -> datetime:
    """What a clock on the wall shows, without a zone."""
    return datetime.fromisoformat(shown)


def varied(**changes: Any) -> EventSource:
    """The ordinary date with some things different."""
    return replace(ORDINARY, **changes)


def calendar_of(*sources: EventSource) -> bytes:
    """A calendar with these dates."""
    return calendar_document("Termine", map(render_event, sources), site_name="Augenhöhe")


def read_back(source: EventSource) -> Event:
    """The date as icalendar reads it from a whole calendar."""
    [event] = Calendar.from_ical(calendar_of(source)).walk("VEVENT")
    return event
