"""Seats that come free: offered in turn, held, passed on, declined, and in the last days for whoever comes first."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import BERLIN, standing_at
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.errors import WrongState
from mentoring.core.outbox import Letter
from mentoring.trainings import actions
from tests.conftest import person
from tests.trainings.scenes import WORDS, between, published, states, trainer

MONDAY = datetime(2027, 3, 1, 12, tzinfo=BERLIN)
START, END = "2027-03-22T10:00", "2027-03-22T12:00"
LATE = datetime(2027, 3, 19, 10, 30, tzinfo=BERLIN)
"""Seventy-one and a half hours before it begins."""


@pytest.fixture(autouse=True)
def _monday():
    with standing_at(MONDAY):
        yield


def full(*names: str, seats: int = 1, start: str = START, end: str = END, **values):
    """A training whose seats are taken by the first of these people; the others wait in their order."""
    training = published(trainer(), between(start, end), seats=seats, **values)
    people = [person(name) for name in names]
    for someone in people:
        actions.register_for_training(someone, training)
    return training, people


def work(moment: datetime) -> tuple[int, int, int]:
    """One round of the worker at a moment: how many offers lapsed, in how many trainings was offered and told."""
    with standing_at(moment):
        jobs = (actions.lapse_offers, actions.offer_free_seats, actions.tell_of_free_seats)
        return tuple(job(clock.now()) for job in jobs)


def state_of(someone, training) -> str:
    found = actions.registrations.live_registration(someone.id, training)
    return found.state if found is not None else "cancelled"


def letters(someone) -> list[Letter]:
    rows = select(Letter).where(Letter.account_id == someone.id).order_by(Letter.id)
    return list(db.session.scalars(rows))


def link_in(letter: Letter) -> str:
    text = compose(letter).get_body(("plain",)).get_content()
    [found] = [line for line in text.splitlines() if "/fortbildungen/angebot/" in line]
    return found.removeprefix("http://localhost")


def test_a_free_seat_is_offered_to_who_waited_longest_and_to_nobody_else(app):
    training, (first, second, third) = full("Gast Eins", "Gast Zwei", "Gast Drei")
    assert work(MONDAY) == (0, 0, 0)
    actions.cancel_registration(first, training)
    assert [work(MONDAY), work(MONDAY)] == [(0, 1, 0), (0, 0, 0)]
    assert (state_of(second, training), state_of(third, training)) == ("offered", "waiting")
    assert [one.template for one in letters(second)] == ["registration.waiting", "registration.offered"]
    assert [one.template for one in letters(third)] == ["registration.waiting"]


def test_an_offered_seat_is_held_against_everybody(sqlite_app):
    training, (first, _second, third) = full("Gast Eins", "Gast Zwei", "Gast Drei")
    actions.cancel_registration(first, training)
    work(MONDAY)
    assert actions.register_for_training(person("Gast Vier"), training).state == "waiting"
    with pytest.raises(WrongState, match="schneller"):
        actions.take_seat(third, training)


def test_an_offer_lasts_two_days_and_then_goes_to_the_next(app):
    training, (first, second, third) = full("Gast Eins", "Gast Zwei", "Gast Drei")
    actions.cancel_registration(first, training)
    work(MONDAY)
    end = MONDAY + timedelta(hours=48)
    assert work(end - timedelta(seconds=1)) == (0, 0, 0)
    assert work(end) == (1, 1, 0)
    assert (state_of(second, training), state_of(third, training)) == ("waiting", "offered")
    assert letters(second)[-1].template == "registration.lapsed"
    with standing_at(end):
        actions.decline_seat(third, training)
        assert state_of(third, training) == "cancelled"
    assert work(end) == (0, 1, 0)
    assert state_of(second, training) == "offered"


@pytest.mark.parametrize(
    ("offered", "until"),
    [
        ("2027-03-04T12:00", "2027-03-08T09:00"),
        ("2027-03-02T12:00", "2027-03-04T12:00"),
        ("2027-03-18T10:00", "2027-03-19T10:00"),
    ],
)
def test_an_offer_ends_on_a_working_day_and_in_time_before_the_beginning(sqlite_app, offered, until):
    training, (first, second) = full("Gast Eins", "Gast Zwei")
    actions.cancel_registration(first, training)
    work(datetime.fromisoformat(offered).replace(tzinfo=BERLIN))
    found = actions.registrations.live_registration(second.id, training)
    assert clock.in_berlin(found.offer_until).strftime("%Y-%m-%dT%H:%M") == until


def test_who_says_yes_is_registered_and_who_says_it_too_late_is_not(app):
    training, (first, second, _third) = full("Gast Eins", "Gast Zwei", "Gast Drei")
    actions.cancel_registration(first, training)
    work(MONDAY)
    with standing_at(MONDAY + timedelta(hours=48)), pytest.raises(WrongState, match="abgelaufen"):
        actions.take_seat(second, training)
    assert [actions.take_seat(second, training).state for _click in range(2)] == ["registered"] * 2
    assert states(training) == ["cancelled", "registered", "waiting"]
    assert letters(second)[-1].template == "registration.registered"


def test_who_let_two_offers_pass_gets_no_third_and_can_still_take_the_seat(sqlite_app):
    training, (first, second) = full("Gast Eins", "Gast Zwei")
    actions.cancel_registration(first, training)
    rounds = [work(MONDAY + timedelta(days=days)) for days in (0, 2, 4, 9)]
    assert rounds == [(0, 1, 0), (1, 1, 0), (1, 0, 0), (0, 0, 0)]
    assert actions.register_for_training(person("Gast Drei"), training).state == "registered"
    actions.edit_training(training.trainers[0], training, {**WORDS, "seats": 2})
    assert actions.take_seat(second, training).state == "registered"


def test_further_seats_are_offered_in_turn(sqlite_app):
    training, people = full("Gast Eins", "Gast Zwei", "Gast Drei", "Gast Vier")
    actions.edit_training(training.trainers[0], training, {**WORDS, "seats": 3})
    assert work(MONDAY) == (0, 1, 0)
    assert [state_of(one, training) for one in people] == ["registered", "offered", "offered", "waiting"]


def test_in_the_last_three_days_all_who_wait_hear_once_and_the_first_has_the_seat(app):
    training, (first, second, third) = full("Gast Eins", "Gast Zwei", "Gast Drei")
    actions.cancel_registration(first, training)
    assert [work(LATE), work(LATE)] == [(0, 0, 1), (0, 0, 0)]
    with standing_at(LATE):
        assert actions.take_seat(third, training).state == "registered"
        with pytest.raises(WrongState, match="schneller"):
            actions.take_seat(second, training)
        assert compose(letters(second)[-1]) is None
        actions.cancel_registration(third, training)
    assert work(LATE) == (0, 0, 1)
    assert [one.template for one in letters(second)][1:] == ["registration.told"] * 2


def test_an_open_offer_ends_when_the_last_three_days_begin(sqlite_app):
    training, (first, second, third) = full("Gast Eins", "Gast Zwei", "Gast Drei")
    actions.cancel_registration(first, training)
    work(LATE - timedelta(hours=20))
    assert state_of(second, training) == "offered"
    assert work(LATE) == (1, 0, 1)
    assert [letters(one)[-1].template for one in (second, third)] == ["registration.told"] * 2


@pytest.mark.parametrize(("said", "state"), [("yes", "registered"), ("no", "cancelled")])
def test_the_link_in_the_letter_shows_on_get_and_acts_once_on_post(sqlite_app, said, state):
    client = sqlite_app.test_client()
    training, (first, second) = full("Gast Eins", "Gast Zwei")
    actions.cancel_registration(first, training)
    work(MONDAY)
    path = link_in(letters(second)[-1])
    assert [client.get(path).status_code, client.head(path).status_code] == [200, 200]
    assert (client.post(path, data={}).status_code, state_of(second, training)) == (422, "offered")
    answer = client.post(path, data={"answer": said})
    assert (answer.status_code, state_of(second, training)) == (200, state)
    assert [client.get(path).status_code, client.post(path, data={"answer": "yes"}).status_code] == [410, 410]
    assert second.account.name not in answer.text


def test_who_comes_too_late_by_the_link_keeps_it_for_the_next_seat(sqlite_app):
    client = sqlite_app.test_client()
    training, (first, second, third) = full("Gast Eins", "Gast Zwei", "Gast Drei")
    actions.cancel_registration(first, training)
    work(LATE)
    with standing_at(LATE):
        path = link_in(letters(second)[-1])
        actions.take_seat(third, training)
        assert "Jemand war schneller" in client.get(path).text
        assert client.post(path, data={"answer": "yes"}).status_code == 409
        actions.cancel_registration(third, training)
        assert client.post(path, data={"answer": "yes"}).status_code == 200
    assert states(training) == ["cancelled", "cancelled", "registered"]


def test_nothing_is_offered_of_what_is_called_off(sqlite_app):
    client = sqlite_app.test_client()
    training, (first, second, _third) = full("Gast Eins", "Gast Zwei", "Gast Drei")
    actions.cancel_registration(first, training)
    work(MONDAY)
    path = link_in(letters(second)[-1])
    actions.cancel_training(training.trainers[0], training)
    assert [work(MONDAY), work(MONDAY + timedelta(days=5)), work(LATE)] == [(0, 0, 0)] * 3
    assert "Hier ist nichts mehr zu tun" in client.get(path).text
    assert client.post(path, data={"answer": "yes"}).status_code == 409


def test_the_page_offers_the_one_next_step(sqlite_app, signed_in):
    training, (first, second) = full("Gast Eins", "Gast Zwei")
    actions.cancel_registration(first, training)
    work(MONDAY)
    browser, url = signed_in(second), f"/fortbildungen/{training.public_id}"
    assert "Wir halten ihn bis Mi, 03.03.2027, 12:00 Uhr" in browser.get(url).text
    assert "Wir halten ihn bis Mi, 03.03.2027, 12:00 Uhr" in browser.get("/mein-bereich").text
    assert browser.post(f"{url}/platz").status_code == 302
    assert state_of(second, training) == "registered"


def test_what_may_stand_on_lists_is_said_when_registering_and_changed_later(sqlite_app, signed_in):
    training, (guest,) = full("Gast Eins")
    row = actions.registrations.live_registration(guest.id, training)
    assert (row.shows_name, row.shows_institution) == (False, False)
    url = f"/fortbildungen/{training.public_id}"
    signed_in(guest).post(f"{url}/anmeldung/listen", data={"shows_name": "y"})
    assert (row.shows_name, row.shows_institution) == (True, False)
    late = person("Gast Zwei")
    signed_in(late).post(f"{url}/anmeldung", data={"shows_institution": "y"})
    row = actions.registrations.live_registration(late.id, training)
    assert (row.shows_name, row.shows_institution) == (False, True)
    assert signed_in(person("Gast Drei")).post(f"{url}/anmeldung/listen").status_code == 404
