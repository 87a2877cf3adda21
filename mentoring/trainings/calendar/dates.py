"""Dates as calendars read them: written once per change, inside the action that changes them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import job
from mentoring.core.db import action, db, lock
from mentoring.core.feed_states import person_key, raise_versions
from mentoring.core.ical import (
    RENDERER_VERSION,
    EventSource,
    calendar_document,
    render_writable,
)
from mentoring.core.journal import Entry, on
from mentoring.core.links import external_url
from mentoring.trainings.lifecycle import PUBLIC_STATES
from mentoring.trainings.models import Lead, Registration, Training, TrainingDate
from mentoring.trainings.queries.feeds import feed_keys

REFRESH_HOURS = 4


@on("training.published")
def begin_training(entry: Entry) -> None:
    """A draft comes into the calendars; nobody can be registered yet."""
    _follow(db.session.get_one(Training, entry.subject_id), [])


@on("training.edited", "training.relocated", "training.cancelled", "training.resumed")
def follow_training(entry: Entry) -> None:
    """What calendars say of all dates of a training."""
    training = db.session.get_one(Training, entry.subject_id)
    _follow(training, training.registrant_ids)


@on("training_date.added", "training_date.moved", "training_date.cancelled", "training_date.resumed")
def follow_date(entry: Entry) -> None:
    """What calendars say of the dates of a date's training."""
    training = db.session.get_one(TrainingDate, entry.subject_id).training
    _follow(training, training.registrant_ids, set(training.feed_keys.split()))


@on("registration.registered", "registration.waiting", "registration.cancelled", "registration.declined")
def follow_registration(entry: Entry) -> None:
    """What stands in the calendar of who registered."""
    registration = db.session.get_one(Registration, entry.subject_id)
    raise_versions([person_key(registration.person_id)])


@on("lead.confirmed", "lead.left")
def follow_lead(entry: Entry) -> None:
    """What stands in the calendar of who leads."""
    lead = db.session.get_one(Lead, entry.subject_id)
    if lead.training.state in PUBLIC_STATES:
        raise_versions([person_key(lead.person_id)])


def _follow(training: Training, registrants: Sequence[int], keys: set[str] | None = None) -> None:
    """The way into the online room stands in calendars of people only: theirs rise with every change."""
    if training.state in PUBLIC_STATES:
        people = {*training.trainer_ids, *registrants}
        raise_versions(write_dates(training, keys) | {person_key(one) for one in people})


def write_dates(training: Training, keys: set[str] | None = None) -> set[str]:
    """Write the dates of a published training anew; `keys` are its calendars where they cannot have changed.

    Returns the calendars in which it stands, or stood, when anything has changed.
    """
    before, after = set(training.feed_keys.split()), keys or feed_keys(training)
    changed = [one for one in training.dates if _rewrite(one, training)]
    if not changed and before == after:
        return set()
    training.feed_keys = " ".join(sorted(after))
    return before | after


def _rewrite(one: TrainingDate, training: Training) -> bool:
    one.renderer_version = RENDERER_VERSION
    if one.ics_fragment and _fragment(one, training) == one.ics_fragment:
        return False
    one.public_changed_at = clock.now()
    one.ics_fragment = _fragment(one, training)
    return True


def _fragment(one: TrainingDate, training: Training) -> str:
    """The event's text; empty (and logged) when it cannot be said."""
    return "".join(render_writable([event_source(one, training)]))


def event_source(one: TrainingDate, training: Training) -> EventSource:
    """What a public calendar says of a date: the way into an online room is never part of it."""
    cancelled = "cancelled" in (one.state, training.state)
    return EventSource(
        uid=one.uid,
        sequence=one.sequence,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        zone=one.zone,
        summary=training.title,
        description="\n\n".join(dict.fromkeys(filter(None, (training.summary, training.description)))),
        location=place_of(training),
        url=external_url("trainings.trainings_show", public_id=training.public_id),
        categories=tuple(topic.de for topic in training.topics),
        status="CANCELLED" if cancelled else "CONFIRMED",
        public_changed_at=one.public_changed_at,
    )


def event_words(one: TrainingDate) -> dict[str, Any]:
    """A date for programs that do not read iCalendar; it says nothing that a calendar's version does not follow."""
    source = event_source(one, one.training)
    return {
        "uid": source.uid,
        "sequence": source.sequence,
        "status": source.status,
        "changed_at": source.public_changed_at.isoformat(),
        "starts_at": clock.in_berlin(source.starts_at).isoformat(),
        "ends_at": clock.in_berlin(source.ends_at).isoformat(),
        "zone": source.zone,
        "title": source.summary,
        "description": source.description,
        "location": source.location,
        "url": source.url,
        "calendars": one.training.feed_keys.split(),
    }


def place_of(training: Training) -> str:
    """The venue; online has none."""
    if training.format == "online":
        return "Online"
    suffix = " / Online" if training.format == "hybrid" else ""
    return ", ".join(training.venue.splitlines()) + suffix


def way_in(training: Training) -> str:
    """The address of the online room, where there is one."""
    return "" if training.format == "on_site" else training.join_link


@job("calendar.write")
def write_again(_now: datetime) -> int:
    """After a change of how events are written, write the stored ones anew, one training at a time."""
    stale = select(TrainingDate.training_id).where(
        TrainingDate.renderer_version != RENDERER_VERSION, TrainingDate.ics_fragment != ""
    )
    found = db.session.scalars(stale.distinct().limit(100)).all()
    for training_id in found:
        _write_training(training_id)
    return len(found)


@action
def _write_training(training_id: int) -> None:
    training = db.session.get_one(Training, training_id)
    lock(training)
    if training.state in PUBLIC_STATES:
        raise_versions(write_dates(training))


def document(name: str, fragments: list[str], *, feed_url: str = "", page_url: str = "") -> bytes:
    """A calendar of stored events, in the name of the site."""
    return calendar_document(
        name,
        fragments,
        site_name=current_app.config["SITE_NAME"],
        source_url=feed_url,
        page_url=page_url,
        refresh_hours=REFRESH_HOURS,
    )
