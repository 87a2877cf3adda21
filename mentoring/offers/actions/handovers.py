"""Handing what was asked over to a colleague of the office."""

from mentoring.core.db import action, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import declare, record
from mentoring.offers.lifecycle import IN_HAND
from mentoring.offers.models import Consultation, MembershipApplication
from mentoring.people.models import Person

declare("consultation.handed_over", "application.handed_over")


@action
def hand_over(actor: Person, asked: Consultation | MembershipApplication, colleague: Person) -> None:
    """The colleague takes care of it from now on; of two clicks the second changes nothing.

    Raises WrongState for what nobody has taken up yet, and for what is over.
    """
    lock(asked)
    if asked.state not in IN_HAND:
        raise WrongState()
    if not all("coordinator" in asked.parties(one) for one in (actor, colleague)):
        raise NotAllowed()
    if asked.responsible_id != colleague.id:
        asked.responsible_id = colleague.id
        record(f"{asked.lifecycle.noun}.handed_over", actor, asked.id)
