"""What stands in somebody's own calendar of trainings."""

from dataclasses import replace
from datetime import datetime

from mentoring.core.ical import EventSource, contributes_to_personal_feed
from mentoring.trainings.calendar.dates import event_source, way_in
from mentoring.trainings.queries.personal import OwnDate, own_dates


@contributes_to_personal_feed
def personal_dates(person_id: int, now: datetime) -> list[EventSource]:
    """Where somebody comes, where they wait, and what they lead."""
    return [_personal_source(own) for own in own_dates(person_id, now)]


def _personal_source(own: OwnDate) -> EventSource:
    """A date as its person reads it; the way in is for who has a seat and who leads."""
    training = own.date.training
    source = replace(event_source(own.date, training), public_changed_at=own.changed_at)
    if source.status == "CANCELLED":
        return source
    if own.waits:
        return replace(source, status="TENTATIVE", summary=f"Warteliste: {source.summary}")
    return replace(source, conference_url=way_in(training))
