"""Calls for help, as who asked and the office read them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import joinedload

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.mentorship.models import Enquiry, HelpCall, Tandem
from mentoring.people.models import Person

MOST = 50


def unfinished_call_of(person: Person) -> HelpCall | None:
    """What somebody has asked of the office, as long as it is not done."""
    asked = select(HelpCall).where(HelpCall.person_id == person.id, HelpCall.closed_at.is_(None))
    return db.session.scalars(asked).one_or_none()


def waiting_calls(reader: Person) -> Sequence[HelpCall]:
    """What waits for this reader of the office, the oldest first."""
    if not reader.has_role("coordinator"):
        return []
    waiting = select(HelpCall).where(HelpCall.closed_at.is_(None), is_for(reader))
    return (
        db.session.scalars(waiting.options(*_shown()).order_by(HelpCall.asked_at).limit(MOST)).unique().all()
    )


def call_for(reader: Person, call_id: int) -> HelpCall:
    """One call for help. Raises NotFound for everybody but the office."""
    found = select(HelpCall).where(HelpCall.id == call_id, is_for(reader)).options(*_shown())
    call = db.session.scalars(found).unique().one_or_none()
    if call is None or not reader.has_role("coordinator"):
        raise NotFound()
    return call


def is_for(reader: Person) -> ColumnElement[bool]:
    """Somebody of the office reads neither their own call nor one of a person with whom they are together."""
    partner = or_(
        *(
            exists().where(one == HelpCall.person_id, other == reader.id)
            for model in (Tandem, Enquiry)
            for one, other in ((model.newcomer_id, model.mentor_id), (model.mentor_id, model.newcomer_id))
        )
    )
    return (HelpCall.person_id != reader.id) & ~partner


def _shown() -> tuple[Any, ...]:
    pairs = (HelpCall.tandem, Tandem), (HelpCall.enquiry, Enquiry)
    sides = [
        joinedload(about).joinedload(side)
        for about, model in pairs
        for side in (model.newcomer, model.mentor)
    ]
    return joinedload(HelpCall.person, innerjoin=True), *sides
