"""Calls at the office: what it notes waits for the own yes, what it does is marked, and those concerned are told."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.composing import compose
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import Entry
from mentoring.core.links import token_of
from mentoring.core.looks import note_look
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import Errand, act_for, choose_topics, errands_for, note_wish, propose_pair
from mentoring.mentorship.actions.waiting import discard_old_drafts
from mentoring.mentorship.models import Enquiry, Need
from mentoring.people.models import Person
from tests.conftest import SignedIn, person
from tests.mentorship.scenes import OLDENBURG, TOPICS, asked, letters_of, mentor, office, searching

MARK = "von der Koordination für"
CALLER = {
    "name": "Karla Kommt",
    "email": "karla@example.org",
    "type_code": "hospital",
    "land_code": "03",
    "topics": ["visibility"],
    "formats": ["online"],
    "asked": "y",
}


@pytest.fixture
def olga(request: pytest.FixtureRequest) -> Person:
    """Somebody of the office."""
    request.getfixturevalue("app" if "app" in request.fixturenames else "sqlite_app")
    return office()


@pytest.fixture
def desk(olga: Person, signed_in: SignedIn) -> FlaskClient:
    """The office's browser."""
    return signed_in(olga)


def newcomer() -> Person:
    return person("Lena Hoffmann", "newcomer", **OLDENBURG)


def draft(olga: Person) -> Need:
    """What the office noted for somebody who is known."""
    return note_wish(olga, newcomer(), TOPICS, ["online"])


def letter(template: str) -> Letter:
    return db.session.scalars(select(Letter).where(Letter.template == template)).one()


def link(need: Need) -> str:
    """The address behind the letter of a draft."""
    return f"/mentoring/suche/{token_of(letter('need.drafted'), 'search')}"


def states() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(Need.state).order_by(Need.id)))


def test_somebody_new_is_invited_and_the_own_yes_begins_the_search(app, desk, client):
    assert desk.post("/koordination/anrufe", data=CALLER).location == "/koordination/einladungen#meldung"
    assert states() == []
    invitation = token_of(letter("person.invited"), "invitation")
    client.post(f"/einladung/{invitation}/zusage", data={"consent": "y"})
    need = db.session.query(Need).one()
    assert (need.state, [topic.slug for topic in need.topics], need.formats) == (
        *("searching", ["visibility"]),
        ("online",),
    )
    noted = db.session.query(Entry).filter_by(event="need.noted").one()
    assert noted.details["acted_for"] == need.person_id


def test_a_call_needs_the_persons_wish_and_an_address_that_is_not_known(sqlite_app, desk):
    known = newcomer().account.email
    for wrong in ({"asked": ""}, {"topics": []}, {"email": known}):
        answer = desk.post("/koordination/anrufe", data={**CALLER, **wrong})
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert letters_of("person.invited") == []


def test_a_draft_is_seen_by_nobody_and_counts_with_the_yes_behind_the_link(app, olga, desk, client):
    need = draft(olga)
    assert desk.get(f"/koordination/wartende/{need.id}").status_code == HTTPStatus.NOT_FOUND
    with pytest.raises(WrongState):
        propose_pair(olga, need, mentor())
    page = client.get(link(need)).text
    assert ("Ja, so suchen" in page, states()) == (True, ["draft"])
    client.post(link(need), data={"answer": "continue"})
    assert states() == ["searching"]
    assert client.post(link(need), data={"answer": "continue"}).status_code == HTTPStatus.GONE


def test_a_no_leaves_nothing_of_what_was_noted(app, olga, client):
    need = draft(olga)
    client.post(link(need), data={"answer": "close"})
    db.session.refresh(need)
    assert (need.state, need.topics, need.formats) == ("closed", [], ())


def test_without_an_answer_a_draft_is_deleted_like_an_invitation(app, olga):
    with clock.standing_at(clock.now() - timedelta(days=29)):
        draft(olga)
    assert (discard_old_drafts(clock.now()), states()) == (0, ["draft"])
    with clock.standing_at(clock.now() + timedelta(days=2)):
        assert (discard_old_drafts(clock.now()), discard_old_drafts(clock.now())) == (1, 0)
    assert states() == ["closed"]


