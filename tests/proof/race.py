"""The last seats and the last place, asked for by sixteen at once, fifty times; with a control that overbooks."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

from mentoring.core.db import db
from mentoring.people.models import Person
from mentoring.trainings import actions
from mentoring.trainings.models import Training
from tests.conftest import person
from tests.databases import fresh_app
from tests.proof.figures import say
from tests.proof.site import ENGINES
from tests.trainings.scenes import published, states, trainer
from tests.trainings.test_last_seat import look_then_take

CROWD, SEATS, ROUNDS, CONTROL = 16, 3, 50, 45
Work = Callable[[Person, Training, Barrier], None]


def prove(share: float = 1) -> bool:
    """Fifty trainings of three seats and sixteen people on each database: none may be oversold."""
    return all([_oversold(engine, share, _register) == 0 for engine in ENGINES])


def prove_control(share: float = 1) -> bool:
    """The same without the guard, which must oversell nearly always, or the proof proves nothing."""
    rounds = max(1, int(ROUNDS * share))
    return all([_oversold(engine, share, look_then_take) >= rounds * CONTROL // ROUNDS for engine in ENGINES])


def _oversold(engine: str, share: float, work: Work) -> int:
    rounds = max(1, int(ROUNDS * share))
    with fresh_app(engine) as app:
        leader = trainer()
        taken = [_one_round(app, leader, work) for _ in range(rounds)]
    over = sum(number > SEATS for number in taken)
    under = sum(number < SEATS for number in taken)
    guarded = "with its guard" if work is _register else "control without it"
    say(
        f"race, {engine}, {guarded}: {rounds} trainings × {SEATS} seats × {CROWD} people at once, "
        f"{over} oversold, {under} not filled"
    )
    return over


def _one_round(app: Flask, leader: Person, work: Work) -> int:
    """How many seats sixteen people got of three."""
    training = published(leader, seats=SEATS)
    barrier, training_id = Barrier(CROWD), training.id
    ids = [person(f"Person {number}").id for number in range(CROWD)]
    db.session.rollback()

    def go(person_id: int) -> None:
        with app.app_context():
            work(db.session.get_one(Person, person_id), db.session.get_one(Training, training_id), barrier)
            db.session.remove()

    with ThreadPoolExecutor(CROWD) as crowd:
        list(crowd.map(go, ids))
    db.session.rollback()
    return Counter(states(training))["registered"]


def _register(someone: Person, training: Training, barrier: Barrier) -> None:
    db.session.rollback()
    barrier.wait()
    actions.register_for_training(someone, training)
