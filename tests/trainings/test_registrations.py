"""Taking part: a seat or the waiting list, giving it back, and the letters that follow."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.delivery import compose, deliver_due
from mentoring.core.errors import WrongState
from mentoring.core.outbox import Letter
from mentoring.trainings import actions
from tests.conftest import person
from tests.trainings.scenes import WORDS, draft, only_date, planned, published, states, trainer


def letters_to(someone):
    rows = db.session.scalars(select(Letter).where(Letter.account_id == someone.id).order_by(Letter.id))
    return [letter.template for letter in rows]


def last_letter(someone):
    found = select(Letter).where(Letter.account_id == someone.id).order_by(Letter.id.desc()).limit(1)
    return compose(db.session.scalars(found).one()).get_body(("plain",)).get_content()


def letter_to(someone, template):
    found = select(Letter).where(Letter.account_id == someone.id, Letter.template == template)
    return compose(db.session.scalars(found).one()).get_body(("plain",)).get_content()


def test_somebody_registers_and_reads_when_and_how_to_join(app):
    training, guest = published(trainer()), person("Gast Eins")
    assert actions.register_for_training(guest, training).state == "registered"
    assert letters_to(guest) == ["registration.registered"]
    assert "https://room.example.org/geheim" in last_letter(guest)


def test_asking_twice_changes_nothing(app):
    training, guest = published(trainer()), person("Gast Eins")
    first = actions.register_for_training(guest, training)
    assert actions.register_for_training(guest, training).id == first.id
    assert states(training) == ["registered"]
    assert letters_to(guest) == ["registration.registered"]


def test_who_comes_when_all_seats_are_taken_waits_without_the_way_in(app):
    training = published(trainer(), seats=1)
    actions.register_for_training(person("Gast Eins"), training)
    late = person("Gast Zwei")
    assert actions.register_for_training(late, training).state == "waiting"
    assert letters_to(late) == ["registration.waiting"]
    assert "room.example.org" not in last_letter(late)


def test_nobody_moves_up_silently_and_nobody_new_overtakes_who_waits(app):
    training, first = published(trainer(), seats=1), person("Gast Eins")
    actions.register_for_training(first, training)
    actions.register_for_training(person("Gast Zwei"), training)
    actions.cancel_registration(first, training)
    assert actions.register_for_training(person("Gast Drei"), training).state == "waiting"
    assert states(training) == ["cancelled", "waiting", "waiting"]


def test_who_cancelled_can_register_again(app):
    training, guest = published(trainer()), person("Gast Eins")
    actions.register_for_training(guest, training)
    actions.cancel_registration(guest, training)
    actions.cancel_registration(guest, training)
    actions.register_for_training(guest, training)
    assert states(training) == ["cancelled", "registered"]


def test_the_last_day_of_registration_counts_and_the_next_does_not(app):
    today = clock.in_berlin(clock.now()).date()
    in_time = published(trainer(), deadline=today)
    too_late = published(trainer(), deadline=today - timedelta(days=1))
    assert actions.register_for_training(person("Gast Eins"), in_time).state == "registered"
    with pytest.raises(WrongState, match="nicht mehr anmelden"):
        actions.register_for_training(person("Gast Zwei"), too_late)


def test_all_who_come_or_wait_hear_once_of_a_move_and_of_the_end(app):
    leader, guest, waiter = trainer(), person("Gast Eins"), person("Gast Zwei")
    training = published(leader, seats=1)
    for someone in (guest, waiter):
        actions.register_for_training(someone, training)
    actions.move_date(leader, only_date(training), planned(days=20))
    actions.edit_training(leader, training, {**WORDS, "seats": 1, "title": "Neu"})
    actions.cancel_training(leader, training)
    told = ["training.moved", "training.cancelled"]
    assert letters_to(guest) == ["registration.registered", *told]
    assert letters_to(waiter) == ["registration.waiting", *told]
    assert "fällt aus" in last_letter(guest)


def test_a_new_way_in_is_told_to_who_has_a_seat(app):
    leader, guest = trainer(), person("Gast Eins")
    training = published(leader)
    actions.register_for_training(guest, training)
    actions.edit_training(leader, training, {**WORDS, "join_link": "https://room.example.org/neu"})
    assert letters_to(guest) == ["registration.registered", "training.moved"]
    assert "https://room.example.org/neu" in last_letter(guest)


def test_publishing_is_silent(app):
    leader = trainer()
    before = letters_to(leader)
    published(leader)
    assert letters_to(leader) == before


def test_all_who_come_or_wait_read_of_further_dates_in_one_letter(app):
    leader, guest, waiter = trainer(), person("Gast Eins"), person("Gast Zwei")
    training = published(leader, seats=1)
    for someone in (guest, waiter):
        actions.register_for_training(someone, training)
    added = [actions.add_date(leader, training, planned(days=days)) for days in (30, 40)]
    assert letters_to(guest) == ["registration.registered", "training.extended", "training_date.told"]
    assert letters_to(waiter) == ["registration.waiting", "training.extended"]
    assert last_letter(waiter).count("\n- ") == len(training.dates) == 1 + len(added)
    assert "gilt auch für sie" in letter_to(guest, "training.extended")
    assert "Warteliste bleibt" in last_letter(waiter)


def test_who_was_told_already_is_told_of_the_next_date_again(app):
    leader, guest = trainer(), person("Gast Eins")
    training = published(leader)
    actions.register_for_training(guest, training)
    for days in (30, 40):
        actions.add_date(leader, training, planned(days=days))
        deliver_due()
    assert letters_to(guest) == ["registration.registered", "training.extended", "training.extended"]


def test_dates_of_a_draft_are_told_to_nobody(app):
    leader = trainer()
    before = letters_to(leader)
    actions.add_date(leader, draft(leader), planned())
    assert letters_to(leader) == before


def test_after_the_deadline_one_can_leave_and_after_the_end_no_more(sqlite_app, signed_in):
    today = clock.in_berlin(clock.now()).date()
    training, guest = published(trainer(), deadline=today), person("Gast Eins")
    actions.register_for_training(guest, training)
    url = f"/fortbildungen/{training.public_id}"
    with clock.standing_at(clock.now() + timedelta(days=2)):
        assert f'action="{url}/abmeldung"' in signed_in(guest).get(url).text
    with clock.standing_at(clock.now() + timedelta(days=30)):
        assert f'action="{url}/abmeldung"' not in signed_in(guest).get(url).text
        with pytest.raises(WrongState, match="nicht mehr nötig"):
            actions.cancel_registration(guest, training)
    assert states(training) == ["registered"]
