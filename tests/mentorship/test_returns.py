"""Rest after two silent enquiries, the question before a planned return, and the click that brings a mentor back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.links import token_of
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    act_for,
    answer_question,
    ask_back,
    decline_enquiry,
    errands_for,
    expire_enquiry,
    pause_mentor,
    propose_pair,
    resume_mentor,
    say_yes,
)
from mentoring.mentorship.actions.forgetting import forget_enquiry_words
from mentoring.mentorship.actions.mentors import end_due_pauses
from mentoring.mentorship.actions.returns import ask_about_due_returns
from mentoring.mentorship.models import Enquiry, MentorProfile
from mentoring.mentorship.queries import silent_mentors
from tests.mentorship.scenes import asked, letters_of, mentor, office, searching

BACK = "/mentoring/rueckkehr/"


def in_days(days: int):
    return clock.in_berlin(clock.now()).date() + timedelta(days=days)


def let_expire(profile: MentorProfile, name: str = "Lena Hoffmann") -> Enquiry:
    enquiry = asked(searching(name), profile)
    with standing_at(enquiry.expires_at):
        assert expire_enquiry(enquiry)
    return enquiry


def resting() -> MentorProfile:
    profile = mentor(words={"places": 3})
    for name in ("Erste Person", "Zweite Person"):
        let_expire(profile, name)
    return profile


def link_of(template: str) -> str:
    letter = db.session.scalars(select(Letter).where(Letter.template == template)).one()
    return BACK + token_of(letter, "return")


def test_two_enquiries_in_a_row_without_an_answer_let_a_profile_rest(app):
    profile = mentor(words={"places": 3})
    let_expire(profile)
    assert (profile.state, silent_mentors()) == ("active", [])
    waiting = asked(searching("Dritte Person"), profile)
    let_expire(profile, "Zweite Person")
    assert (profile.state, profile.paused_until, waiting.state) == ("paused", None, "returned")
    assert (letters_of("mentor.rested"), silent_mentors()) == ([profile.id], [profile])


def test_a_mentor_of_whom_nothing_was_heard_stands_on_the_desk_until_she_is_back(app, signed_in):
    browser, profile = signed_in(office()), resting()
    path = f'href="/mentoring/mentorinnen/{profile.id}"'
    page = browser.get("/koordination").text
    assert ("Zwei Anfragen blieben ohne Antwort." in page, path in page) == (True, True)
    resume_mentor(profile.person, profile)
    assert path not in browser.get("/koordination").text


def test_an_answer_in_between_begins_the_count_anew(app):
    profile = mentor(words={"places": 3})
    let_expire(profile)
    enquiry = asked(searching("Zweite Person"), profile)
    decline_enquiry(enquiry.mentor, enquiry)
    let_expire(profile, "Dritte Person")
    assert profile.state == "active"


def test_who_waited_for_an_answer_was_not_silent_even_when_words_are_forgotten(app):
    profile = mentor(words={"places": 3})
    enquiry = asked(searching("Erste Person"), profile)
    ask_back(profile.person, enquiry, "Wie groß ist Ihr Haus?")
    with standing_at(enquiry.expires_at):
        assert expire_enquiry(enquiry)
    with standing_at(clock.now() + timedelta(days=200)):
        assert forget_enquiry_words(clock.now()) == 1
        let_expire(profile, "Zweite Person")
        assert profile.state == "active"
        let_expire(profile, "Dritte Person")
        assert profile.state == "paused"


def test_who_left_an_answer_unread_was_silent(app):
    profile = mentor(words={"places": 3})
    let_expire(profile)
    enquiry = asked(searching("Zweite Person"), profile)
    ask_back(profile.person, enquiry, "Wie groß ist Ihr Haus?")
    answer_question(enquiry.newcomer, enquiry, "Achtzig Betten.")
    with standing_at(enquiry.expires_at):
        assert expire_enquiry(enquiry)
    assert profile.state == "active"
    let_expire(profile, "Dritte Person")
    assert profile.state == "paused"


def test_who_answered_while_her_own_question_stayed_open_was_not_silent(app):
    profile = mentor(words={"places": 3})
    need = searching("Erste Person")
    enquiry = propose_pair(office(), need, profile)
    ask_back(profile.person, enquiry, "Wie groß ist Ihr Haus?")
    say_yes(need.person, enquiry)
    ask_back(need.person, enquiry, "Wie oft hätten Sie Zeit?")
    answer_question(profile.person, enquiry, "Einmal im Monat.")
    with standing_at(enquiry.expires_at):
        assert expire_enquiry(enquiry)
    let_expire(profile, "Zweite Person")
    assert profile.state == "active"
    let_expire(profile, "Dritte Person")
    assert profile.state == "paused"


def test_who_says_no_on_the_phone_was_not_silent(app):
    profile = mentor(words={"places": 3})
    let_expire(profile)
    enquiry, coordination = asked(searching("Zweite Person"), profile), office()
    [errand] = errands_for(coordination, profile.person)
    act_for(coordination, profile.person, errand)
    let_expire(profile, "Dritte Person")
    assert (enquiry.state, profile.state) == ("declined", "active")


def test_who_came_back_is_not_sent_to_rest_by_the_next_silence(app):
    profile = resting()
    resume_mentor(profile.person, profile)
    let_expire(profile, "Dritte Person")
    assert (profile.state, silent_mentors()) == ("active", [])
    let_expire(profile, "Vierte Person")
    assert profile.state == "paused"


def test_a_planned_pause_is_no_silence(app):
    profile = mentor()
    pause_mentor(profile.person, profile, in_days(30))
    assert silent_mentors() == []


def test_who_rests_reads_one_letter_about_it_not_two(app):
    profile = resting()
    rows = db.session.query(Letter).filter_by(account_id=profile.id).order_by(Letter.id)
    sent = [mail["Subject"] for mail in map(compose, rows) if mail is not None]
    assert sent.count("Ihr Profil macht Pause") == 1
    assert "Die Zeit für eine Anfrage ist abgelaufen" not in sent


def test_rest_does_not_end_by_itself(app):
    profile = resting()
    with standing_at(clock.now() + timedelta(days=400)):
        assert (end_due_pauses(clock.now()), ask_about_due_returns(clock.now())) == (0, 0)
    assert profile.state == "paused"


def test_one_click_in_the_letter_brings_back_and_looking_does_not(app, client):
    profile = resting()
    path = link_of("mentor.rested")
    assert [client.get(path).status_code for _time in range(2)] == [200, 200]
    assert profile.state == "paused"
    answer = client.post(path)
    assert (answer.status_code, "Schön, dass Sie wieder da sind." in answer.text) == (200, True)
    assert (db.session.get_one(MentorProfile, profile.id).state, client.post(path).status_code) == (
        "active",
        410,
    )


def test_the_click_of_who_is_back_already_changes_nothing(app, client):
    profile = resting()
    resume_mentor(profile.person, profile)
    path = link_of("mentor.rested")
    page = client.get(path).text
    assert ("Hier ist nichts mehr zu tun" in page, "<form" in page) == (True, False)
    assert (client.post(path).status_code, profile.state) == (200, "active")


def test_the_own_page_says_why_the_profile_rests(app, signed_in):
    page = signed_in(resting().person).get("/mentoring/profil").text
    assert ("Zwei Anfragen sind ohne Antwort zu Ende gegangen." in page, "Pause jetzt beenden" in page) == (
        True,
        True,
    )


@pytest.mark.parametrize(("days", "silently"), [(30, True), (120, False)])
def test_three_days_before_a_planned_return_one_letter_asks(app, days, silently):
    profile, start = mentor(), clock.now()
    nine = clock.in_berlin(start).replace(hour=9, minute=0, second=0, microsecond=0)
    pause_mentor(profile.person, profile, in_days(days))
    asked_at = nine + timedelta(days=days - 3)
    with standing_at(asked_at - timedelta(seconds=1)):
        assert ask_about_due_returns(clock.now()) == 0
    with standing_at(asked_at):
        assert [ask_about_due_returns(clock.now()) for _round in range(2)] == [1, 0]
    mail = compose(db.session.query(Letter).filter_by(template="mentor.return_asked").one())
    text = mail.get_body(("plain",)).get_content()
    assert ("Danach können Sie wieder gefragt werden." in text, BACK in text) == (silently, True)


def test_a_pause_of_three_days_is_not_asked_about(app):
    profile = mentor()
    pause_mentor(profile.person, profile, in_days(3))
    with standing_at(clock.now() + timedelta(days=1)):
        assert ask_about_due_returns(clock.now()) == 0


def test_a_longer_pause_is_asked_about_again(app, signed_in):
    profile, start = mentor(), clock.now()
    pause_mentor(profile.person, profile, in_days(10))
    with standing_at(start + timedelta(days=8)):
        assert ask_about_due_returns(clock.now()) == 1
    browser = signed_in(profile.person)
    assert "Pause verlängern" in browser.get("/mentoring/profil/pause").text
    browser.post("/mentoring/profil/pause", data={"until": in_days(40).isoformat()})
    assert (profile.state, profile.paused_until, profile.return_asked_at) == ("paused", in_days(40), None)
    with standing_at(start + timedelta(days=38)):
        assert ask_about_due_returns(clock.now()) == 1
