"""The last seat: sixteen people at once, on both databases; and a control that shows what the lock prevents."""

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
from tests.trainings.scenes import published, states, trainer

CROWD = 16


def all_at_once(app: Flask, training: Training, work) -> None:
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
    db.session.rollback()
    barrier.wait()
    actions.register_for_training(someone, training)


def test_sixteen_people_and_three_seats_make_three_registered_and_thirteen_waiting(app):
    training = published(trainer(), seats=3)
    all_at_once(app, training, register)
    assert states(training) == ["registered"] * 3 + ["waiting"] * 13


def test_without_the_lock_the_same_crowd_oversells(app):
    training = published(trainer(), seats=3)
    all_at_once(app, training, look_then_take)
    assert states(training) == ["registered"] * CROWD


def look_then_take(someone: Person, training: Training, barrier: Barrier) -> None:
    """The control: everybody sees a free seat, then everybody takes it."""
    registered, _waiting = seat_counts(training)
    db.session.rollback()
    barrier.wait()
    if registered < training.seats:
        _take_seat(someone, training)


@action
def _take_seat(someone: Person, training: Training) -> None:
    registration = Registration(training=training, person_id=someone.id, created_at=clock.now())
    db.session.add(registration)
    take("seat", registration, someone)
