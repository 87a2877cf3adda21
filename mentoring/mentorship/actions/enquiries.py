"""From an open enquiry to its end: yes, no, taken back, ended by the office."""

from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import WrongState
from mentoring.core.journal import TIME, Actor, record
from mentoring.core.links import Link, use_link
from mentoring.core.steps import take
from mentoring.mentorship.actions.guards import JUST_NOW, guard_acceptance
from mentoring.mentorship.actions.tandems.clocks import heard
from mentoring.mentorship.actions.tandems.endings import give_way
from mentoring.mentorship.models import Enquiry, MentorProfile, Tandem
from mentoring.mentorship.queries import live_tandem_count, open_enquiries_to
from mentoring.people.models import Person


@action
def say_yes(actor: Person, enquiry: Enquiry) -> Tandem | None:
    """Say yes: with the last one that is missing the tandem exists; nothing while the other one's is."""
    return _say_yes(actor, enquiry)


@action
def accept_enquiry(actor: Person, enquiry: Enquiry) -> Tandem:
    """Say the last yes: the tandem exists, or nothing has changed."""
    tandem = _say_yes(actor, enquiry)
    if tandem is None:
        raise WrongState(_("Die andere Person hat noch nicht geantwortet. Wir haben nichts geändert."))
    return tandem


@action
def say_yes_by_link(link: Link, actor: Person, enquiry: Enquiry) -> Tandem | None:
    """Say yes by the link in the letter, which works once."""
    use_link(link)
    return _say_yes(actor, enquiry)


def _say_yes(actor: Person, enquiry: Enquiry) -> Tandem | None:
    """One transaction, rows locked in the order of the house: need, profile, enquiry."""
    profile = db.session.get_one(MentorProfile, enquiry.mentor_id)
    lock(enquiry.need, profile, enquiry)
    side = enquiry.side_of(actor.id)
    if enquiry.missing - {side}:
        _agree(actor, enquiry, profile, side)
        return None
    _note_consent(enquiry, side)
    if not close_enquiry("accept", enquiry, actor) and enquiry.tandem is not None:
        return enquiry.tandem
    give_way(enquiry)
    guard_acceptance(enquiry, profile, side)
    return _begin_tandem(actor, enquiry, profile)


def _agree(actor: Person, enquiry: Enquiry, profile: MentorProfile, side: str) -> None:
    """A yes of one while the other one's is missing; saying it again changes nothing."""
    if enquiry.is_waiting and side and side not in enquiry.missing and enquiry.awaiting == "both":
        return
    close_enquiry("agree", enquiry, actor)
    guard_acceptance(enquiry, profile, side)
    _note_consent(enquiry, side)


def _note_consent(enquiry: Enquiry, side: str) -> None:
    """The own yes with its time; the database lets nothing be accepted without both."""
    if side in enquiry.missing and enquiry.is_waiting:
        setattr(enquiry, f"{side}_agreed_at", clock.now())


def _begin_tandem(actor: Person, enquiry: Enquiry, profile: MentorProfile) -> Tandem:
    """The search has found, the tandem begins, and who waits for a mentor without a place is told."""
    enquiry.waited_days = enquiry.need.days_waited
    take("match", enquiry.need, TIME)
    tandem = Tandem(
        enquiry=enquiry,
        need=enquiry.need,
        newcomer_id=enquiry.newcomer_id,
        mentor_id=enquiry.mentor_id,
        started_at=clock.now(),
        heard_at=clock.now(),
    )
    db.session.add(tandem)
    db.session.flush()
    heard(tandem)
    record("tandem.begun", actor, tandem.id, enquiry_id=enquiry.id)
    if live_tandem_count(profile.id) >= profile.places:
        close_open_enquiries("supersede", profile)
    return tandem


def close_open_enquiries(step: str, profile: MentorProfile) -> int:
    """Give back what waits for a mentor who is full or not there; her profile is locked by now."""
    waiting = open_enquiries_to(profile.id)
    lock(*waiting)
    for enquiry in waiting:
        close_enquiry(step, enquiry, TIME)
    return len(waiting)


@action
def decline_enquiry(actor: Person, enquiry: Enquiry) -> None:
    """Say no, without a reason."""
    close_enquiry("decline", enquiry, actor)


@action
def decline_by_link(link: Link, actor: Person, enquiry: Enquiry) -> None:
    """Say no by the link in the letter, which works once."""
    use_link(link)
    close_enquiry("decline", enquiry, actor)


@action
def withdraw_enquiry(actor: Person, enquiry: Enquiry) -> None:
    """Take an enquiry back, without a reason."""
    close_enquiry("withdraw", enquiry, actor)


@action
def cancel_enquiry(actor: Person, enquiry: Enquiry, words: str) -> None:
    """The office ends an enquiry and says why to both."""
    if close_enquiry("cancel", enquiry, actor):
        enquiry.office_words = words


def close_enquiry(step: str, enquiry: Enquiry, actor: Actor) -> bool:
    """End an enquiry by a step; False when it had ended so before."""
    try:
        return take(step, enquiry, actor) is not None
    except WrongState:
        raise WrongState(_moment_passed(enquiry)) from None


def _moment_passed(enquiry: Enquiry) -> str:
    """What has become of an enquiry meanwhile, said to whoever comes late."""
    if enquiry.is_waiting:
        return _("Hier wartet schon eine Rückfrage auf ihre Antwort.")
    just_now = enquiry.closed_at is not None and clock.now() - enquiry.closed_at < JUST_NOW
    given = _("Der Platz wurde soeben vergeben.") if just_now else _("Der Platz ist inzwischen vergeben.")
    return {
        "accepted": _("Diese Anfrage ist inzwischen angenommen."),
        "declined": _("Diese Anfrage ist inzwischen beantwortet."),
        "withdrawn": _("Diese Anfrage wurde inzwischen zurückgezogen."),
        "expired": _("Die Zeit für diese Anfrage ist abgelaufen."),
        "superseded": given,
    }.get(enquiry.state, _("Diese Anfrage ist inzwischen beendet."))
