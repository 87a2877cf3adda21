"""Calendars of one's own: opened with a secret address, and revoked at once."""

import secrets

from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import declare, record
from mentoring.people.models import Person, PersonalCalendar
from mentoring.people.queries import own_calendars, token_hash

SECRET_BYTES = 32
MOST_CALENDARS = 10
declare("calendar.created", "calendar.revoked", silent=True)


@action
def create_calendar(actor: Person, label: str, *, neutral: bool = False) -> str:
    """Open one more address for one's own dates. Returns its secret part, which nobody can read again."""
    lock(actor)
    if len(own_calendars(actor)) >= MOST_CALENDARS:
        words = _(
            "Sie haben schon %(most)s Kalender. Ziehen Sie bitte zuerst einen zurück.", most=MOST_CALENDARS
        )
        raise WrongState(words)
    token = secrets.token_urlsafe(SECRET_BYTES)
    calendar = PersonalCalendar(person_id=actor.id, label=label, neutral=neutral, created_at=clock.now())
    calendar.token_hash = token_hash(token)
    db.session.add(calendar)
    db.session.flush()
    record("calendar.created", actor, calendar.id)
    return token


@action
def revoke_calendar(actor: Person, calendar: PersonalCalendar) -> None:
    """Take an address back: it answers nobody from now on. A second click changes nothing."""
    lock(actor)
    if calendar.person_id != actor.id:
        raise NotAllowed()
    if calendar.revoked_at is None:
        calendar.revoked_at = clock.now()
        record("calendar.revoked", actor, calendar.id)
