"""The wish list: up to three, each with own words; the next one goes by one click, or by itself where ticked so."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.links import token_of
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    accept_enquiry,
    ask_mentor,
    ask_next,
    decline_enquiry,
    exclude_person,
    let_wishes_go,
    pause_mentor,
    pause_need,
    wish_for_mentor,
    withdraw_enquiry,
)
from mentoring.mentorship.actions.silence import expire_due_enquiries
from mentoring.mentorship.actions.wish_list import move_on_with_due_needs
from mentoring.mentorship.models import Enquiry, MentorProfile, Need
from tests.conftest import person
from tests.mentorship.scenes import WORDS, letters_of, mentor, searching

NAMES = ("Erste Person", "Zweite Person", "Dritte Person")


def listed(number: int = 2, *, by_itself: bool = False) -> tuple[Need, Enquiry, list[MentorProfile]]:
    """Somebody who has asked one mentor and has others on the list."""
    need, asked, others = searching(), mentor(), [mentor(name) for name in NAMES[:number]]
    enquiry = ask_mentor(need.person, need, asked, WORDS)
    for profile in others:
        wish_for_mentor(need.person, need, profile, f"Worte an {profile.person.account.name}")
    let_wishes_go(need.person, need, by_itself=by_itself)
    return need, enquiry, others


def wished(need: Need) -> list[int]:
    return [wish.mentor_id for wish in db.session.get_one(Need, need.id).wished]


def asked_last(need: Need) -> Enquiry:
    found = select(Enquiry).where(Enquiry.need_id == need.id).order_by(Enquiry.id.desc()).limit(1)
    return db.session.scalars(found).one()


def next_path(template: str) -> str:
    letters = select(Letter).where(Letter.template == template).order_by(Letter.id.desc()).limit(1)
    return "/mentoring/naechste/" + token_of(db.session.scalars(letters).one(), "next")


def test_three_stand_on_the_list_and_no_fourth(app):
    need, _enquiry, others = listed(3)
    assert wished(need) == [profile.id for profile in others]
    with pytest.raises(WrongState, match="schon drei Personen"):
        wish_for_mentor(need.person, need, mentor("Vierte Person"), WORDS)


def test_nobody_is_asked_by_standing_on_a_list_and_nobody_else_writes_it(app):
    need, _enquiry, others = listed()
    assert letters_of("enquiry.opened") == [asked_last(need).mentor_id]
    with pytest.raises(NotAllowed):
        wish_for_mentor(person("Fremde Person", "newcomer"), need, others[0], WORDS)


def test_who_is_kept_apart_cannot_stand_on_the_list(app):
    need, profile = searching(), mentor()
    exclude_person(profile.person, need.person)
    with pytest.raises(WrongState, match="können Sie zurzeit nicht fragen"):
        wish_for_mentor(need.person, need, profile, WORDS)


def test_the_list_is_ordered_and_shortened_on_the_page(app, signed_in):
    need, _enquiry, others = listed(3)
    browser = signed_in(need.person)
    first, second, third = (wish.id for wish in need.wished)
    browser.post(f"/mentoring/wunschliste/{third}/hoch")
    browser.post(f"/mentoring/wunschliste/{first}/ende")
    assert wished(need) == [others[2].id, others[1].id]
    stranger = signed_in(searching("Andere Suche").person)
    assert stranger.post(f"/mentoring/wunschliste/{second}/ende").status_code == 404


@pytest.mark.parametrize("ending", ["declined", "expired", "returned", "superseded"])
def test_after_every_end_without_a_yes_one_click_in_the_letter_asks_the_next(app, client, ending):
    need, enquiry, others = listed()
    end_as(ending, enquiry)
    with standing_at(enquiry.closed_at):
        (text,) = [text for text in letters(f"enquiry.{ending}") if "/mentoring/naechste/" in text]
        path = next_path_of(text)
        assert client.get(path).status_code == 200
        assert asked_last(need).id == enquiry.id
        assert [client.post(path).status_code for _time in range(2)] == [200, 410]
    found = asked_last(need)
    assert (found.mentor_id, found.words) == (others[0].id, "Worte an Erste Person")
    assert (wished(need), found.missing) == ([others[1].id], {"mentor"})


def end_as(ending: str, enquiry: Enquiry) -> None:
    profile = db.session.get_one(MentorProfile, enquiry.mentor_id)
    if ending == "declined":
        decline_enquiry(enquiry.mentor, enquiry)
    elif ending == "returned":
        pause_mentor(enquiry.mentor, profile, clock.in_berlin(clock.now()).date() + timedelta(days=9))
    elif ending == "superseded":
        other = searching("Andere Suche")
        accept_enquiry(enquiry.mentor, ask_mentor(other.person, other, profile, WORDS))
    else:
        with standing_at(enquiry.expires_at):
            expire_due_enquiries(clock.now())


def letters(template: str) -> list[str]:
    rows = db.session.scalars(select(Letter).where(Letter.template == template).order_by(Letter.id))
    return [mail.get_body(("plain",)).get_content() for mail in map(compose, rows) if mail is not None]


def next_path_of(text: str) -> str:
    return "/mentoring/naechste/" + text.partition("/mentoring/naechste/")[2].split()[0]


def test_where_ticked_the_next_goes_by_itself_once_with_the_yes_of_the_list(app):
    need, enquiry, others = listed(by_itself=True)
    written_at = need.wished[0].written_at
    assert move_on_with_due_needs(clock.now()) == 0
    decline_enquiry(enquiry.mentor, enquiry)
    assert [move_on_with_due_needs(clock.now()) for _round in range(2)] == [1, 0]
    found = asked_last(need)
    assert (found.mentor_id, found.newcomer_agreed_at, found.missing) == (
        others[0].id,
        written_at,
        {"mentor"},
    )
    assert letters_of("wish.sent") == [need.person_id]
    assert "geht die nächste Anfrage von selbst" not in letters("wish.sent")[0]


def test_who_cannot_be_asked_is_passed_over_and_stays_on_the_list(app):
    need, enquiry, others = listed(by_itself=True)
    pause_mentor(others[0].person, others[0], clock.in_berlin(clock.now()).date() + timedelta(days=9))
    decline_enquiry(enquiry.mentor, enquiry)
    assert move_on_with_due_needs(clock.now()) == 1
    assert (asked_last(need).mentor_id, wished(need)) == (others[1].id, [others[0].id])


@pytest.mark.parametrize("by", ["not ticked", "withdrawn", "ticked later", "paused"])
def test_nothing_goes_by_itself_that_the_newcomer_did_not_let_go(app, by):
    need, enquiry, _others = listed(by_itself=by != "ticked later" and by != "not ticked")
    (withdraw_enquiry if by == "withdrawn" else decline_enquiry)(
        enquiry.newcomer if by == "withdrawn" else enquiry.mentor, enquiry
    )
    if by == "ticked later":
        let_wishes_go(need.person, need, by_itself=True)
    if by == "paused":
        pause_need(need.person, need)
    assert (move_on_with_due_needs(clock.now()), asked_last(need).id) == (0, enquiry.id)


def test_nobody_on_the_list_who_can_be_asked_is_said_kindly(app):
    need = searching()
    with pytest.raises(WrongState, match="zurzeit niemanden fragen"):
        ask_next(need.person, need)


def test_behind_the_link_no_words_are_read(app, client):
    _need, enquiry, _others = listed()
    decline_enquiry(enquiry.mentor, enquiry)
    page = client.get(next_path("enquiry.declined")).text
    assert ("E. P." in page, "Worte an" in page, "Hoffmann" in page) == (True, False, False)


WAITING = ("Suche begonnen", "S. K.: Anfrage gesendet", "Antwort von S. K.", "zu wenige Personen", "E. P.")
DECLINED = (
    "S. K.: Antwort: Zurzeit passt es nicht",
    "Sie sind am Zug",
    "Spätestens am",
    "Jetzt E. P. fragen",
)


def test_the_page_of_the_search_says_what_happened_whose_turn_and_what_next(app, signed_in):
    need, enquiry, _others = listed()
    browser = signed_in(need.person)
    page = browser.get("/mentoring/wunsch").text
    assert [told for told in WAITING if told not in page] == []
    decline_enquiry(enquiry.mentor, enquiry)
    page = browser.get("/mentoring/wunsch").text
    assert [told for told in DECLINED if told not in page] == []


def test_from_ten_cases_on_the_page_says_how_long_half_of_them_took(app, signed_in):
    profile = mentor(words={"places": 9})
    second = mentor("Zweite Person", {"places": 9})
    for number in range(10):
        need = searching(f"Suche {number}")
        with standing_at(need.waiting_since + timedelta(days=number)):
            enquiry = ask_mentor(need.person, need, profile if number < 9 else second, WORDS)
            accept_enquiry(enquiry.mentor, enquiry)
    page = signed_in(searching().person).get("/mentoring/wunsch").text
    assert "Von den letzten 10 Personen" in page
    assert "innerhalb von 4 Tagen" in page
