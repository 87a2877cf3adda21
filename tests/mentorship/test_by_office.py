"""Where only the office proposes: the whole way to a tandem, and no link or button that then refuses."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from mentoring.core.db import db
from mentoring.mentorship.actions import Wishes
from mentoring.mentorship.models import Enquiry, Need, Tandem
from mentoring.mentorship.routes.room import SELF_SERVICE, TO_OFFICE
from tests.conftest import SignedIn, person
from tests.mentorship.scenes import OLDENBURG, TOPICS, mentor, office, searching

START = ("/mein-bereich", "/", "/wege")
WAY = re.compile(r'(href|action)="(/mentoring/[^"?#]*)')


@pytest.fixture
def by_office(sqlite_app, monkeypatch) -> None:
    """The office runs everything by its own hand."""
    monkeypatch.setitem(sqlite_app.config, "SELF_SERVICE", False)


def ways_from(app, browser) -> Iterator[tuple[str, int]]:
    """The name of every page and button of the room that links lead to, pages with the status of their answer."""
    address, known, ahead = app.url_map.bind("localhost"), set(), [("href", path) for path in START]
    while ahead:
        kind, path = way = ahead.pop()
        if way in known:
            continue
        known.add(way)
        if kind == "action":
            yield name_of(address, path), 0
            continue
        answer = browser.get(path)
        yield name_of(address, path, "GET"), answer.status_code
        ahead += WAY.findall(answer.text) if answer.mimetype == "text/html" else []


def name_of(address, path: str, method: str | None = None) -> str:
    """What the house calls this address; a form's may show or do something."""
    wanted = method or ("POST" if "POST" in address.allowed_methods(path) else "GET")
    return str(address.match(path, method=wanted)[0]).rpartition(".")[2]


def refusals_met(app, browser) -> set[str]:
    """Pages that refuse, and buttons of what only self-service knows."""
    ways = ways_from(app, browser)
    return {name for name, status in ways if status >= 400 or (status == 0 and name in SELF_SERVICE)}


def test_who_may_ask_finds_ways_to_ask_and_none_refuses(sqlite_app, signed_in):
    mentor()
    browser = signed_in(searching().person)
    ways = set(ways_from(sqlite_app, browser))
    wanted = {(name, 200) for name in ("enquiries_new", "wished_mentors_new", *TO_OFFICE)}
    assert (wanted | {("enquiries_create", 0)}) - ways == set()
    assert [way for way in ways if way[1] >= 400] == []


def test_from_a_newcomer_by_the_office_and_two_yeses_to_a_tandem_no_way_refuses(
    sqlite_app, by_office, signed_in
):
    profile, lena = mentor(), person("Lena Hoffmann", "newcomer", **OLDENBURG)
    browsers = [signed_in(one) for one in (lena, profile.person)]
    browsers[0].post("/mentoring/themen", data={"topics": list(TOPICS)})
    need = db.session.scalars(select(Need)).one()
    assert [refusals_met(sqlite_app, browser) for browser in browsers] == [set(), set()]
    enquiry_path = propose(signed_in, need.id, profile.id)
    assert [refusals_met(sqlite_app, browser) for browser in browsers] == [set(), set()]
    browsers[0].post(f"{enquiry_path}/zusage")
    assert db.session.scalars(select(Tandem)).all() == []
    browsers[1].post(f"{enquiry_path}/zusage")
    assert db.session.scalars(select(Tandem.state)).all() == ["getting_to_know"]
    assert [refusals_met(sqlite_app, browser) for browser in browsers] == [set(), set()]


def propose(signed_in: SignedIn, need_id: int, mentor_id: int) -> str:
    """The office finds the search on its desk and proposes; returns the address of what both are asked."""
    desk, path = signed_in(office()), f"/koordination/wartende/{need_id}"
    assert path in desk.get("/koordination").text
    newcomer_id = db.session.get_one(Need, need_id).person_id
    desk.post(f"/koordination/menschen/{newcomer_id}/blick", data={"purpose": "contact"})
    assert f"{path}/vorschlag/{mentor_id}" in desk.get(path).text
    assert "Beiden vorschlagen" in desk.get(f"{path}/vorschlag/{mentor_id}").text
    desk.post(f"{path}/vorschlag/{mentor_id}")
    return f"/mentoring/anfragen/{db.session.scalars(select(Enquiry.id)).one()}"


def test_after_a_no_she_reads_that_the_office_goes_on(sqlite_app, by_office, signed_in):
    need, profile = searching(), mentor()
    path = propose(signed_in, need.id, profile.id)
    browsers = [signed_in(one) for one in (need.person, profile.person)]
    browsers[1].post(f"{path}/absage")
    assert [refusals_met(sqlite_app, browser) for browser in browsers] == [set(), set()]
    assert "Die Koordination ist am Zug" in browsers[0].get("/mentoring/wunsch").text


def test_what_she_said_of_offers_before_stays_while_nobody_asks(sqlite_app, by_office, signed_in):
    need = searching(wishes=Wishes(allows_offers=True))
    signed_in(need.person).post("/mentoring/wunsch", data={"formats": ["online"], "allows_offers": ""})
    need = db.session.get_one(Need, need.id)
    assert (need.formats, need.allows_offers) == (("online",), True)
