"""What was called off takes place after all: told, asked, and never silently."""

import pytest
import time_machine

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.outbox import Letter
from mentoring.trainings import actions
from tests.conftest import person
from tests.trainings.scenes import events, letters_to, only_date, planned, published, states, trainer

WORDS = "Der Saal ist wieder frei."


def seated(training, name):
    someone = person(name)
    actions.register_for_training(someone, training)
    return someone


def test_a_date_takes_place_after_all_one_sequence_higher(client):
    leader = trainer()
    one = only_date(published(leader))
    actions.cancel_date(leader, one)
    actions.resume_date(leader, one, WORDS)
    [event] = events(client)
    assert (str(event["STATUS"]), event["SEQUENCE"], one.state) == ("CONFIRMED", 2, "planned")
    assert not str(event["SUMMARY"]).startswith("Abgesagt")
    assert WORDS in client.get(f"/fortbildungen/{one.training.public_id}").text


def test_who_has_a_seat_keeps_it_when_one_date_comes_back_and_is_told(app):
    leader = trainer()
    training = published(leader)
    guest = seated(training, "Gast Eins")
    actions.cancel_date(leader, only_date(training))
    actions.resume_date(leader, only_date(training), WORDS)
    assert states(training) == ["registered"]
    assert letters_to(guest)[1:] == ["training.cancelled", "training.resumed"]


def test_who_had_a_seat_in_a_training_is_asked_and_who_waits_is_told(app):
    leader = trainer()
    training = published(leader, seats=1)
    guest, late = seated(training, "Gast Eins"), seated(training, "Gast Zwei")
    actions.cancel_training(leader, training)
    actions.resume_training(leader, training, WORDS)
    assert (training.state, states(training)) == ("published", ["offered", "waiting"])
    assert [letters_to(one)[-1] for one in (guest, late)] == ["registration.asked_again", "training.resumed"]
    letter = db.session.query(Letter).filter_by(template="registration.asked_again").one()
    text = compose(letter).get_body(("plain",)).get_content()
    assert ("findet doch statt" in text, "Wir halten Ihren Platz" in text, WORDS in text) == (
        True,
        True,
        False,
    )
    assert actions.take_seat(guest, training).state == "registered"


def test_calendars_read_that_a_training_takes_place_again(client):
    leader = trainer()
    training = published(leader)
    actions.cancel_training(leader, training)
    tag = client.get("/kalender/alle.ics").headers["ETag"]
    actions.resume_training(leader, training, WORDS)
    reply = client.get("/kalender/alle.ics", headers={"If-None-Match": tag})
    [event] = events(client)
    assert (reply.status_code, str(event["STATUS"]), event["SEQUENCE"]) == (200, "CONFIRMED", 2)


def test_what_is_over_stays_cancelled(app):
    leader = trainer()
    training = published(leader, planned(days=2))
    one = only_date(training)
    actions.cancel_date(leader, one)
    with time_machine.travel(clock.now().timestamp() + 3 * 86400, tick=False):
        with pytest.raises(WrongState, match="bevorsteht"):
            actions.resume_date(leader, one, WORDS)
        actions.cancel_training(leader, training)
        with pytest.raises(WrongState, match="bevorsteht"):
            actions.resume_training(leader, training, WORDS)


def test_strangers_take_nothing_back(app, signed_in):
    leader, stranger = trainer(), trainer("Fremde Leitung")
    training = published(leader)
    actions.cancel_training(leader, training)
    with pytest.raises(NotAllowed):
        actions.resume_training(stranger, training, WORDS)
    url = f"/fortbildungen/{training.public_id}/doch"
    assert signed_in(stranger).post(url, data={"words": WORDS}).status_code == 404


def test_taking_back_needs_words(app, signed_in):
    leader = trainer()
    training = published(leader)
    actions.cancel_training(leader, training)
    browser, url = signed_in(leader), f"/fortbildungen/{training.public_id}/doch"
    assert browser.post(url, data={"words": " "}).status_code == 422
    assert (browser.post(url, data={"words": WORDS}).status_code, training.state) == (302, "published")
    actions.cancel_date(leader, only_date(training))
    url = f"/termine/{only_date(training).public_id}/doch"
    assert (browser.get(url).status_code, browser.post(url, data={"words": WORDS}).status_code) == (200, 302)
    assert only_date(training).state == "planned"
