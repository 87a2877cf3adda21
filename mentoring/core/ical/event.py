"""One event as iCalendar text: the same source gives the same bytes."""

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

from icalendar import Event
from icalendar.prop import vGeo, vUri

from mentoring.core.ical.text import (
    SafeCategories,
    SafeText,
    UnwritableEvent,
    folded,
    one_line,
    plain_text,
    safe_uri,
)
from mentoring.core.ical.timezone import BERLIN, comes_twice

# Stored beside every rendered fragment; raise it whenever the text of an unchanged event changes.
RENDERER_VERSION: Final = 1

CANCELLED_PREFIX: Final = "Abgesagt: "
CONFERENCE_LABEL: Final = "Online-Raum"

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
Klass = Literal["PUBLIC", "PRIVATE", "CONFIDENTIAL"]
Transp = Literal["OPAQUE", "TRANSPARENT"]

_LARGEST_SEQUENCE = 2**31 - 1
_LATITUDES, _LONGITUDES = 90, 180
_FIRST_YEAR, _LAST_YEAR = 2000, 2200
_UID = re.compile(r"[A-Za-z0-9._:@+-]{1,255}")
_DOMAIN = re.compile(r"[A-Za-z0-9.-]{1,200}")
_EDGES_INSIDE = (b"\nBEGIN:", b"\nBEGIN;", b"\nEND;")
_CONTROLS = bytes(octet for octet in range(32) if octet not in b"\t\r\n") + b"\x7f"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSource:
    """All that a calendar says about one date. Times are aware; `zone` is where its clock hangs.

    `conference_url` is for people who take part: leave it empty in everything public.
    """

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    public_changed_at: datetime
    zone: str = BERLIN
    description: str = ""
    location: str = ""
    geo: tuple[float, float] | None = None
    url: str = ""
    categories: tuple[str, ...] = ()
    status: Status = "CONFIRMED"
    klass: Klass = "PUBLIC"
    transp: Transp = "OPAQUE"
    conference_url: str = ""


class PlainGeo(vGeo):
    """GEO to the metre and never in powers of ten, which RFC 5545 does not know."""

    def to_ical(self) -> str:
        return f"{self.latitude:.5f};{self.longitude:.5f}"


def new_uid(domain: str) -> str:
    """A random name for a date. The domain comes from the settings, never from a visitor's Host header."""
    if not _DOMAIN.fullmatch(domain):
        raise ValueError("a UID needs a plain domain")
    return f"{secrets.token_hex(16)}@{domain}"


def render_event(source: EventSource) -> str:
    """The folded VEVENT of a source, every line ended by CRLF; UnwritableEvent when it cannot be said."""
    return written(event_component(source))


def written(event: Event) -> str:
    """A component as folded text, refused when it would not stay one component."""
    fragment = folded(event.content_lines())
    if not is_well_formed(fragment):
        raise UnwritableEvent("the event does not stay one component")
    return fragment


def is_well_formed(fragment: str) -> bool:
    """Whether a text is exactly one VEVENT in whole lines, nothing slipped in; cheap enough per read."""
    try:
        octets = fragment.encode()
    except UnicodeEncodeError:
        return False
    lines = octets.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").upper()
    return (
        lines.startswith(b"BEGIN:VEVENT\r\n")
        and lines.endswith(b"\r\nEND:VEVENT\r\n")
        and lines.count(b"\nEND:") == 1
        and not any(edge in lines for edge in _EDGES_INSIDE)
        and octets.count(b"\r") == octets.count(b"\n") == octets.count(b"\r\n")
        and len(octets.translate(None, _CONTROLS)) == len(octets)
    )


def event_component(source: EventSource) -> Event:
    """The source as an icalendar component, its texts cleaned and its values checked."""
    _check_names(source)
    _check_times(source)
    event = Event()
    event.add("UID", SafeText(source.uid))
    event.add("SEQUENCE", source.sequence)
    _add_times(event, source)
    _add_words(event, source)
    _add_place(event, source)
    for name, value in (("STATUS", source.status), ("CLASS", source.klass), ("TRANSP", source.transp)):
        event.add(name, SafeText(value))
    return event


def _check_names(source: EventSource) -> None:
    if not _UID.fullmatch(source.uid):
        raise UnwritableEvent("the UID is not a plain name")
    if not 0 <= source.sequence <= _LARGEST_SEQUENCE:
        raise UnwritableEvent("the sequence is out of range")
    for value, choices in ((source.status, Status), (source.klass, Klass), (source.transp, Transp)):
        if value not in get_args(choices):
            raise UnwritableEvent("a status, class or transparency is unknown")


def _check_times(source: EventSource) -> None:
    moments = (source.starts_at, source.ends_at, source.public_changed_at)
    if None in {moment.tzinfo for moment in moments}:
        raise UnwritableEvent("a time has no zone")
    if not all(_FIRST_YEAR <= moment.year <= _LAST_YEAR for moment in moments):
        raise UnwritableEvent("a time lies outside the years in which summer time is known")
    if source.ends_at <= source.starts_at:
        raise UnwritableEvent("the event ends before it starts")


def _add_times(event: Event, source: EventSource) -> None:
    """Wall time with TZID; UTC where the clock shows the time twice or our one VTIMEZONE does not hold."""
    bounds = (source.starts_at, source.ends_at)
    by_wall = source.zone == BERLIN and not any(comes_twice(moment) for moment in bounds)
    zone = ZoneInfo(BERLIN) if by_wall else UTC
    for name, moment in zip(("DTSTART", "DTEND"), bounds, strict=True):
        event.add(name, moment.astimezone(zone).replace(fold=0))
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        event.add(name, source.public_changed_at.astimezone(UTC))


def _add_words(event: Event, source: EventSource) -> None:
    summary = one_line(source.summary)
    if source.status == "CANCELLED" and not summary.startswith(CANCELLED_PREFIX):
        summary = CANCELLED_PREFIX + summary
    event.add("SUMMARY", SafeText(summary))
    # Few programs show CONFERENCE, so the way in stands in the description, too.
    way_in = f"{CONFERENCE_LABEL}: {source.conference_url}" if source.conference_url else ""
    description = "\n\n".join(filter(None, (plain_text(source.description), way_in)))
    for name, text in (("DESCRIPTION", description), ("LOCATION", plain_text(source.location))):
        if text:
            event.add(name, SafeText(text))
    if categories := [word for word in map(one_line, source.categories) if word]:
        event.add("CATEGORIES", SafeCategories(categories))


def _add_place(event: Event, source: EventSource) -> None:
    if source.geo is not None:
        event.add("GEO", _place(*source.geo))
    if source.url:
        event.add("URL", safe_uri(source.url))
    if source.conference_url:
        address = safe_uri(source.conference_url)
        parameters = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": CONFERENCE_LABEL}
        event.add("CONFERENCE", vUri(address, params=parameters))


def _place(latitude: float, longitude: float) -> PlainGeo:
    # Comparisons with "not a number" are false, so it is refused here as well.
    if not (abs(latitude) <= _LATITUDES and abs(longitude) <= _LONGITUDES):
        raise UnwritableEvent("the coordinates are not on earth")
    return PlainGeo((latitude, longitude))
