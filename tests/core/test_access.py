"""Closed by default: what nobody opened stays closed, and the app does not start with it."""

import pytest
from flask import Flask

from mentoring.core import access
from mentoring.core.access import public, requires
from mentoring.core.errors import NotAllowed
from mentoring.core.policy import PERMISSIONS, may, permission


class Reader:
    """Somebody signed in who is tall or not."""

    def __init__(self, tall: bool) -> None:
        self.id, self.tall = 1, tall


@pytest.fixture
def tall():
    permission("tall")(lambda reader: reader.tall)
    yield "tall"
    del PERMISSIONS["tall"]


@pytest.fixture
def reader():
    before = list(access._find_reader)
    yield lambda someone: access.find_reader_with(lambda: someone)
    access._find_reader[:] = before


def test_whoever_has_an_id_is_signed_in():
    assert (may(Reader(tall=False), "signed_in"), may(None, "signed_in")) == (True, False)


@pytest.fixture
def house(tall):
    app = Flask("house")
    app.add_url_rule("/open", "open", public(lambda: "open"))
    app.add_url_rule("/tall", "tall", requires("tall")(lambda: "tall"), methods=["GET", "POST"])
    app.add_url_rule("/einloggen", "security.login", public(lambda: "login"))
    access.declare("static", "public")
    app.before_request(access.enforce)
    app.register_error_handler(NotAllowed, lambda _error: ("no", 403))
    yield app
    del access.DECLARED["static"]


def test_a_house_in_which_every_door_says_who_may_enter_starts(house):
    access.refuse_unlisted(house)
    assert house.test_client().get("/open").text == "open"


def test_a_door_that_says_nothing_stops_the_start(house):
    house.add_url_rule("/forgotten", "forgotten", lambda: "x")
    with pytest.raises(RuntimeError, match="forgotten says neither @public nor @requires"):
        access.refuse_unlisted(house)


def test_a_permission_that_nobody_defined_stops_the_start(house):
    house.add_url_rule("/small", "small", requires("small")(lambda: "x"))
    with pytest.raises(RuntimeError, match="small requires small, which no policy defines"):
        access.refuse_unlisted(house)


def test_a_permission_is_said_once(tall):
    with pytest.raises(ValueError, match="permission tall is said twice"):
        permission("tall")(lambda reader: True)


def test_nobody_has_no_permission_and_an_unknown_one_is_a_mistake(tall):
    assert (may(None, "tall"), may(Reader(True), "tall"), may(Reader(False), "tall")) == (False, True, False)
    with pytest.raises(KeyError):
        may(Reader(True), "small")


def test_who_may_enter_enters(house, reader):
    reader(Reader(tall=True))
    assert house.test_client().get("/tall").text == "tall"


def test_who_may_not_is_refused(house, reader):
    reader(Reader(tall=False))
    assert house.test_client().get("/tall").status_code == 403
    assert house.test_client().get("/open").text == "open"


@pytest.mark.parametrize(
    ("path", "sent_to"),
    [
        ("/tall", "/einloggen?next=/tall"),
        ("/tall?a=1&b=%2F", "/einloggen?next=/tall?a%3D1%26b%3D%252F"),
    ],
)
def test_strangers_are_sent_to_sign_in_and_back(house, reader, path, sent_to):
    reader(None)
    answer = house.test_client().get(path)
    assert (answer.status_code, answer.location) == (302, sent_to)


def test_a_form_of_a_stranger_leads_to_sign_in_without_a_way_back(house, reader):
    reader(None)
    assert house.test_client().post("/tall").location == "/einloggen"


def test_a_door_that_appears_after_the_start_is_shut(house, reader):
    house.add_url_rule("/late", "late", lambda: "x")
    reader(Reader(tall=True))
    assert house.test_client().get("/late").status_code == 404


@pytest.fixture
def resting(house, reader, monkeypatch):
    """Somebody whose account rests, in a house with a room and a door that stay open to them."""
    for address, endpoint in (("/room", "room.show"), ("/door", "other.show"), ("/why", "why")):
        house.add_url_rule(address, endpoint, requires("tall")(lambda: "in"))
    monkeypatch.setattr(access, "KEPT_OPEN", {"why"})
    access.keep_open("room", "other.show")
    access.send_aside_with(house, lambda someone: "why" if someone.tall else "")
    reader(Reader(tall=True))
    return house.test_client()


def test_whose_account_rests_is_sent_to_the_page_that_says_why(resting):
    assert (resting.get("/tall").location, resting.get("/why").text) == ("/why", "in")


def test_a_door_and_a_whole_room_can_be_kept_open_to_them(resting):
    assert (resting.get("/door").text, resting.get("/room").text) == ("in", "in")
