"""Talks of their two readers: in a list, one by one, and as their calendars show them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.mentorship.models import Talk, Tandem
from mentoring.mentorship.queries.enquiries import tandem_for
from mentoring.people.models import Person

PAST, FUTURE = timedelta(days=90), timedelta(days=548)
MOST = 100


def own_tandem(reader: Person, tandem_id: int) -> Tandem:
    """A tandem of the reader. Raises NotFound, for the office as well: what two do is theirs."""
    tandem = tandem_for(reader, tandem_id)
    if reader.id not in (tandem.newcomer_id, tandem.mentor_id):
        raise NotFound()
    return tandem


def own_talk(reader: Person, talk_id: int) -> Talk:
    """A talk of the reader. Raises NotFound."""
    theirs = or_(Tandem.newcomer_id == reader.id, Tandem.mentor_id == reader.id)
    known = select(Talk).join(Talk.tandem).where(Talk.id == talk_id, theirs)
    talk = db.session.scalars(known.options(contains_eager(Talk.tandem))).one_or_none()
    if talk is None:
        raise NotFound()
    return talk


def talks_of(tandem: Tandem) -> Sequence[Talk]:
    """What was planned and what has been, the latest first; what was written down by mistake is left out."""
    known = Talk.spontaneous.is_(False) | (Talk.state == "held")
    listed = select(Talk).where(Talk.tandem_id == tandem.id, known)
    return db.session.scalars(listed.order_by(Talk.starts_at.desc(), Talk.id.desc()).limit(MOST)).all()


def planned_talks(tandem: Tandem) -> Sequence[Talk]:
    """What is still planned, the next first; those whose time has passed wait for a word."""
    planned = select(Talk).where(Talk.tandem_id == tandem.id, Talk.state == "planned")
    return db.session.scalars(planned.order_by(Talk.starts_at, Talk.id)).all()


def last_talk_at(tandem: Tandem) -> datetime | None:
    """When the two last talked, as far as they wrote it down."""
    held = select(Talk.starts_at).where(Talk.tandem_id == tandem.id, Talk.state == "held")
    return db.session.scalar(held.order_by(Talk.starts_at.desc()).limit(1))


def personal_talks(person_id: int, now: datetime) -> Sequence[Talk]:
    """All talks that were ever planned with somebody, within the window of calendars."""
    theirs = or_(Tandem.newcomer_id == person_id, Tandem.mentor_id == person_id)
    within = Talk.starts_at.between(now - PAST, now + FUTURE)
    planned = select(Talk).join(Talk.tandem).where(theirs, within, Talk.spontaneous.is_(False))
    return db.session.scalars(planned.order_by(Talk.starts_at, Talk.id).limit(MOST)).all()
