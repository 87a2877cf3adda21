"""What needs the yes of both after the agreement: to go on longer, and to take an ended tandem up again."""

from datetime import date, timedelta

from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.clock import in_berlin
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import record
from mentoring.core.steps import take
from mentoring.mentorship.actions.tandems.agreements import plan_end
from mentoring.mentorship.actions.tandems.clocks import heard
from mentoring.mentorship.actions.tandems.reopenings import guard_reopening, take_need_back
from mentoring.mentorship.models import EXTENSION, REOPENING, MentorProfile, Proposal, Tandem
from mentoring.mentorship.queries import open_proposal_of
from mentoring.people.models import Person

LONGEST = timedelta(days=2 * 365)


@action
def propose_extension(actor: Person, tandem: Tandem, until: date) -> None:
    """Propose to go on until a day; it counts once the other agrees."""
    _open_to(actor, tandem)
    if tandem.state not in ("running", "ending"):
        raise WrongState()
    _guard_day(tandem, until)
    propose(actor, tandem, EXTENSION, until)
    record("tandem.extension_proposed", actor, tandem.id)
    heard(tandem)


def _open_to(actor: Person, tandem: Tandem) -> None:
    """The mentor's profile is locked, too: a place may be needed."""
    lock(tandem.need, db.session.get_one(MentorProfile, tandem.mentor_id), tandem)
    guard_side(actor, tandem)


def guard_side(actor: Person, tandem: Tandem) -> None:
    """Refuse everybody but the two."""
    if actor.id not in (tandem.newcomer_id, tandem.mentor_id):
        raise NotAllowed()


def propose(actor: Person, tandem: Tandem, kind: str, until: date | None = None) -> Proposal:
    """The yes of one; the database keeps it the only one that waits."""
    proposal = Proposal(tandem_id=tandem.id, author_id=actor.id, kind=kind, until=until)
    proposal.proposed_at = clock.now()
    db.session.add(proposal)
    db.session.flush()
    return proposal


def _guard_day(tandem: Tandem, until: date) -> None:
    """An extension is longer; the planned end may have moved since it was proposed."""
    today = in_berlin(clock.now()).date()
    if not max(today, tandem.planned_end or today) < until <= today + LONGEST:
        raise WrongState(
            _("Bitte wählen Sie einen Tag nach dem geplanten Ende, höchstens zwei Jahre voraus.")
        )


@action
def agree_to_extension(actor: Person, tandem: Tandem) -> None:
    """Say yes to what the other has proposed: both go on."""
    _open_to(actor, tandem)
    proposal = proposal_of_other(actor, tandem, EXTENSION)
    if tandem.state == "ending":
        take("extend", tandem, actor)
    elif tandem.state == "running":
        record("tandem.prolonged", actor, tandem.id)
    else:
        raise WrongState()
    close_proposal(proposal, agreed=True)
    if proposal.until is not None:
        _guard_day(tandem, proposal.until)
        plan_end(tandem, proposal.until)
    heard(tandem)


def proposal_of_other(actor: Person, tandem: Tandem, kind: str) -> Proposal:
    """Nobody agrees to their own proposal."""
    proposal = open_proposal_of(tandem)
    if proposal is None or proposal.kind != kind or proposal.author_id == actor.id:
        raise WrongState(_("Diesen Vorschlag gibt es nicht mehr."))
    return proposal


def close_proposal(proposal: Proposal, *, agreed: bool) -> None:
    """It waits no longer."""
    proposal.closed_at, proposal.agreed = clock.now(), agreed
    db.session.flush()


@action
def drop_proposal(actor: Person, tandem: Tandem) -> None:
    """Take a proposal back, or say that it does not fit; no reason is asked."""
    _open_to(actor, tandem)
    proposal = open_proposal_of(tandem)
    if proposal is not None:
        close_proposal(proposal, agreed=False)
        record("tandem.proposal_dropped", actor, tandem.id)
        heard(tandem)


@action
def reopen_tandem(actor: Person, tandem: Tandem) -> bool:
    """Say that one would like to take it up again; says whether it lives again, which takes the yes of both."""
    _open_to(actor, tandem)
    if tandem.ended_at is None:
        return True
    known = open_proposal_of(tandem)
    if known is not None and known.kind == REOPENING:
        return known.author_id != actor.id and _reopen(actor, tandem, known)
    guard_reopening(tandem)
    if known is not None:
        close_proposal(known, agreed=False)
    propose(actor, tandem, REOPENING)
    record("tandem.reopening_proposed", actor, tandem.id)
    return False


def _reopen(actor: Person, tandem: Tandem, proposal: Proposal) -> bool:
    guard_reopening(tandem)
    take_need_back(tandem)
    close_proposal(proposal, agreed=True)
    take(REOPENINGS[tandem.ended_from or "getting_to_know"], tandem, actor)
    heard(tandem)
    return True


REOPENINGS = {
    "getting_to_know": "reopen_acquaintance",
    "running": "reopen_running",
    "paused": "reopen_paused",
    "ending": "reopen_ending",
}
