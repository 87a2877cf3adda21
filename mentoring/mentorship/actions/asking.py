"""How an enquiry begins: a newcomer asks, the office proposes to both, or a mentor offers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import ActingFor, Actor, record
from mentoring.mentorship.actions.guards import (
    guard_asking,
    guard_handing_over,
    guard_proposing,
    guard_self_service,
)
from mentoring.mentorship.actions.questions import ask_later
from mentoring.mentorship.actions.working_days import deadline
from mentoring.mentorship.models import Enquiry, MentorProfile, Need
from mentoring.mentorship.models.parties import office
from mentoring.mentorship.queries import live_tandem_count, open_offer_count
from mentoring.people.models import Person


@action
def ask_mentor(actor: Person, need: Need, profile: MentorProfile, words: str) -> Enquiry:
    """Ask a mentor in one's own words; the mentor has ten working days."""
    lock(need, profile)
    if "newcomer" not in need.parties(actor):
        raise NotAllowed()
    ask_later(need)
    return open_enquiry(actor, need, profile, words, agreed_at=clock.now())


def open_enquiry(
    actor: Actor, need: Need, profile: MentorProfile, words: str, *, agreed_at: datetime
) -> Enquiry:
    """A newcomer's enquiry, sent by her hand or by time where she let it; both rows are locked by now."""
    guard_asking(need, profile)
    enquiry = _begin(need, profile, "mentor", words, newcomer_agreed_at=agreed_at)
    record("enquiry.opened", actor, enquiry.id, need_id=need.id, mentor_id=profile.id)
    return enquiry


def open_handover(actor: Actor, need: Need, profile: MentorProfile) -> Enquiry:
    """Ask a colleague to take a tandem over, as both of its two want; need and profile are locked by now."""
    guard_handing_over(need, profile)
    enquiry = _begin(need, profile, "mentor", "", newcomer_agreed_at=clock.now())
    record("enquiry.opened", actor, enquiry.id, need_id=need.id, mentor_id=profile.id)
    return enquiry


@action
def propose_pair(actor: Person, need: Need, profile: MentorProfile, *, phoned: bool = False) -> Enquiry:
    """The office proposes two to each other; nothing comes of it without a yes of both.

    Who `phoned` and wished for this mentor is asked for the own yes all the same.
    """
    lock(need, profile)
    return open_proposal(actor, need, profile, phoned=phoned)


def open_proposal(actor: Person, need: Need, profile: MentorProfile, *, phoned: bool = False) -> Enquiry:
    """A proposal of the office, one alone or one of many; both rows are locked by now."""
    if not office(actor) or actor.id in (need.person_id, profile.id):
        raise NotAllowed(_("Ein Vorschlag für Sie selbst kommt von einer anderen Person der Koordination."))
    guard_proposing(need, profile)
    enquiry = _begin(need, profile, "both", "")
    by: Actor = ActingFor(actor.id, need.person_id) if phoned else actor
    record("enquiry.proposed", by, enquiry.id, need_id=need.id, mentor_id=profile.id)
    return enquiry


@action
def offer_mentoring(actor: Person, profile: MentorProfile, need: Need, words: str) -> Enquiry:
    """A mentor offers herself to a search that lets mentors do so; never more offers than free places."""
    guard_self_service()
    lock(need, profile)
    if actor.id != profile.id or not need.allows_offers:
        raise NotAllowed()
    guard_proposing(need, profile)
    if live_tandem_count(profile.id) + open_offer_count(profile.id) >= profile.places:
        raise WrongState(_("So viele Angebote warten schon, wie Sie Plätze haben."))
    enquiry = _begin(need, profile, "newcomer", words, mentor_agreed_at=clock.now())
    record("enquiry.offered", actor, enquiry.id, need_id=need.id, mentor_id=profile.id)
    return enquiry


def _begin(need: Need, profile: MentorProfile, awaiting: str, words: str, **consent: datetime) -> Enquiry:
    asked = {"mentor": [profile.person], "newcomer": [need.person]}.get(
        awaiting, [need.person, profile.person]
    )
    now = clock.now()
    enquiry = Enquiry(
        need=need,
        newcomer=need.person,
        mentor=profile.person,
        awaiting=awaiting,
        words=words,
        opened_at=now,
        **_clocks(now, asked),
        **consent,
    )
    db.session.add(enquiry)
    db.session.flush()
    return enquiry


def _clocks(now: datetime, asked: Sequence[Person]) -> dict[str, Any]:
    """When the turn of those who are asked began, when they are reminded, and when it ends for the last of them."""
    half, whole = (
        _by(now, setting, asked) for setting in ("ENQUIRY_REMINDER_WORKING_DAYS", "ENQUIRY_WORKING_DAYS")
    )
    return {"turn_since": now, "remind_at": half, "expires_at": whole}


def answer_by(*people: Person) -> datetime:
    """Until when these could answer what is asked now; a page says so before anything is sent."""
    return _by(clock.now(), "ENQUIRY_WORKING_DAYS", people)


def _by(now: datetime, setting: str, people: Sequence[Person]) -> datetime:
    return max(deadline(now, current_app.config[setting], person.land) for person in people)
