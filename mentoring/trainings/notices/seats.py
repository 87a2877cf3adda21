"""Letters about seats that come free: offered to one, passed on, or there for whoever comes first."""

from datetime import datetime
from typing import Any

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import TRAININGS, YOUR_TURN, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Letter, writes
from mentoring.trainings.actions.invitations import tell_calendars
from mentoring.trainings.calendar import calendar_part
from mentoring.trainings.models import Registration
from mentoring.trainings.notices.carrying import write_with_dates
from mentoring.trainings.queries.leading import upcoming
from mentoring.trainings.queries.seats import begins_at, is_seat_free_for

SEAT = "seat"
"""The purpose of the link by which somebody who waits says yes or no."""
sort_letters(YOUR_TURN, "registration.offered", "registration.told", "registration.asked_again")
sort_letters(TRAININGS, "registration.lapsed")


@on("registration.offered", "registration.told", "registration.asked_again")
def tell_of_seat(entry: Entry) -> None:
    """The person answers by the link, without signing in."""
    registration = db.session.get_one(Registration, entry.subject_id)
    letter = _write(entry.event, registration)
    make_link(letter, SEAT, registration.id, _until(registration))


def _write(template: str, registration: Registration) -> Letter:
    """Without a seat nothing stands in the calendar: what an unsent letter should have taken out, this one does."""
    training, person_id = registration.training, registration.person_id
    [dates] = tell_calendars(training, [person_id], training.dates).values()
    return write_with_dates(template, person_id, registration.id, dates)


def _until(registration: Registration) -> datetime:
    return registration.offer_until or begins_at(registration.training_id) or clock.now()


@on("registration.lapsed")
def tell_of_lapse(entry: Entry) -> None:
    """The seat has gone on; the place on the list stays."""
    _write(entry.event, db.session.get_one(Registration, entry.subject_id))


@writes("registration.offered", "registration.asked_again")
def offer_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once it is answered or has run out."""
    return _words(letter, "offered")


@writes("registration.lapsed")
def lapse_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once the next offer is there."""
    return _words(letter, "waiting")


@writes("registration.told")
def told_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once somebody was faster: of the next seat all hear again."""
    words = _words(letter, "waiting")
    if words is None or not is_seat_free_for(words["training"], words["registration"]):
        return None
    return words


def _words(letter: Letter, state: str) -> dict[str, Any] | None:
    registration = db.session.get(Registration, letter.subject_id)
    if registration is None or registration.state != state or registration.training.state != "published":
        return None
    training = registration.training
    return {
        "registration": registration,
        "training": training,
        "dates": upcoming(training.dates),
        "seated": False,
        "join_link": "",
        "calendar": calendar_part(letter),
    }
