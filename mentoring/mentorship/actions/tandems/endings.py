"""How a tandem ends: early and without a reason, by proposal, or because time is over."""

from mentoring.core.db import action, lock
from mentoring.core.journal import TIME, Actor
from mentoring.core.steps import take
from mentoring.mentorship.actions.searches import close_completed_need, reopen_need
from mentoring.mentorship.actions.tandems.clocks import wind
from mentoring.mentorship.models import Enquiry, Tandem
from mentoring.mentorship.queries import handed_over_by
from mentoring.people.models import Person


@action
def end_tandem(actor: Person, tandem: Tandem) -> None:
    """End it, without a reason; the newcomer's search goes on with the days already waited."""
    lock(tandem.need, tandem)
    finish_without_fault("end", tandem, actor)


def finish_without_fault(step: str, tandem: Tandem, actor: Actor) -> None:
    """End a tandem and give its need back. Both are locked by now; asking again changes nothing."""
    if take(step, tandem, actor) is not None:
        reopen_need(tandem.need)
    wind(tandem)


@action
def propose_end(actor: Person, tandem: Tandem) -> None:
    """Say that it is time to look back; the other one hears of it, and both may still go on."""
    lock(tandem.need, tandem)
    if tandem.state == "ending" and set(tandem.parties(actor)) & {"newcomer", "mentor"}:
        return
    take("propose_end", tandem, actor)
    wind(tandem)


def give_way(enquiry: Enquiry) -> None:
    """A colleague has said yes to a handover: the old tandem ends in the moment in which the new one begins."""
    tandem = handed_over_by(enquiry)
    if tandem is None:
        return
    lock(tandem)
    if tandem.state == "running":
        finish_without_fault("hand_over", tandem, TIME)


def complete(step: str, tandem: Tandem, actor: Actor) -> None:
    """End a tandem well, with or without looking back; its need is fulfilled. Both are locked by now."""
    if take(step, tandem, actor) is not None:
        close_completed_need(tandem.need)
    wind(tandem)
