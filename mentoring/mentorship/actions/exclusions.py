"""Whom somebody does not want to be brought together with."""

from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotFound
from mentoring.core.journal import TIME, record
from mentoring.core.steps import take
from mentoring.mentorship.lifecycle import WAITING
from mentoring.mentorship.models import Enquiry, Exclusion
from mentoring.people.models import Person


@action
def exclude_person(actor: Person, other: Person) -> None:
    """Keep somebody apart, without a reason; open enquiries between the two go back."""
    if actor.id == other.id:
        raise NotFound()
    known = select(Exclusion).where(Exclusion.person_id == actor.id, Exclusion.other_id == other.id)
    if db.session.scalar(known) is None:
        db.session.add(Exclusion(person_id=actor.id, other_id=other.id, created_at=clock.now()))
        record("exclusion.added", actor)
    _give_back_between(actor, other)


def _give_back_between(one: Person, other: Person) -> None:
    both = (one.id, other.id)
    between = Enquiry.newcomer_id.in_(both) & Enquiry.mentor_id.in_(both) & Enquiry.state.in_(WAITING)
    waiting = db.session.scalars(select(Enquiry).where(between)).all()
    lock(*waiting)
    for enquiry in waiting:
        take("return", enquiry, TIME)


@action
def include_person(actor: Person, exclusion: Exclusion) -> None:
    """Take a name off the list again."""
    if exclusion.person_id != actor.id:
        raise NotFound()
    db.session.delete(exclusion)
    record("exclusion.removed", actor)
