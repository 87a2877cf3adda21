"""Sixteen people in threads who want the same seats at the same moment, with the house's guard and without it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.steps import take
from mentoring.people.models import Person
from mentoring.trainings import actions
from mentoring.trainings.models import Registration, Training
from mentoring.trainings.queries.leading import seat_counts
from tests.conftest import person

CROWD = 16
Work = Callable[[Person, Training, Barrier], None]


def all_at_once(app: Flask, training: Training, work: Work) -> None:
    """Everybody in a crowd does something with the same training at the same moment."""
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


def register(someone: Person, training: Training, barrier: Barrier) -> None:
    """Somebody registers as everybody does."""
    db.session.rollback()
    barrier.wait()
    actions.register_for_training(someone, training)


def look_then_take(someone: Person, training: Training, barrier: Barrier) -> None:
    """The control: everybody sees a free seat, then everybody takes it."""
    registered = seat_counts(training).registered
    db.session.rollback()
    barrier.wait()
    if registered < training.seats:
        _take_seat(someone, training)


@action
def _take_seat(someone: Person, training: Training) -> None:
    now = clock.now()
    registration = Registration(
        training=training, person_id=someone.id, created_at=now, waiting_since=now, offers_lapsed=0
    )
    db.session.add(registration)
    take("seat", registration, someone)
