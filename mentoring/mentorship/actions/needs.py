"""What a newcomer does with a need."""

from collections.abc import Collection
from dataclasses import asdict

from flask_babel import gettext as _
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import record
from mentoring.core.links import Link, use_link
from mentoring.core.steps import take
from mentoring.mentorship.actions.questions import ask_later
from mentoring.mentorship.actions.topics import topics_with
from mentoring.mentorship.actions.wishes import Wishes
from mentoring.mentorship.lifecycle import WAITING
from mentoring.mentorship.models import MOST_TOPICS, Enquiry, Need
from mentoring.mentorship.queries import has_live_tandem
from mentoring.people.models import Person


@action
def choose_topics(actor: Person, slugs: Collection[str]) -> Need:
    """Say what to exchange about: publishes a need, or changes the topics of the one that is open."""
    if not actor.has_role("newcomer"):
        raise NotAllowed()
    topics = topics_with(slugs, MOST_TOPICS)
    need = db.session.scalar(select(Need).where(Need.person_id == actor.id, Need.state != "closed"))
    if need is not None:
        need.topics = topics
        ask_later(need)
        return need
    need = Need(person=actor, topics=topics, waiting_since=clock.now())
    ask_later(need)
    db.session.add(need)
    take("publish", need, actor)
    return need


@action
def refine_need(actor: Person, need: Need, wishes: Wishes) -> None:
    """Say more about what is wished for."""
    _only_hers(actor, need)
    for name, value in asdict(wishes).items():
        setattr(need, name, value)


def _only_hers(actor: Person, need: Need) -> None:
    if "newcomer" not in need.parties(actor):
        raise NotAllowed()


@action
def pause_need(actor: Person, need: Need) -> None:
    """Stop searching for a while; an open enquiry is withdrawn."""
    _pause(actor, need)


def _pause(actor: Person, need: Need) -> None:
    lock(need)
    take("pause", need, actor)
    _withdraw_open(actor, need)


@action
def continue_search(actor: Person, need: Need) -> None:
    """Say that the search goes on: an answer while it runs, else its return, with the days already waited."""
    _continue(actor, need)


def _continue(actor: Person, need: Need) -> None:
    lock(need)
    _only_hers(actor, need)
    if has_live_tandem(need):
        raise WrongState(_("Sie sind noch im Tandem. Danach können Sie weiter suchen."))
    if need.state == "searching":
        record("need.confirmed", actor, need.id)
    else:
        take("revive" if need.state == "closed" else "resume", need, actor)
    ask_later(need)


@action
def close_need(actor: Person, need: Need) -> None:
    """Stop searching for good; an open enquiry is withdrawn."""
    _close(actor, need)


def _close(actor: Person, need: Need) -> None:
    lock(need)
    _only_hers(actor, need)
    if need.state != "closed":
        take("close", need, actor)
        _withdraw_open(actor, need)


def _withdraw_open(actor: Person, need: Need) -> None:
    for enquiry in db.session.scalars(
        select(Enquiry).where(Enquiry.need_id == need.id, Enquiry.state.in_(WAITING))
    ):
        take("withdraw", enquiry, actor)


SEARCH_ANSWERS = {"continue": _continue, "pause": _pause, "close": _close}


@action
def answer_by_link(link: Link, need: Need, answer: str) -> None:
    """Say by the link in a letter, which works once, whether the search goes on: a key of SEARCH_ANSWERS."""
    use_link(link)
    SEARCH_ANSWERS[answer](need.person, need)
