"""Whom a newcomer would ask next: writing the list, and letting the next enquiry go by one click or by itself."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, NotFound, WrongState
from mentoring.core.journal import TIME, Actor, record
from mentoring.core.links import Link, use_link
from mentoring.mentorship.actions.asking import open_enquiry
from mentoring.mentorship.actions.guards import guard_wish, refusal_of
from mentoring.mentorship.actions.questions import ask_later
from mentoring.mentorship.models import MOST_WISHES, Enquiry, MentorProfile, Need, WishedMentor
from mentoring.mentorship.policy import asks_by_itself
from mentoring.mentorship.queries import moves_on_now, needs_that_may_move_on
from mentoring.people.models import Person


@action
def wish_for_mentor(actor: Person, need: Need, profile: MentorProfile, words: str) -> None:
    """Put somebody on the own list with own words, or write these words anew; nobody is asked yet."""
    _lock_own(actor, need)
    guard_wish(need, profile)
    known = {wish.mentor_id: wish for wish in need.wished}
    if profile.id not in known and len(known) >= MOST_WISHES:
        raise WrongState(
            _("Auf Ihrer Liste stehen schon drei Personen. Nehmen Sie zuerst jemanden herunter.")
        )
    wish = known.get(profile.id)
    if wish is None:
        last = max((one.position for one in known.values()), default=0)
        wish = WishedMentor(need_id=need.id, mentor_id=profile.id, position=last + 1)
        db.session.add(wish)
    wish.words, wish.written_at = words, clock.now()
    ask_later(need)


def _lock_own(actor: Person, need: Need) -> None:
    lock(need)
    if "newcomer" not in need.parties(actor):
        raise NotAllowed()


@action
def remove_wish(actor: Person, need: Need, wish_id: int) -> None:
    """Take somebody off the own list."""
    _lock_own(actor, need)
    db.session.delete(_own_wish(need, wish_id))


@action
def raise_wish(actor: Person, need: Need, wish_id: int) -> None:
    """Move somebody one place up."""
    _lock_own(actor, need)
    wish = _own_wish(need, wish_id)
    above = [one for one in need.wished if one.position < wish.position]
    if above:
        wish.position, above[-1].position = above[-1].position, wish.position


def _own_wish(need: Need, wish_id: int) -> WishedMentor:
    for wish in need.wished:
        if wish.id == wish_id:
            return wish
    raise NotFound()


@action
def let_wishes_go(actor: Person, need: Need, *, by_itself: bool) -> None:
    """Say whether the next enquiry goes by itself when the present one ends without a yes."""
    _lock_own(actor, need)
    if by_itself != (need.moves_on_at is not None):
        need.moves_on_at = clock.now() if by_itself else None


@action
def ask_next(actor: Person, need: Need) -> Enquiry:
    """Ask the next one on the list who can be asked; the others stay on it."""
    return _ask_next(actor, need)


@action
def ask_next_by_link(link: Link, need: Need) -> Enquiry:
    """The same by the link in a letter, which works once."""
    use_link(link)
    return _ask_next(need.person, need)


def _ask_next(actor: Person, need: Need) -> Enquiry:
    _lock_own(actor, need)
    wish = next_wish_of(need)
    if wish is None:
        raise WrongState(_("Von Ihrer Liste können Sie zurzeit niemanden fragen."))
    ask_later(need)
    return _send(actor, need, wish, clock.now())


def next_wish_of(need: Need) -> WishedMentor | None:
    """The first on the list who can be asked now; nobody where only the office proposes."""
    if not asks_by_itself():
        return None
    for wish in need.wished:
        profile = db.session.get(MentorProfile, wish.mentor_id)
        if profile is not None and not refusal_of(need, profile):
            return wish
    return None


def _send(actor: Actor, need: Need, wish: WishedMentor, agreed_at: datetime) -> Enquiry:
    """Only the one profile is locked, after the need: two searches never wait for each other in a ring."""
    profile = db.session.get_one(MentorProfile, wish.mentor_id)
    lock(profile)
    enquiry = open_enquiry(actor, need, profile, wish.words, agreed_at=agreed_at)
    db.session.delete(wish)
    return enquiry


@action
def move_on(need: Need) -> bool:
    """An enquiry ended without a yes, and the newcomer lets the next one go by itself; says whether one went.

    Her yes is the one she gave with the words on the list, and has the time of it.
    """
    lock(need)
    wish = next_wish_of(need)
    if wish is None or not moves_on_now(need, wish):
        return False
    enquiry = _send(TIME, need, wish, wish.written_at)
    record("wish.sent", TIME, enquiry.id)
    return True


@job("wishes.move_on")
def move_on_with_due_needs(_now: datetime) -> int:
    """Searches whose next enquiry may go by itself."""
    due = select(Need).where(needs_that_may_move_on()).order_by(Need.id)
    return one_by_one(move_on, db.session.scalars(due).all())
