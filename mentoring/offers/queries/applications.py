"""Applications for membership, as the office reads them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.offers.lifecycle import TO_ANSWER
from mentoring.offers.models import MembershipApplication
from mentoring.people.models import Person

MOST = 50


def is_to_answer() -> ColumnElement[bool]:
    """What is confirmed and not answered."""
    return MembershipApplication.state.in_(TO_ANSWER)


def open_applications(reader: Person) -> Sequence[MembershipApplication]:
    """What waits for an answer, oldest first; nothing for anybody but the office."""
    if not reader.has_role("coordinator"):
        return []
    shown = (
        joinedload(MembershipApplication.responsible),
        joinedload(MembershipApplication.institution_type, innerjoin=True),
        joinedload(MembershipApplication.land, innerjoin=True),
    )
    waiting = select(MembershipApplication).where(is_to_answer()).options(*shown)
    return db.session.scalars(waiting.order_by(MembershipApplication.asked_at).limit(MOST)).unique().all()


def application(reader: Person, application_id: int) -> MembershipApplication:
    """One that is confirmed. Raises NotFound for who is not the office."""
    found = db.session.get(MembershipApplication, application_id)
    if found is None or not reader.has_role("coordinator") or found.state == "unconfirmed":
        raise NotFound()
    return found
