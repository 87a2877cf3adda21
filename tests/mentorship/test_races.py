"""Two hands at the same instant, on both databases: taking back or a pause against yes, a double click, two tabs."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from mentoring.core import clock, steps
from mentoring.core.db import db
from mentoring.core.errors import DomainError
from mentoring.mentorship.actions import (
    ask_mentor,
    end_tandem,
    enquiries,
    pause_mentor,
    resume_mentor,
    say_yes,
    withdraw_enquiry,
)
from mentoring.mentorship.models import Enquiry, MentorProfile, Need, Tandem
from tests.mentorship.scenes import WORDS, asked, mentor, proposed, searching
from tests.mentorship.unlocked import without_transactions

PAIRS, ROUNDS, FEW = 5, 40, 4
Deed = Callable[[Enquiry], object]
Pair = tuple[int, int]


def accept(enquiry: Enquiry) -> None:
    say_yes(enquiry.mentor, enquiry)


def agree(enquiry: Enquiry) -> None:
    say_yes(enquiry.newcomer, enquiry)


def withdraw(enquiry: Enquiry) -> None:
    withdraw_enquiry(enquiry.newcomer, enquiry)


def pause(enquiry: Enquiry) -> None:
    profile = db.session.get_one(MentorProfile, enquiry.mentor_id)
    pause_mentor(enquiry.mentor, profile, clock.in_berlin(clock.now()).date() + timedelta(days=9))


@pytest.fixture
def pairs(app) -> list[Pair]:
    """Some who search, each with a mentor of one place."""
    return [(searching().id, mentor().id) for _number in range(PAIRS)]


def run(app: Flask, pairs: list[Pair], deeds: tuple[Deed, Deed], rounds: int, scene=asked) -> Counter[str]:
    """Every pair, in every round anew: both deeds at the same instant; what came of them, by kind of refusal."""
    found: Counter[str] = Counter()
    with ThreadPoolExecutor(2 * PAIRS) as hands:
        for _round in range(rounds):
            work = [(app, one, deed, barrier) for one, barrier in begin(pairs, scene) for deed in deeds]
            found.update(hands.map(lambda one: attempt(*one), work))
            assert broken() == []
            begin_anew(pairs)
    return found


def begin(pairs: list[Pair], scene) -> list[tuple[int, Barrier]]:
    rows = [(db.session.get_one(Need, need), db.session.get_one(MentorProfile, one)) for need, one in pairs]
    waiting = [(scene(*row).id, Barrier(2)) for row in rows]
    db.session.remove()
    return waiting


def attempt(app: Flask, enquiry_id: int, deed: Deed, barrier: Barrier) -> str:
    with app.app_context():
        enquiry = db.session.get_one(Enquiry, enquiry_id)
        barrier.wait()
        try:
            deed(enquiry)
        except (DomainError, IntegrityError) as error:
            return type(error).__name__
        finally:
            db.session.remove()
        return "done"


def broken() -> list[int]:
    """Live tandems whose enquiry was not accepted, and mentors whose one place was given twice."""
    db.session.rollback()
    live = Tandem.ended_at.is_(None)
    wrong = select(Tandem.id).join(Tandem.enquiry).where(live, Enquiry.state != "accepted")
    twice = select(Tandem.mentor_id).where(live).group_by(Tandem.mentor_id).having(func.count() > 1)
    return [*db.session.scalars(wrong), *db.session.scalars(twice)]


def begin_anew(pairs: list[Pair]) -> None:
    """End tandems and pauses, so that the same people can meet again."""
    for tandem in db.session.scalars(select(Tandem).where(Tandem.ended_at.is_(None))).all():
        end_tandem(tandem.newcomer, tandem)
    for profile in db.session.scalars(select(MentorProfile).where(MentorProfile.state == "paused")).all():
        resume_mentor(profile.person, profile)


def ended(*states: str) -> int:
    found = select(func.count(Enquiry.id)).where(Enquiry.state.in_(states))
    return db.session.scalar(found) or 0


def test_of_yes_and_taking_back_exactly_one_happens_two_hundred_times(app, pairs):
    found = run(app, pairs, (withdraw, accept), ROUNDS)
    assert found == {"done": PAIRS * ROUNDS, "WrongState": PAIRS * ROUNDS}
    assert ended("accepted", "withdrawn") == PAIRS * ROUNDS


def test_a_pause_gives_back_what_it_finds_open_and_leaves_a_tandem(app, pairs):
    found = run(app, pairs, (pause, accept), FEW)
    assert found.total() == found["done"] + found["WrongState"] == 2 * PAIRS * FEW
    assert (ended("accepted"), ended("returned")) == (found["done"] - PAIRS * FEW, found["WrongState"])


def test_a_double_click_on_yes_makes_one_tandem_and_no_error(app, pairs):
    assert run(app, pairs, (accept, accept), FEW) == {"done": 2 * PAIRS * FEW}
    assert db.session.query(Tandem).count() == PAIRS * FEW


def test_two_yeses_to_a_proposal_at_once_make_one_tandem(app, pairs):
    assert run(app, pairs, (agree, accept), FEW, proposed) == {"done": 2 * PAIRS * FEW}
    assert (db.session.query(Tandem).count(), ended("accepted")) == (PAIRS * FEW, PAIRS * FEW)


def test_in_two_tabs_one_search_asks_one_mentor(app):
    need, others, barrier = searching().id, [mentor().id for _number in range(2)], Barrier(2)
    db.session.remove()

    def ask(mentor_id: int) -> str:
        with app.app_context():
            own, profile = db.session.get_one(Need, need), db.session.get_one(MentorProfile, mentor_id)
            barrier.wait()
            try:
                ask_mentor(own.person, own, profile, WORDS)
            except DomainError as error:
                return type(error).__name__
            return "done"

    with ThreadPoolExecutor(2) as tabs:
        assert sorted(tabs.map(ask, others)) == ["WrongState", "done"]
    assert ended("open") == 1


def test_without_the_lock_both_happen_or_the_database_refuses_one(app, pairs, monkeypatch):
    def look(*rows: object) -> None:
        for row in rows:
            db.session.refresh(row)

    def look_slowly(*rows: object) -> None:
        look(*rows)
        time.sleep(0.05)

    monkeypatch.setattr(enquiries, "lock", look)
    monkeypatch.setattr(steps, "lock", look_slowly)
    monkeypatch.setattr(Enquiry.__mapper__, "version_id_generator", lambda version: version or 1)
    waiting = begin(pairs, asked)
    work = [(app, one, deed, barrier) for one, barrier in waiting for deed in (withdraw, accept)]
    with without_transactions(), ThreadPoolExecutor(2 * PAIRS) as hands:
        found = Counter(hands.map(lambda one: attempt(*one), work))
    assert found["done"] + found[IntegrityError.__name__] > PAIRS
