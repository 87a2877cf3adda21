"""Who contributes to a person's own calendar: features sign up here and do not know each other."""

from collections.abc import Callable, Iterable
from datetime import datetime

from mentoring.core.ical.event import EventSource

Contributor = Callable[[int, datetime], Iterable[EventSource]]

_contributors: dict[str, Contributor] = {}


def contributes_to_personal_feed(contributor: Contributor) -> Contributor:
    """Sign up a function `(person_id, now) -> events`; what it returns only this person will read."""
    _contributors[f"{contributor.__module__}.{contributor.__qualname__}"] = contributor
    return contributor


def personal_sources(person_id: int, now: datetime) -> list[EventSource]:
    """All events of a person by time, each UID once: of two features naming it, the first signed up wins."""
    sources: dict[str, EventSource] = {}
    for contributor in _contributors.values():
        for source in contributor(person_id, now):
            sources.setdefault(source.uid, source)
    return sorted(sources.values(), key=lambda source: (source.starts_at, source.uid))
