"""Calendars of one's own, and the addresses behind which they stand."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import Select, func, select

from mentoring.accounts.models import Account
from mentoring.core.db import db
from mentoring.core.errors import Gone, NotFound
from mentoring.core.feed_states import FeedState, person_key
from mentoring.people.models import Person, PersonalCalendar


def token_hash(token: str) -> str:
    """What is stored of the secret part of a calendar's address."""
    return hashlib.sha256(token.encode()).hexdigest()


def own_calendars(person: Person) -> Sequence[PersonalCalendar]:
    """Somebody's calendars that still answer, oldest first."""
    own = (PersonalCalendar.person_id == person.id) & PersonalCalendar.revoked_at.is_(None)
    return db.session.scalars(select(PersonalCalendar).where(own).order_by(PersonalCalendar.id)).all()


def own_calendar(person: Person, calendar_id: int) -> PersonalCalendar:
    """One calendar of somebody. Raises NotFound for everybody else."""
    own = (PersonalCalendar.id == calendar_id) & (PersonalCalendar.person_id == person.id)
    found = db.session.scalar(select(PersonalCalendar).where(own))
    if found is None:
        raise NotFound()
    return found


def calendar_behind(token: str) -> PersonalCalendar:
    """The calendar of a secret address. Raises NotFound for one that never was, Gone for one that ended."""
    behind = PersonalCalendar.token_hash == token_hash(token)
    accounts = select(PersonalCalendar, Account.active).join(
        Account, Account.id == PersonalCalendar.person_id
    )
    row = db.session.execute(accounts.where(behind)).first()
    if row is None:
        raise NotFound()
    calendar, active = row
    if calendar.revoked_at is not None or not active:
        raise Gone()
    return calendar


def calendar_version(calendar: PersonalCalendar) -> Select[int]:
    """How often what stands in a calendar has changed; no row once it has ended, or its account."""
    version = select(FeedState.version).where(FeedState.key == person_key(calendar.person_id))
    answers = PersonalCalendar.revoked_at.is_(None) & Account.active
    return (
        select(func.coalesce(version.scalar_subquery(), 0))
        .select_from(PersonalCalendar)
        .join(Account, Account.id == PersonalCalendar.person_id)
        .where(PersonalCalendar.id == calendar.id, answers)
    )
