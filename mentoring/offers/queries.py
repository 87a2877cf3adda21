"""First talks that wait for the office."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.offers.models import Consultation
from mentoring.people.models import Person


def open_consultations(reader: Person) -> Sequence[Consultation]:
    """What waits, oldest first; nothing for anybody but the office."""
    if not reader.has_role("coordinator"):
        return []
    waiting = select(Consultation).where(Consultation.state != "done").order_by(Consultation.asked_at)
    return db.session.scalars(waiting).all()


def consultation(reader: Person, consultation_id: int) -> Consultation:
    """One wish for a first talk. Raises NotFound for who is not the office."""
    found = db.session.get(Consultation, consultation_id)
    if found is None or not reader.has_role("coordinator"):
        raise NotFound()
    return found


def asked_lately(span: timedelta = timedelta(hours=1)) -> int:
    """How many wishes came in of late, from anybody."""
    since = clock.now() - span
    return (
        db.session.scalar(select(func.count()).select_from(Consultation).where(Consultation.asked_at > since))
        or 0
    )
