"""How a tandem goes on with somebody else: one of the two or the office proposes, both agree, the colleague answers."""

from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
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
from mentoring.mentorship.models import HANDOVER, Enquiry, MentorProfile, Proposal, Tandem
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
    _lock_running(tandem, profile)
    guard_side(actor, tandem)


def _lock_running(tandem: Tandem, profile: MentorProfile) -> None:
    """It goes on with somebody else, or stays."""
    lock(tandem.need, profile, tandem)
    if tandem.state != "running" or profile.id == tandem.mentor_id:
        raise WrongState()


@action
def propose_handover_to_both(actor: Person, tandem: Tandem, profile: MentorProfile) -> None:
    """The office proposes a colleague to both; whoever says yes first makes the proposal their own."""
    if tandem.parties(actor) != {"coordinator"}:
        raise NotAllowed()
    _lock_running(tandem, profile)
    guard_handing_over(tandem.need, profile)
    propose(actor, tandem, HANDOVER).colleague_id = profile.id
    record("tandem.handover_proposed", actor, tandem.id)


@action
def agree_to_handover(actor: Person, tandem: Tandem) -> Enquiry | None:
    """Say yes to a proposed colleague: with the yes of both she is asked, and this tandem lives until she says yes.

    None while the other one's yes to a proposal of the office is missing.
    """
    proposal = proposal_of_other(actor, tandem, HANDOVER)
    profile = db.session.get_one(MentorProfile, proposal.colleague_id)
    _open_to(actor, tandem, profile)
    proposal = proposal_of_other(actor, tandem, HANDOVER)
    if proposal.author_id not in (tandem.newcomer_id, tandem.mentor_id):
        _make_own(actor, tandem, proposal)
        return None
    close_proposal(proposal, agreed=True)
    enquiry = open_handover(actor, tandem.need, profile)
    proposal.enquiry_id = enquiry.id
    record("tandem.handover_agreed", actor, tandem.id)
    heard(tandem)
    return enquiry


def _make_own(actor: Person, tandem: Tandem, proposal: Proposal) -> None:
    """The first yes to what the office has proposed: from now on it waits for the other one's."""
    proposal.author_id = actor.id
    record("tandem.handover_proposed", actor, tandem.id)
    heard(tandem)
