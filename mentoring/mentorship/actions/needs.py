"""What a newcomer does with a need."""

from collections.abc import Callable, Collection
from dataclasses import asdict

from flask_babel import gettext as _
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import Actor, record
from mentoring.core.lifecycle import by_phone
from mentoring.core.links import Link, use_link
from mentoring.core.steps import take
from mentoring.mentorship.actions.questions import ask_later
from mentoring.mentorship.actions.topics import topics_with
from mentoring.mentorship.actions.wishes import Wishes
from mentoring.mentorship.lifecycle import WAITING
from mentoring.mentorship.models import MOST_TOPICS, Enquiry, Need
from mentoring.mentorship.queries import has_live_tandem, unfinished_need_of
from mentoring.people.models import Person


@action
def choose_topics(actor: Person, slugs: Collection[str]) -> Need:
    """Say what to exchange about: publishes a need, or changes the topics of the one that is open."""
    if not actor.has_role("newcomer"):
        raise NotAllowed()
    topics = topics_with(slugs, MOST_TOPICS)
    need = unfinished_need_of(actor) or Need(person=actor, waiting_since=clock.now())
    need.topics = topics
    ask_later(need)
    db.session.add(need)
    if need.state == "draft":
        publish(actor, need)
    return need


def publish(actor: Person, need: Need) -> None:
    """The search begins, and with it the days of waiting."""
    need.waiting_since = clock.now()
    take("publish", need, actor)


@action
def refine_need(actor: Person, need: Need, wishes: Wishes) -> None:
    """Say more about what is wished for."""
    _only_hers(actor, need)
    for name, value in asdict(wishes).items():
        setattr(need, name, value)


def _only_hers(actor: Actor, need: Need) -> None:
    if not set(by_phone("newcomer")) & set(need.parties(actor)):
        raise NotAllowed()


@action
def pause_need(actor: Person, need: Need) -> None:
    """Stop searching for a while; an open enquiry is withdrawn."""
    pause(actor, need)


def pause(actor: Actor, need: Need) -> None:
    """The same inside the running action."""
    lock(need)
    take("pause", need, actor)
    _withdraw_open(actor, need)


@action
def continue_search(actor: Person, need: Need) -> None:
    """Say that the search goes on: an answer while it runs, else its return, with the days already waited."""
    resume(actor, need)


def resume(actor: Actor, need: Need) -> None:
    """The same inside the running action."""
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
    close(actor, need)


def close(actor: Actor, need: Need) -> None:
    """The same inside the running action."""
    lock(need)
    _only_hers(actor, need)
    if need.state != "closed":
        take("close", need, actor)
        _withdraw_open(actor, need)


def _withdraw_open(actor: Actor, need: Need) -> None:
    for enquiry in db.session.scalars(
        select(Enquiry).where(Enquiry.need_id == need.id, Enquiry.state.in_(WAITING))
    ):
        take("withdraw", enquiry, actor)


SEARCH_ANSWERS: dict[str, Callable[[Person, Need], None]] = {
    "continue": resume,
    "pause": pause,
    "close": close,
}


def _confirm(actor: Person, need: Need) -> None:
    """The own yes to what the office noted on the phone."""
    lock(need)
    ask_later(need)
    publish(actor, need)


def discard(actor: Actor, need: Need) -> None:
    """Nothing stays of what the office noted on the phone but that there was something."""
    lock(need)
    take("discard", need, actor)
    need.topics, need.formats = [], ()


DRAFT_ANSWERS: dict[str, Callable[[Person, Need], None]] = {"continue": _confirm, "close": discard}


@action
def answer_by_link(link: Link, need: Need, answer: str) -> None:
    """Say by the link in a letter, which works once, whether the search goes on: a key of SEARCH_ANSWERS."""
    use_link(link)
    answers = DRAFT_ANSWERS if need.state == "draft" else SEARCH_ANSWERS
    if answer not in answers:
        raise WrongState()
    answers[answer](need.person, need)
