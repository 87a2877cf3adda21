"""The private question how it is going: asked by time, answered by one person for themselves."""

from datetime import datetime, timedelta

from flask import current_app

from mentoring.core import clock
from mentoring.core.clock import job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import TIME, record
from mentoring.core.links import Link, use_link
from mentoring.mentorship.actions.help_calls import Plea, make_call
from mentoring.mentorship.actions.working_days import morning_after
from mentoring.mentorship.models import CheckIn, Tandem
from mentoring.mentorship.queries import (
    agreed_at,
    last_check_in_number,
    tandems_unasked_since,
    unfinished_call_of,
)
from mentoring.people.models import Person

SOONEST = timedelta(days=20)
"""Tandems that were asked later than so long ago need no closer look."""


@action
def ask_how_it_goes(tandem: Tandem) -> bool:
    """Four weeks have passed, or eight more; says whether this call asked both, which happens once each time."""
    lock(tandem)
    number = _due_number(tandem)
    if tandem.state != "running" or number <= last_check_in_number(tandem):
        return False
    for person_id in (tandem.newcomer_id, tandem.mentor_id):
        asked = CheckIn(tandem=tandem, person_id=person_id, number=number, asked_at=clock.now())
        db.session.add(asked)
        db.session.flush()
        record("check_in.asked", TIME, asked.id)
    return True


def _due_number(tandem: Tandem) -> int:
    """How many questions should have been asked by now; who was asleep asks the last one only."""
    since = agreed_at(tandem)
    if since is None:
        return 0
    number = 0
    while clock.now() >= _due_at(since, number + 1, tandem):
        number += 1
    return number


def _due_at(since: datetime, number: int, tandem: Tandem) -> datetime:
    config = current_app.config
    days = config["CHECK_IN_FIRST_DAYS"] + max(1, config["CHECK_IN_DAYS"]) * (number - 1)
    return morning_after(since, days, tandem.newcomer.land, tandem.mentor.land)


@job("check_ins.ask")
def ask_due_check_ins(now: datetime) -> int:
    """Running tandems of which nobody was asked for a while."""
    return one_by_one(ask_how_it_goes, tandems_unasked_since(now - SOONEST))


@action
def answer_check_in(actor: Person, check_in: CheckIn, answer: str, words: str = "") -> None:
    """Say how it goes, to nobody but oneself; only who asks for it is heard by the office."""
    _answer(actor, check_in, answer, words)


@action
def answer_check_in_by_link(link: Link, check_in: CheckIn, answer: str, words: str = "") -> None:
    """Say it by the link in the letter, which works once."""
    use_link(link)
    _answer(check_in.person, check_in, answer, words)


def _answer(actor: Person, check_in: CheckIn, answer: str, words: str) -> None:
    if check_in.person_id != actor.id:
        raise NotAllowed()
    lock(check_in.tandem)
    if check_in.tandem.ended_at is not None:
        raise WrongState()
    check_in.answer, check_in.answered_at = answer, clock.now()
    record("check_in.answered", actor, check_in.id)
    if answer == "call" and (words or unfinished_call_of(actor) is None):
        make_call(actor, Plea("mail", words))
