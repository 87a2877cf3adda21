"""The date a letter carries for its reader's own calendar (iTIP): invitation, change or withdrawal."""

import logging
from dataclasses import replace

from flask import current_app

from mentoring.core import clock
from mentoring.core.composing import one_address
from mentoring.core.db import db
from mentoring.core.ical import CalendarPart, Method, UnwritableEvent, itip_message
from mentoring.core.outbox import Letter, recipient_of
from mentoring.trainings.calendar.dates import event_source, way_in
from mentoring.trainings.models import DateInvitation

log = logging.getLogger(__name__)


def calendar_part(letter: Letter) -> CalendarPart | None:
    """The date a letter carries for its reader's own calendar, as it stands when the letter leaves.

    None when it carries none or the date is over. Two letters that leave after a change carry the same.
    """
    date_id, recipient = letter.details.get("carries"), recipient_of(letter)
    told = db.session.get(DateInvitation, (date_id, letter.account_id)) if date_id else None
    if told is None or recipient is None or told.date.ends_at <= clock.now():
        return None
    try:
        return _part(told, recipient[0])
    except UnwritableEvent as reason:
        log.error("letter %s leaves without its date: %s", letter.id, reason)
        return None


def _part(told: DateInvitation, address: str) -> CalendarPart:
    """The people of the letter are its reader and the office; the way in is for who has a seat."""
    one, training = told.date, told.date.training
    source = replace(event_source(one, training), klass="PRIVATE", conference_url=way_in(training))
    method: Method = "REQUEST" if told.stands else "CANCEL"
    document = itip_message(
        source,
        method,
        attendee=one_address(address),
        organizer=current_app.config["OFFICE_MAIL"],
        attendee_sequence=told.sequence,
        written_at=max(told.told_at, one.public_changed_at),
        site_name=current_app.config["SITE_NAME"],
    )
    return CalendarPart(method, document)
