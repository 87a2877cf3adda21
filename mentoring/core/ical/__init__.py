"""The one room that writes iCalendar: events become text once per change, calendars join such texts."""

from mentoring.core.ical.event import RENDERER_VERSION, EventSource, is_well_formed, new_uid, render_event
from mentoring.core.ical.feed import calendar_document, render_writable, writable_fragments
from mentoring.core.ical.letter import CalendarPart, Method, itip_message
from mentoring.core.ical.personal import contributes_to_personal_feed, personal_sources
from mentoring.core.ical.text import UnwritableEvent
from mentoring.core.ical.timezone import (
    BERLIN,
    VTIMEZONE_BERLIN,
    AmbiguousTime,
    NonExistentTime,
    UnknownZone,
    utc_to_wall,
    wall_to_utc,
)

__all__ = [
    "BERLIN",
    "RENDERER_VERSION",
    "VTIMEZONE_BERLIN",
    "AmbiguousTime",
    "CalendarPart",
    "EventSource",
    "Method",
    "NonExistentTime",
    "UnknownZone",
    "UnwritableEvent",
    "calendar_document",
    "contributes_to_personal_feed",
    "is_well_formed",
    "itip_message",
    "new_uid",
    "personal_sources",
    "render_event",
    "render_writable",
    "utc_to_wall",
    "wall_to_utc",
    "writable_fragments",
]