def test_choosing_topics_oneself_is_a_yes_too(sqlite_app, olga):
    need = draft(olga)
    chosen = choose_topics(need.person, TOPICS[:1])
    assert (chosen.id, chosen.state, [topic.slug for topic in chosen.topics]) == (
        *(need.id, "searching"),
        [TOPICS[0]],
    )


def test_the_letter_of_a_draft_says_topics_and_no_name(sqlite_app, olga):
    draft(olga)
    mail = str(compose(letter("need.drafted")).get_body(("plain",)).get_content())  # type: ignore[union-attr]
    assert ("Es gilt erst, wenn Sie zustimmen." in mail, "Hoffmann" in mail) == (True, False)


def test_a_second_wish_waits_for_the_first(app, olga):
    need = draft(olga)
    with pytest.raises(WrongState):
        note_wish(olga, need.person, TOPICS, [])
    with pytest.raises(WrongState):
        note_wish(olga, mentor().person, TOPICS, [])
    assert letters_of("need.drafted") == [need.person_id]


def test_a_no_on_the_phone_is_marked_and_both_are_told(app, olga, desk, signed_in):
    enquiry = asked()
    note_look(olga, enquiry.mentor_id, "contact")
    page = f"/koordination/menschen/{enquiry.mentor_id}/anruf"
    assert "Absagen: L. H. und S. K." in desk.get(page).text
    filled = {"errand": f"decline-{enquiry.id}", "asked": "y"}
    assert [desk.post(page, data=filled).status_code for _click in range(2)] == [302, 409]
    assert db.session.get_one(Enquiry, enquiry.id).state == "declined"
    assert letters_of("enquiry.declined") == [enquiry.newcomer_id]
    assert letters_of("person.acted_for") == [enquiry.mentor_id]
    for reader in (enquiry.newcomer, enquiry.mentor, olga):
        assert f"{MARK} S. K." in signed_in(reader).get(f"/mentoring/anfragen/{enquiry.id}").text
    note_look(olga, enquiry.newcomer_id, "waiting")
    assert f"{MARK} S. K." in desk.get(f"/koordination/wartende/{enquiry.need_id}").text
    assert f"{MARK} S. K." in signed_in(enquiry.newcomer).get("/mentoring/wunsch").text


def test_the_journal_names_who_acted_and_for_whom(app, olga):
    need = searching()
    act_for(olga, need.person, Errand("pause", need))
    lines = db.session.query(Entry).filter(Entry.event.in_(("need.paused", "person.acted_for")))
    assert {(one.event, one.actor_id, one.details["acted_for"]) for one in lines} == {
        (event, olga.id, need.person_id) for event in ("need.paused", "person.acted_for")
    }


def test_what_can_be_asked_for_is_never_a_yes(sqlite_app, olga):
    enquiry = asked()
    assert {one.name for one in errands_for(olga, enquiry.newcomer)} == {"pause", "close", "withdraw"}
    assert {one.name for one in errands_for(olga, enquiry.mentor)} == {"decline"}


def test_nobody_acts_for_themselves_or_where_they_take_part(sqlite_app, olga):
    profile = mentor("Olga Selbst")
    both = person("Olga Beides", "coordinator", "newcomer")
    enquiry = asked(searching(), profile)
    with pytest.raises(NotAllowed):
        errands_for(both, both)
    with pytest.raises(NotAllowed):
        act_for(enquiry.mentor, enquiry.newcomer, Errand("withdraw", enquiry))


def test_a_wish_for_a_mentor_on_the_phone_still_asks_both(app, olga, desk, signed_in):
    need, profile = searching(), mentor()
    desk.post(f"/koordination/wartende/{need.id}/vorschlag/{profile.id}", data={"phoned": "y"})
    enquiry = db.session.query(Enquiry).one()
    assert (enquiry.awaiting, enquiry.missing) == ("both", {"newcomer", "mentor"})
    seen = [
        MARK in signed_in(one).get(f"/mentoring/anfragen/{enquiry.id}").text
        for one in (need.person, olga, profile.person)
    ]
    assert seen == [True, True, False]


@pytest.mark.parametrize("page", ["anrufe/neu", "menschen/{}/anruf", "menschen/{}/wunsch"])
def test_only_the_office_takes_calls(sqlite_app, signed_in, page):
    someone = newcomer()
    address = f"/koordination/{page.format(someone.id)}"
    assert signed_in(someone).get(address).status_code == HTTPStatus.FORBIDDEN
