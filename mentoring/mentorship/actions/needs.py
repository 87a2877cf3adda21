"""What a newcomer does with a need."""

from collections.abc import Collection
from dataclasses import asdict

from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed
from mentoring.core.steps import take
from mentoring.mentorship.actions.topics import topics_with
from mentoring.mentorship.actions.wishes import Wishes
from mentoring.mentorship.models import MOST_TOPICS, Enquiry, Need
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
        return need
    need = Need(person=actor, topics=topics, waiting_since=clock.now())
    db.session.add(need)
    take("publish", need, actor)
    return need


@action
def refine_need(actor: Person, need: Need, wishes: Wishes) -> None:
    """Say more about what is wished for."""
    if "newcomer" not in need.parties(actor):
        raise NotAllowed()
    for name, value in asdict(wishes).items():
        setattr(need, name, value)


@action
def pause_need(actor: Person, need: Need) -> None:
    """Stop searching for a while; an open enquiry is withdrawn."""
    lock(need)
    take("pause", need, actor)
    _withdraw_open(actor, need)


@action
def resume_need(actor: Person, need: Need) -> None:
    """Search again, with the days already waited."""
    lock(need)
    take("resume", need, actor)


@action
def close_need(actor: Person, need: Need) -> None:
    """Stop searching for good; an open enquiry is withdrawn."""
    lock(need)
    if take("close", need, actor) is not None:
        _withdraw_open(actor, need)


def _withdraw_open(actor: Person, need: Need) -> None:
    for enquiry in db.session.scalars(
        select(Enquiry).where(Enquiry.need_id == need.id, Enquiry.state == "open")
    ):
        take("withdraw", enquiry, actor)
