"""First talks and advice, as the office and who asked read them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.offers.models import Consultation
from mentoring.people.models import Person

MOST = 50


def is_under_way() -> ColumnElement[bool]:
    """What is neither done nor taken back."""
    return Consultation.closed_at.is_(None)


def open_consultations(reader: Person) -> Sequence[Consultation]:
    """What waits, oldest first; nothing for anybody but the office, and never their own."""
    if not reader.has_role("coordinator"):
        return []
    waiting = select(Consultation).where(is_under_way(), is_not_from(reader))
    shown = waiting.options(joinedload(Consultation.responsible)).order_by(Consultation.asked_at).limit(MOST)
    return db.session.scalars(shown).unique().all()


def is_not_from(reader: Person) -> ColumnElement[bool]:
    """Nobody of the office takes care of what they asked themselves."""
    return Consultation.person_id.is_distinct_from(reader.id)


def consultation(reader: Person, consultation_id: int) -> Consultation:
    """One of them. Raises NotFound for who is not the office."""
    found = db.session.get(Consultation, consultation_id)
    if found is None or not reader.has_role("coordinator") or found.person_id == reader.id:
        raise NotFound()
    return found


def own_consultations(reader: Person) -> Sequence[Consultation]:
    """What somebody has asked the office and is not over, the newest first."""
    own = select(Consultation).where(Consultation.person_id == reader.id, is_under_way())
    shown = own.options(joinedload(Consultation.responsible)).order_by(Consultation.id.desc())
    return db.session.scalars(shown).unique().all()


def own_consultation(reader: Person, consultation_id: int) -> Consultation:
    """One of them, done or not. Raises NotFound for everybody else."""
    found = db.session.get(Consultation, consultation_id)
    if found is None or found.person_id != reader.id:
        raise NotFound()
    return found
