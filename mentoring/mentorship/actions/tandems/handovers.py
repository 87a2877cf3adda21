"""How a tandem goes on with somebody else: one proposes a colleague, the other agrees, the colleague answers."""

from mentoring.core.db import action, db, lock
from mentoring.core.errors import WrongState
from mentoring.core.journal import record
from mentoring.mentorship.actions.asking import open_handover
from mentoring.mentorship.actions.guards import guard_handing_over
from mentoring.mentorship.actions.tandems.clocks import heard
from mentoring.mentorship.actions.tandems.proposals import (
    close_proposal,
    guard_side,
    proposal_of_other,
    propose,
)
from mentoring.mentorship.models import HANDOVER, Enquiry, MentorProfile, Tandem
from mentoring.people.models import Person


@action
def propose_handover(actor: Person, tandem: Tandem, profile: MentorProfile) -> None:
    """Propose a colleague; nobody is asked before the other of the two agrees."""
    _open_to(actor, tandem, profile)
    guard_handing_over(tandem.need, profile)
    propose(actor, tandem, HANDOVER).colleague_id = profile.id
    record("tandem.handover_proposed", actor, tandem.id)
    heard(tandem)


def _open_to(actor: Person, tandem: Tandem, profile: MentorProfile) -> None:
    lock(tandem.need, profile, tandem)
    guard_side(actor, tandem)
    if tandem.state != "running":
        raise WrongState()


@action
def agree_to_handover(actor: Person, tandem: Tandem) -> Enquiry:
    """Say yes to the colleague whom the other has proposed: she is asked, and this tandem lives until she says yes."""
    proposal = proposal_of_other(actor, tandem, HANDOVER)
    profile = db.session.get_one(MentorProfile, proposal.colleague_id)
    _open_to(actor, tandem, profile)
    proposal = proposal_of_other(actor, tandem, HANDOVER)
    close_proposal(proposal, agreed=True)
    enquiry = open_handover(actor, tandem.need, profile)
    proposal.enquiry_id = enquiry.id
    record("tandem.handover_agreed", actor, tandem.id)
    heard(tandem)
    return enquiry
