"""A mentor's last place: sixteen yeses at once, on both databases; and controls without the lock that overbook."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from mentoring.core.db import db
from mentoring.core.errors import WrongState
from mentoring.mentorship.actions import accept_enquiry, enquiries, guards
from mentoring.mentorship.models import Enquiry, Need, Tandem
from mentoring.mentorship.queries import live_tandem_count
from mentoring.people.models import Person
from tests.mentorship.scenes import asked, mentor, searching
from tests.mentorship.unlocked import without_transactions

CROWD = 16


def crowd_before(places: int) -> list[int]:
    """Sixteen open enquiries to one mentor."""
    profile = mentor(words={"places": places})
    found = [asked(searching(f"Person {number}"), profile).id for number in range(CROWD)]
    db.session.rollback()
    return found


def accept_all_at_once(app, enquiry_ids: list[int]) -> Counter[str]:
    """The mentor says yes to all, each in a browser tab of its own."""
    barrier = Barrier(len(enquiry_ids))

    def accept(enquiry_id: int) -> str:
        with app.app_context():
            enquiry = db.session.get_one(Enquiry, enquiry_id)
            actor = db.session.get_one(Person, enquiry.mentor_id)
            db.session.rollback()
            barrier.wait()
            try:
                accept_enquiry(actor, enquiry)
            except WrongState as error:
                return error.message
            finally:
                db.session.remove()
            return "tandem"

    with ThreadPoolExecutor(len(enquiry_ids)) as crowd:
        return Counter(crowd.map(accept, enquiry_ids))


@pytest.fixture
def slow_look(monkeypatch):
    """Between looking at the places and taking one there is time for everybody else to look, too."""

    def count(mentor_id: int) -> int:
        used = live_tandem_count(mentor_id)
        time.sleep(0.05)
        return used

    monkeypatch.setattr(guards, "live_tandem_count", count)


@pytest.fixture
def no_superseding(monkeypatch):
    """Leave other enquiries alone: touching their rows would by accident make writers wait for each other."""
    monkeypatch.setattr(enquiries, "close_open_enquiries", lambda _step, _profile: 0)


@pytest.fixture
def no_lock(app, monkeypatch):
    """Switch off what the house relies on: FOR UPDATE, and on SQLite the transaction that begins as a writer."""
    monkeypatch.setattr(enquiries, "lock", lambda *rows: [db.session.refresh(row) for row in rows])
    with without_transactions():
        yield


def stored() -> tuple[int, dict[str, int], dict[str, int]]:
    """Tandems, enquiries by state and needs by state, as the database has them."""
    db.session.rollback()
    by_state = [
        {
            state: number
            for state, number in db.session.execute(select(model.state, func.count()).group_by(model.state))
        }
        for model in (Enquiry, Need)
    ]
    return db.session.scalar(select(func.count(Tandem.id))) or 0, by_state[0], by_state[1]


def test_sixteen_yeses_to_the_last_place_make_one_tandem(app, slow_look):
    answers = accept_all_at_once(app, crowd_before(places=1))
    assert answers == {"tandem": 1, "Der Platz wurde soeben vergeben.": 15}
    assert stored() == (1, {"accepted": 1, "superseded": 15}, {"matched": 1, "searching": 15})


def test_sixteen_yeses_to_three_places_make_three_tandems(app, slow_look):
    answers = accept_all_at_once(app, crowd_before(places=3))
    assert answers == {"tandem": 3, "Der Platz wurde soeben vergeben.": 13}


def test_the_lock_alone_holds_the_last_place(app, slow_look, no_superseding):
    answers = accept_all_at_once(app, crowd_before(places=1))
    kind = "Der Platz wurde soeben vergeben. Zurzeit ist kein Platz frei."
    assert answers == {"tandem": 1, kind: 15}
    assert stored() == (1, {"accepted": 1, "open": 15}, {"matched": 1, "searching": 15})


def test_without_the_lock_the_same_yeses_overbook(app, slow_look, no_superseding, no_lock):
    answers = accept_all_at_once(app, crowd_before(places=1))
    assert answers["tandem"] > 1
    assert stored()[0] == answers["tandem"]
