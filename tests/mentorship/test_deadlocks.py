"""Many hands at once on the same needs, profiles and enquiries: steps wait their turn, and nobody waits in a ring."""

import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

from flask import Flask
from sqlalchemy import ExceptionContext, event, select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed, NotFound, WrongState
from mentoring.mentorship.actions import (
    accept_enquiry,
    ask_mentor,
    continue_search,
    pause_mentor,
    pause_need,
    resume_mentor,
    withdraw_enquiry,
)
from mentoring.mentorship.models import Enquiry, MentorProfile, Need, Tandem
from tests.mentorship.scenes import mentor, searching

HANDS, TURNS, MENTORS, NEWCOMERS = 6, 30, 2, 6
DEADLOCK = "40P01"


@contextmanager
def deadlocks() -> Iterator[Counter[str]]:
    """How often the database broke a ring, which a retry would hide."""
    found: Counter[str] = Counter()

    def note(context: ExceptionContext) -> None:
        found[getattr(context.original_exception, "sqlstate", "") or "other"] += 1

    event.listen(db.engine, "handle_error", note)
    try:
        yield found
    finally:
        event.remove(db.engine, "handle_error", note)


def some(lot: random.Random, model: type) -> object:
    """Any row of a kind; None when there is none."""
    rows = db.session.scalars(select(model)).all()
    return lot.choice(rows) if rows else None


def ask(lot: random.Random) -> None:
    need, profile = some(lot, Need), some(lot, MentorProfile)
    ask_mentor(need.person, need, profile, "Guten Tag.")


def accept(lot: random.Random) -> None:
    enquiry = some(lot, Enquiry)
    if enquiry is not None:
        accept_enquiry(enquiry.mentor, enquiry)


def withdraw(lot: random.Random) -> None:
    enquiry = some(lot, Enquiry)
    if enquiry is not None:
        withdraw_enquiry(enquiry.newcomer, enquiry)


def pause(lot: random.Random) -> None:
    profile = some(lot, MentorProfile)
    pause_mentor(profile.person, profile, clock.in_berlin(clock.now()).date() + timedelta(days=9))


def come_back(lot: random.Random) -> None:
    profile = some(lot, MentorProfile)
    resume_mentor(profile.person, profile)


def stop_and_go(lot: random.Random) -> None:
    need = some(lot, Need)
    lot.choice((pause_need, continue_search))(need.person, need)


STEPS = (ask, ask, ask, accept, accept, withdraw, pause, come_back, come_back, stop_and_go)


def take_turns(app: Flask, seed: int) -> Counter[str]:
    """One pair of hands: steps in a lot's order, each of which happens or is kindly refused."""
    lot, outcomes = random.Random(seed), Counter()
    with app.app_context():
        for _turn in range(TURNS):
            step = lot.choice(STEPS)
            try:
                step(lot)
            except (WrongState, NotAllowed, NotFound):
                outcomes["refused"] += 1
            else:
                outcomes["done"] += 1
            db.session.remove()
    return outcomes


def test_mixed_steps_of_many_hands_never_wait_in_a_ring(app):
    for number in range(MENTORS):
        mentor(f"Mentorin {number}", {"places": 3})
    for number in range(NEWCOMERS):
        searching(f"Person {number}")
    db.session.remove()
    with deadlocks() as found, ThreadPoolExecutor(HANDS) as hands:
        outcomes = sum(hands.map(lambda seed: take_turns(app, seed), range(HANDS)), Counter())
    assert found[DEADLOCK] == 0
    assert outcomes.total() == HANDS * TURNS
    assert outcomes["done"] > HANDS
    tandems = db.session.scalars(select(Tandem).where(Tandem.ended_at.is_(None))).all()
    assert len({pair.need_id for pair in tandems}) == len(tandems)
    assert max(Counter(pair.mentor_id for pair in tandems).values(), default=0) <= 3
