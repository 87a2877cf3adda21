"""Seats under simultaneous clicks: sixteen people at once, and real processes, on both databases, with controls."""

from collections import Counter
from datetime import timedelta

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.people.models import Person
from mentoring.trainings import actions
from mentoring.trainings.models import Registration, Training
from tests.conftest import person
from tests.trainings.crowds import CROWD, all_at_once, look_then_take, register
from tests.trainings.racing import at_once, doing, no_lock
from tests.trainings.scenes import planned, published, states, trainer

ROUNDS = 4


def test_sixteen_people_and_three_seats_make_three_registered_and_thirteen_waiting(app):
    training = published(trainer(), seats=3)
    all_at_once(app, training, register)
    assert states(training) == ["registered"] * 3 + ["waiting"] * 13


def test_without_the_lock_the_same_crowd_oversells(app):
    training = published(trainer(), seats=3)
    all_at_once(app, training, look_then_take)
    assert states(training) == ["registered"] * CROWD


def last_seats(**values: object) -> list[int]:
    """Trainings with one seat each."""
    leader = trainer()
    return [published(leader, planned(days=20), seats=1, **values).id for _round in range(ROUNDS)]


def people(count: int) -> list[int]:
    return [person(f"Gast {number}").id for number in range(count)]


def registering(person_id: int, training_ids: list[int]) -> list:
    return [doing(actions.register_for_training, person_id, one) for one in training_ids]


def counted(training_ids: list[int]) -> Counter[tuple[str, ...]]:
    """How often which states stand together in a training."""
    db.session.rollback()
    return Counter(tuple(states(db.session.get_one(Training, one))) for one in training_ids)


def test_two_people_and_the_last_seat_make_one_registered_and_one_waiting(app):
    trainings = last_seats()
    answers = at_once(app, *(registering(one, trainings) for one in people(2)))
    assert counted(trainings) == {("registered", "waiting"): ROUNDS}
    assert [sorted(pair) for pair in zip(*answers, strict=True)] == [["registered", "waiting"]] * ROUNDS


def test_without_the_lock_two_people_get_the_last_seat(app, monkeypatch):
    trainings, pair = last_seats(), people(2)
    with no_lock(monkeypatch):
        at_once(app, *(registering(one, trainings) for one in pair))
    assert counted(trainings)[("registered", "registered")] > 0


def offered_seats() -> tuple[list[int], int, Registration]:
    """Trainings with one seat, offered to one of two who wait; their ids, who has the offer, and one such row."""
    trainings, (first, second, third) = last_seats(), people(3)
    for one in trainings:
        training = db.session.get_one(Training, one)
        for person_id in (first, second, third):
            actions.register_for_training(db.session.get_one(Person, person_id), training)
        actions.cancel_registration(db.session.get_one(Person, first), training)
    assert actions.offer_free_seats(clock.now()) == ROUNDS
    held = db.session.query(Registration).filter_by(state="offered").order_by(Registration.id)
    assert {one.person_id for one in held} == {second}
    return trainings, second, held.first()


def test_an_offer_is_taken_or_lapses_and_never_both(app):
    trainings, invited, row = offered_seats()
    until = row.offer_until

    def lapse() -> int:
        with clock.standing_at(until):
            return actions.lapse_offers(until)

    taking = [doing(actions.take_seat, invited, one, until - timedelta(seconds=1)) for one in trainings]
    taken, _lapsed = at_once(app, taking, [lapse] * ROUNDS)
    found = counted(trainings)
    assert set(taken) <= {"registered", "WrongState"}
    assert found[("cancelled", "registered", "waiting")] == taken.count("registered")
    assert found[("cancelled", "waiting", "waiting")] == taken.count("WrongState")


def test_a_seat_given_back_while_somebody_registers_goes_to_nobody_twice(app):
    trainings, (first, second) = last_seats(), people(2)
    for one in trainings:
        actions.register_for_training(db.session.get_one(Person, first), db.session.get_one(Training, one))
    leaving = [doing(actions.cancel_registration, first, one) for one in trainings]
    _left, came = at_once(app, leaving, registering(second, trainings))
    assert counted(trainings) == Counter(("cancelled", state) for state in came)


def test_two_workers_and_a_newcomer_never_hold_more_seats_than_there_are(app):
    leader, waiting = trainer(), people(5)
    training = published(leader, planned(days=20), seats=2)
    for one in waiting:
        actions.register_for_training(db.session.get_one(Person, one), training)
    for one in waiting[:2]:
        actions.cancel_registration(db.session.get_one(Person, one), training)
    offer = [lambda: actions.offer_free_seats(clock.now())]
    answers = at_once(app, offer, offer, registering(person("Neu Hier").id, [training.id]))
    assert sorted(answers[:2]) == [["0"], ["1"]]
    assert states(training) == ["cancelled"] * 2 + ["offered"] * 2 + ["waiting"] * 2
