"""Calls for help: made and taken back by a person, taken up and closed by the office."""

from dataclasses import dataclass

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.journal import record
from mentoring.core.steps import take
from mentoring.mentorship.actions.guards import guard_pair
from mentoring.mentorship.models import Enquiry, HelpCall, Tandem
from mentoring.mentorship.queries import unfinished_call_of
from mentoring.people.models import Person


@dataclass(frozen=True, slots=True)
class Plea:
    """What somebody chooses to share with the office: all of it may stay empty but how to be reached."""

    contact: str
    words: str = ""
    about: Tandem | Enquiry | None = None


@action
def call_for_help(actor: Person, plea: Plea) -> HelpCall:
    """Ask the office for help; who has asked already changes what the office reads."""
    return make_call(actor, plea)


def make_call(actor: Person, plea: Plea) -> HelpCall:
    """The one unfinished call of a person says what was chosen last."""
    lock(actor)
    if plea.about is not None:
        guard_pair(actor, plea.about)
    call = unfinished_call_of(actor)
    if call is None:
        call = HelpCall(person=actor, asked_at=clock.now(), **_shared(plea))
        db.session.add(call)
        db.session.flush()
        record("help_call.opened", actor, call.id)
        return call
    lock(call)
    for name, value in _shared(plea).items():
        setattr(call, name, value)
    record("help_call.changed", actor, call.id)
    return call


def _shared(plea: Plea) -> dict[str, str | int | None]:
    about = plea.about
    return {
        "contact": plea.contact,
        "words": plea.words,
        "tandem_id": about.id if isinstance(about, Tandem) else None,
        "enquiry_id": about.id if isinstance(about, Enquiry) else None,
    }


@action
def withdraw_call(actor: Person, call: HelpCall) -> None:
    """Take a call back, without a reason; its words go with it."""
    take("withdraw", call, actor)
    call.words = ""


@action
def take_up_call(actor: Person, call: HelpCall) -> None:
    """Somebody of the office takes care of it; of two clicks the second changes nothing."""
    lock(call)
    if call.state != "taken_up":
        take("take_up", call, actor)


@action
def finish_call(actor: Person, call: HelpCall) -> None:
    """The office and the person have sorted it out."""
    take("finish", call, actor)
