"""One date as a calendar letter to one person (iTIP, RFC 5546): invitation, update or withdrawal."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from icalendar.prop import vCalAddress

from mentoring.core.ical.event import EventSource, event_component, written
from mentoring.core.ical.feed import bare_calendar, joined
from mentoring.core.ical.text import SafeText, UnwritableEvent, one_line, safe_uri

Method = Literal["REQUEST", "CANCEL"]

_ADDRESS = re.compile(r"[^\s@<>()\[\]\\,;:?\"]+@[^\s@<>()\[\]\\,;:?\"]+")
# The person has said yes on our pages already, so the calendar need not ask.
_ATTENDING = {"CUTYPE": "INDIVIDUAL", "PARTSTAT": "ACCEPTED", "ROLE": "REQ-PARTICIPANT", "RSVP": "FALSE"}


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """The part of a letter that programs read: what it asks of the reader's calendar, and the calendar."""

    method: Method
    document: bytes


def itip_message(
    source: EventSource,
    method: Method,
    *,
    attendee: str,
    organizer: str,
    attendee_sequence: int,
    written_at: datetime,
    site_name: str,
) -> bytes:
    """The calendar part of a letter; it names its one reader, by address, and nobody else.

    `attendee_sequence` belongs to this date and this person and rises with every letter, also when the
    person leaves and comes back; `written_at` becomes the DTSTAMP.
    """
    event = event_component(_as_told(source, method, attendee_sequence, written_at))
    if method == "CANCEL":
        event["STATUS"] = SafeText("CANCELLED")
    event.add("ORGANIZER", _address(organizer, {"CN": one_line(site_name).replace('"', "'")}))
    event.add("ATTENDEE", _address(attendee, _ATTENDING))
    calendar = bare_calendar(site_name)
    calendar.add("METHOD", SafeText(method))
    return joined(calendar, [written(event)])


def _as_told(source: EventSource, method: Method, sequence: int, written_at: datetime) -> EventSource:
    """The date as this letter tells it: who leaves keeps no way in."""
    if method == "REQUEST" and source.status == "CANCELLED":
        raise UnwritableEvent("nobody is invited to a cancelled date")
    way_in = source.conference_url if method == "REQUEST" else ""
    return replace(source, sequence=sequence, public_changed_at=written_at, conference_url=way_in)


def _address(address: str, parameters: dict[str, str]) -> vCalAddress:
    if not _ADDRESS.fullmatch(address):
        raise UnwritableEvent("a mail address is not plain")
    return vCalAddress(safe_uri(f"mailto:{address}"), params=parameters)
