"""From asking to an answer."""

from datetime import datetime

from flask import current_app
from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import TIME, Actor, record
from mentoring.core.links import Link, use_link
from mentoring.core.steps import take
from mentoring.mentorship.actions.guards import guard_acceptance, guard_asking
from mentoring.mentorship.actions.questions import ask_later
from mentoring.mentorship.actions.tandems.clocks import heard
from mentoring.mentorship.actions.working_days import deadline
from mentoring.mentorship.models import Enquiry, MentorProfile, Need, Tandem
from mentoring.mentorship.queries import live_tandem_count, open_enquiries_to
from mentoring.people.models import Land, Person


@action
def ask_mentor(actor: Person, need: Need, profile: MentorProfile, words: str) -> Enquiry:
    """Ask a mentor in one's own words; the mentor has ten working days."""
    lock(need, profile)
    if "newcomer" not in need.parties(actor):
        raise NotAllowed()
    guard_asking(need, profile)
    now = clock.now()
    enquiry = Enquiry(
        need=need,
        newcomer=actor,
        mentor=profile.person,
        words=words,
        opened_at=now,
        **_clocks(now, profile.person.land),
    )
    ask_later(need)
    db.session.add(enquiry)
    db.session.flush()
    record("enquiry.opened", actor, enquiry.id, need_id=need.id, mentor_id=profile.id)
    return enquiry


def _clocks(now: datetime, land: Land | None) -> dict[str, datetime]:
    """When the mentor's turn began, when she is reminded, and when it ends."""
    half, whole = (
        deadline(now, current_app.config[setting], land)
        for setting in ("ENQUIRY_REMINDER_WORKING_DAYS", "ENQUIRY_WORKING_DAYS")
    )
    return {"turn_since": now, "remind_at": half, "expires_at": whole}


@action
def accept_enquiry(actor: Person, enquiry: Enquiry) -> Tandem:
    """Say yes: the tandem exists, or nothing has changed."""
    return _accept(actor, enquiry)


@action
def accept_by_link(link: Link, actor: Person, enquiry: Enquiry) -> Tandem:
    """Say yes by the link in the letter, which works once."""
    use_link(link)
    return _accept(actor, enquiry)


def _accept(actor: Person, enquiry: Enquiry) -> Tandem:
    """One transaction, rows locked in the order of the house: need, profile, enquiry."""
    need = enquiry.need
    profile = db.session.get_one(MentorProfile, enquiry.mentor_id)
    lock(need, profile, enquiry)
    if not close_enquiry("accept", enquiry, actor) and enquiry.tandem is not None:
        return enquiry.tandem
    guard_acceptance(enquiry, profile)
    take("match", need, TIME)
    tandem = _begin_tandem(actor, enquiry)
    if live_tandem_count(profile.id) >= profile.places:
        close_open_enquiries("supersede", profile)
    return tandem


def _begin_tandem(actor: Person, enquiry: Enquiry) -> Tandem:
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
    return {
        "accepted": _("Diese Anfrage ist inzwischen angenommen."),
        "declined": _("Diese Anfrage ist inzwischen beantwortet."),
        "withdrawn": _("Diese Anfrage wurde inzwischen zurückgezogen."),
        "expired": _("Die Zeit für diese Anfrage ist abgelaufen."),
        "superseded": _("Der Platz wurde soeben vergeben."),
    }.get(enquiry.state, _("Diese Anfrage ist inzwischen beendet."))
