"""Signs of life of the two: that they are in contact, or that it goes on."""

from mentoring.core import clock
from mentoring.core.db import action, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import record
from mentoring.core.links import Link, use_link
from mentoring.mentorship.actions.tandems.clocks import heard
from mentoring.mentorship.actions.tandems.endings import finish_without_fault
from mentoring.mentorship.actions.tandems.pauses import resume
from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import Tandem
from mentoring.people.models import Person


@action
def note_contact(actor: Person, tandem: Tandem) -> None:
    """Say that the two are in contact: letters about a first talk are over."""
    lock(tandem.need, tandem)
    _say_contact(actor, tandem)


def _say_contact(actor: Person, tandem: Tandem) -> None:
    _guard(actor, tandem)
    if tandem.contact_at is None:
        tandem.contact_at = clock.now()
        record("tandem.contacted", actor, tandem.id)
    heard(tandem)


def _guard(actor: Person, tandem: Tandem) -> None:
    if not set(tandem.parties(actor)) & {"newcomer", "mentor"}:
        raise NotAllowed()
    if tandem.state not in LIVE:
        raise WrongState()


@action
def continue_tandem(actor: Person, tandem: Tandem) -> None:
    """Say that it goes on: an answer while it lives, its return from a pause."""
    lock(tandem.need, tandem)
    _continue(actor, tandem)


def _continue(actor: Person, tandem: Tandem) -> None:
    _guard(actor, tandem)
    if tandem.state == "paused":
        resume(actor, tandem)
        return
    record("tandem.continued", actor, tandem.id)
    heard(tandem)


def _end(actor: Person, tandem: Tandem) -> None:
    finish_without_fault("end", tandem, actor)


STANDINGS = {"contact": _say_contact, "continue": _continue, "end": _end}


@action
def answer_tandem_by_link(link: Link, actor: Person, tandem: Tandem, answer: str) -> None:
    """Say by the link in a letter, which works once, how it stands: a key of STANDINGS."""
    use_link(link)
    lock(tandem.need, tandem)
    STANDINGS[answer](actor, tandem)
