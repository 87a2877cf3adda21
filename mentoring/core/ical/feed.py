"""A calendar joined from rendered events; one that cannot be written is logged, the others arrive."""

import logging
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import lru_cache

from icalendar import Calendar
from icalendar.prop import vDuration, vUri

from mentoring.core.ical.event import EventSource, is_well_formed, render_event
from mentoring.core.ical.text import SafeText, UnwritableEvent, folded, one_line, safe_uri
from mentoring.core.ical.timezone import VTIMEZONE_BERLIN

log = logging.getLogger(__name__)

# Stored texts come by again with every poll: looking at each once makes a feed several times cheaper.
_is_known_to_be_well_formed = lru_cache(maxsize=4096)(is_well_formed)

_UID_LINE = re.compile(r"^UID:([^\r\n]{1,80})", re.MULTILINE)


def calendar_document(
    name: str,
    fragments: Iterable[str],
    *,
    site_name: str,
    source_url: str = "",
    page_url: str = "",
    refresh_hours: int = 4,
) -> bytes:
    """A whole calendar in UTF-8: no METHOD, for then RFC 5546 would ask for an ORGANIZER.

    `source_url` is where the feed itself lives (leave it out of files), `page_url` the page about it.
    """
    calendar = bare_calendar(site_name)
    for key in ("NAME", "X-WR-CALNAME"):
        calendar.add(key, SafeText(one_line(name)))
    refresh = timedelta(hours=refresh_hours)
    calendar.add("REFRESH-INTERVAL", refresh, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(refresh))
    if source_url:
        calendar.add("SOURCE", vUri(safe_uri(source_url), params={"VALUE": "URI"}))
    if page_url:
        calendar.add("URL", safe_uri(page_url))
    return joined(calendar, writable_fragments(fragments))


def writable_fragments(fragments: Iterable[str]) -> Iterator[str]:
    """The fragments that are one whole event each; the others are logged by UID, never by their words."""
    for fragment in fragments:
        if _is_known_to_be_well_formed(fragment):
            yield fragment
        else:
            uids = _UID_LINE.findall(fragment)
            log.error("the stored calendar event %s is damaged and was left out", uids[:1])


def render_writable(sources: Iterable[EventSource]) -> Iterator[str]:
    """Render one by one; an event that cannot be written is logged by its UID and left out."""
    for source in sources:
        try:
            yield render_event(source)
        except UnwritableEvent as reason:
            log.error("the calendar event %r was left out: %s", source.uid, reason)


def bare_calendar(site_name: str) -> Calendar:
    """A calendar that says who wrote it and nothing else."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", SafeText(one_line(f"-//{site_name}//Kalender//DE")))
    calendar.add("CALSCALE", "GREGORIAN")
    return calendar


def joined(calendar: Calendar, fragments: Iterable[str]) -> bytes:
    """The calendar's own lines around the time zone and rendered events."""
    head, end, tail = folded(calendar.content_lines()).rpartition("END:VCALENDAR")
    return "".join([head, VTIMEZONE_BERLIN, *fragments, end, tail]).encode()
