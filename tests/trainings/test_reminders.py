"""Reminders a week and a day before a date: once each, only for who has a seat, and following a date that moves."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import BERLIN, standing_at
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.outbox import Letter
from mentoring.trainings import actions
from tests.conftest import person
from tests.queries import counted_statements
from tests.trainings.racing import at_once
from tests.trainings.scenes import between, only_date, published, trainer

DAY = timedelta(days=1)
BEGIN = datetime(2027, 3, 22, 10, tzinfo=BERLIN)
EARLY = BEGIN - 30 * DAY


@pytest.fixture(autouse=True)
def _early():
    with standing_at(EARLY):
        yield


def at(moment: datetime) -> tuple[str, str]:
    return f"{moment:%Y-%m-%dT%H:%M}", f"{moment + timedelta(hours=2):%Y-%m-%dT%H:%M}"


def with_guest(seats: int = 1):
    training, guest = published(trainer(), between(*at(BEGIN)), seats=seats), person("Gast Eins")
    actions.register_for_training(guest, training)
    return training, guest


def remind(moment: datetime) -> int:
    with standing_at(moment):
        return actions.remind_of_dates(clock.now())


def reminders() -> list[Letter]:
    rows = select(Letter).where(Letter.template == "registration.reminded").order_by(Letter.id)
    return list(db.session.scalars(rows))


def test_a_week_and_a_day_before_whoever_has_a_seat_is_reminded_once_each(app):
    _training, guest = with_guest()
    second = timedelta(seconds=1)
    moments = (7 * DAY + second, 7 * DAY, 6.9 * DAY, 3 * DAY, DAY + second, DAY, DAY, timedelta())
    assert [remind(BEGIN - before) for before in moments] == [0, 1, 0, 0, 0, 1, 0, 0]
    assert [one.account_id for one in reminders()] == [guest.id, guest.id]


def test_two_workers_at_once_remind_once(app):
    with_guest()
    with standing_at(BEGIN - DAY):
        answers = at_once(app, *([lambda: remind(BEGIN - DAY)] for _worker in range(2)))
    assert sorted(answers) == [["0"], ["1"]]
    assert len(reminders()) == 1


def test_who_waits_has_left_or_has_just_come_is_not_reminded(sqlite_app):
    training, guest = with_guest()
    actions.register_for_training(person("Gast Zwei"), training)
    actions.cancel_registration(guest, training)
    with standing_at(BEGIN - 7 * DAY + timedelta(hours=1)):
        actions.register_for_training(person("Gast Drei"), training)
    assert [remind(BEGIN - before) for before in (6.9 * DAY, DAY)] == [0, 0]


def test_who_registers_in_the_last_week_hears_the_day_before_only(sqlite_app):
    training = published(trainer(), between(*at(BEGIN)))
    with standing_at(BEGIN - 6.8 * DAY):
        actions.register_for_training(person("Gast Eins"), training)
    assert [remind(BEGIN - before) for before in (6.8 * DAY, 6.7 * DAY, DAY)] == [0, 0, 1]


def test_a_date_that_moves_takes_its_reminders_along(sqlite_app):
    training, _guest = with_guest()
    assert remind(BEGIN - 7 * DAY) == 1
    with standing_at(BEGIN - 5 * DAY):
        actions.move_date(training.trainers[0], only_date(training), between(*at(BEGIN + 14 * DAY)))
    assert [remind(BEGIN - DAY), remind(BEGIN + 7 * DAY), remind(BEGIN + 13 * DAY)] == [0, 1, 1]
    assert len(reminders()) == 3


def test_who_has_just_read_that_a_date_comes_sooner_is_not_reminded_at_once(sqlite_app):
    training, _guest = with_guest()
    with standing_at(BEGIN - 20 * DAY):
        actions.move_date(training.trainers[0], only_date(training), between(*at(BEGIN - 13.5 * DAY)))
    assert [remind(BEGIN - 20 * DAY), remind(BEGIN - 14.5 * DAY)] == [0, 1]


def test_nobody_is_reminded_of_what_is_called_off(sqlite_app):
    training, _guest = with_guest()
    actions.cancel_date(training.trainers[0], only_date(training))
    assert remind(BEGIN - 7 * DAY) == 0


def test_a_reminder_names_the_way_in_and_is_dropped_when_the_seat_is_given_back(sqlite_app):
    training, guest = with_guest()
    remind(BEGIN - DAY)
    with standing_at(BEGIN - DAY):
        text = compose(reminders()[0]).get_body(("plain",)).get_content()
        assert ("https://room.example.org/geheim" in text, "Mo, 22.03.2027, 10:00" in text) == (True, True)
        actions.cancel_registration(guest, training)
        assert compose(reminders()[0]) is None


def test_a_round_with_nothing_due_costs_the_same_whoever_takes_part(sqlite_app):
    training, counts = published(trainer(), between(*at(BEGIN)), seats=50), []
    for many in (1, 20):
        for number in range(many):
            actions.register_for_training(person(f"Gast {number}"), training)
        with counted_statements() as statements:
            assert remind(BEGIN - 10 * DAY) == 0
        counts.append(len(statements))
    assert counts == [2, 2]
