"""Persons, regions and topics as their readers see them."""

from mentoring.people.queries.calendars import (
    calendar_behind,
    calendar_version,
    own_calendar,
    own_calendars,
    token_hash,
)
from mentoring.people.queries.institutions import (
    all_types,
    institution_named,
    is_alone_in,
    offered_topics,
    offered_types,
    share_carrier,
    topics,
)
from mentoring.people.queries.invitations import known_addresses, open_invitations
from mentoring.people.queries.persons import chosen_roles, current_person, has_coordinator, visible
from mentoring.people.queries.regions import Hit, all_kreise, has_postal_code, laender, places_found

__all__ = [
    "Hit",
    "all_kreise",
    "all_types",
    "calendar_behind",
    "calendar_version",
    "chosen_roles",
    "current_person",
    "has_coordinator",
    "has_postal_code",
    "institution_named",
    "is_alone_in",
    "known_addresses",
    "laender",
    "offered_topics",
    "offered_types",
    "open_invitations",
    "own_calendar",
    "own_calendars",
    "places_found",
    "share_carrier",
    "token_hash",
    "topics",
    "visible",
]
