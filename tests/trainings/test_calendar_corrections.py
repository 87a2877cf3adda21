"""A calendar kept by letters stays right when minds or addresses change before these have left."""

import time_machine

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.journal import record
from mentoring.trainings import actions
from tests.clients.readers import read_with_ical_js, read_with_libical
from tests.conftest import person
from tests.trainings.letters import arrived, documents_to, texts_to
from tests.trainings.scenes import draft, letters_to, only_date, planned, published, trainer

WORDS = "Der Raum ist doch frei."


def seated_again(**values):
    """Somebody in whose calendar a date stands, and who is asked again before the cancellation has left."""
    leader, guest = trainer(), person("Gast Eins")
    training = published(leader, **values)
    actions.register_for_training(guest, training)
    begun = [(method, event["SEQUENCE"]) for _to, method, event in arrived()]
    assert begun == [("REQUEST", 0)]
    actions.cancel_training(leader, training)
    actions.resume_training(leader, training, WORDS)
    return guest, training


def counted():
    return [(method, event["SEQUENCE"]) for _to, method, event in arrived()]


def test_called_off_resumed_and_declined_in_one_night_leaves_the_calendar(app):
    guest, training = seated_again()
    actions.decline_seat(guest, training)
    [(_to, method, event)] = arrived()
    assert (method, event["UID"], event["SEQUENCE"] >= 1) == ("CANCEL", only_date(training).uid, True)
    assert arrived() == []


def test_programs_of_others_take_that_withdrawal(sqlite_app):
    guest, training = seated_again()
    actions.decline_seat(guest, training)
    withdrawal = documents_to(guest)[-1]
    [event] = read_with_ical_js(withdrawal)["events"]
    judged = read_with_libical(withdrawal)
    assert (event["uid"], event["status"]) == (only_date(training).uid, "CANCELLED")
    assert (judged["allowed"], judged["complaints"], b"METHOD:CANCEL" in withdrawal) == (True, [], True)


def test_the_question_itself_takes_the_date_out_and_a_yes_puts_it_in(app):
    guest, training = seated_again()
    assert "kommt er mit der Bestätigung wieder" in texts_to(guest, "registration.asked_again")[0]
    assert counted() == [("CANCEL", 2)]
    actions.take_seat(guest, training)
    assert counted() == [("REQUEST", 3)]


def test_a_no_after_the_withdrawal_has_left_needs_no_letter(sqlite_app):
    guest, training = seated_again()
    arrived()
    before = letters_to(guest)
    actions.decline_seat(guest, training)
    assert letters_to(guest) == before


def test_who_does_not_answer_keeps_no_date(app):
    _guest, _training = seated_again()
    with time_machine.travel(clock.now().timestamp() + 13 * 86400, tick=False):
        assert actions.lapse_offers(clock.now()) == 1
        assert [method for method, _count in counted()] == ["CANCEL"]


def test_who_leaves_what_is_called_off_before_the_letter_has_left_keeps_no_date(sqlite_app):
    leader, guest = trainer(), person("Gast Eins")
    training = published(leader)
    actions.register_for_training(guest, training)
    arrived()
    actions.cancel_training(leader, training)
    actions.cancel_registration(guest, training)
    assert counted() == [("CANCEL", 2)]


def test_who_gives_the_seat_back_and_waits_keeps_no_date(sqlite_app):
    guest, other = person("Gast Eins"), person("Gast Zwei")
    training = published(trainer(), seats=1)
    actions.register_for_training(guest, training)
    arrived()
    actions.cancel_registration(guest, training)
    actions.register_for_training(other, training)
    actions.register_for_training(guest, training)
    kept = [(method, event["SEQUENCE"]) for to, method, event in arrived() if guest.account.email in to]
    assert kept == [("CANCEL", 2)]
    assert "Dieser Brief nimmt den Termin" in texts_to(guest, "registration.waiting")[0]


@action
def move_to(someone, address):
    """As `change_address` does it, without its link."""
    account = db.session.get_one(Account, someone.id)
    record("account.address_changed", account, account.id)
    account.email = address


def test_a_new_address_is_invited_anew_and_nobody_gets_a_withdrawal(app):
    leader, guest = trainer(), person("Gast Eins")
    training = draft(leader)
    dates = [actions.add_date(leader, training, planned(days=days)) for days in (20, 10)]
    actions.publish_training(leader, training)
    actions.register_for_training(guest, training)
    arrived()
    move_to(guest, "neu@example.org")
    told = [(to, method, event["UID"], event["SEQUENCE"]) for to, method, event in arrived()]
    assert told == [("neu@example.org", "REQUEST", one.uid, 1) for one in reversed(dates)]
    actions.cancel_registration(guest, training)
    told = [(method, event["ATTENDEE"], event["SEQUENCE"]) for _to, method, event in arrived()]
    assert told == [("CANCEL", "mailto:neu@example.org", 2)] * 2


def test_a_new_address_hears_of_nothing_that_is_given_back_or_only_waited_for(sqlite_app):
    leader = trainer()
    guest, waiter = person("Gast Eins"), person("Gast Zwei")
    training = published(leader, seats=1)
    for someone in (guest, waiter):
        actions.register_for_training(someone, training)
    actions.cancel_registration(guest, training)
    arrived()
    move_to(guest, "neu@example.org")
    move_to(waiter, "auch-neu@example.org")
    assert arrived() == []
