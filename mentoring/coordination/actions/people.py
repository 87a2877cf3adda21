"""What the office does with somebody's account: let it rest, open it again, and note a list that leaves the house."""

from collections.abc import Collection

from flask_babel import gettext as _
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import WrongState
from mentoring.core.journal import TIME, declare, record
from mentoring.core.looks import note_looks
from mentoring.core.steps import take
from mentoring.mentorship.lifecycle import WAITING
from mentoring.mentorship.models import Enquiry
from mentoring.people.actions.office import guard_other
from mentoring.people.models import Person

declare("person.suspended", "person.reinstated")
declare("people.exported", silent=True)


@action
def suspend_person(actor: Person, person: Person, words: str) -> None:
    """Let an account rest: others no longer see the person, what waits for an answer goes back. Tandems stay."""
    guard_other(actor, person)
    lock(person)
    if person.suspended_at is not None:
        raise WrongState(_("Dieses Konto ruht schon."))
    person.suspended_at, person.suspension_words = clock.now(), words
    _give_back_all_of(person)
    record("person.suspended", actor, person.id)


def _give_back_all_of(person: Person) -> None:
    theirs = (Enquiry.newcomer_id == person.id) | (Enquiry.mentor_id == person.id)
    waiting = db.session.scalars(select(Enquiry).where(theirs, Enquiry.state.in_(WAITING))).all()
    lock(*waiting)
    for enquiry in waiting:
        take("return", enquiry, TIME)


@action
def reinstate_person(actor: Person, person: Person) -> None:
    """Open a resting account again, as it was."""
    guard_other(actor, person)
    lock(person)
    if person.suspended_at is None:
        raise WrongState(_("Dieses Konto ruht nicht."))
    person.suspended_at, person.suspension_words = None, ""
    record("person.reinstated", actor, person.id)


@action
def note_export(actor: Person, kind: str, person_ids: Collection[int]) -> None:
    """Somebody of the office takes a list of people out of the house; everybody on it can read so."""
    record("people.exported", actor, kind=kind, count=len(person_ids))
    note_looks(actor, person_ids, "list")
