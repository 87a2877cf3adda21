"""Asking back before an answer: who may, whose turn it is until when, and who never reads the words."""

from datetime import timedelta

import pytest

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.mentorship.actions import (
    accept_enquiry,
    answer_question,
    ask_back,
    decline_enquiry,
    withdraw_enquiry,
)
from mentoring.mentorship.actions.silence import expire_due_enquiries
from mentoring.mentorship.actions.working_days import deadline
from mentoring.mentorship.models import Enquiry, MentorProfile
from tests.conftest import person
from tests.mentorship.scenes import WORDS, asked, letters_of, link_path, mentor, office, proposed, searching

QUESTION, ANSWER = "Wie viele Betten hat Ihr Haus?", "Rund zweihundert."


def asked_back() -> Enquiry:
    enquiry = asked()
    ask_back(enquiry.mentor, enquiry, QUESTION)
    return enquiry


def answered() -> Enquiry:
    enquiry = asked_back()
    answer_question(enquiry.newcomer, enquiry, ANSWER)
    return enquiry


def test_a_question_turns_to_the_newcomer_and_the_answer_back_with_fresh_days(app):
    enquiry = asked()
    with standing_at(enquiry.opened_at + timedelta(days=3)):
        ask_back(enquiry.mentor, enquiry, QUESTION)
        assert (enquiry.state, enquiry.turn, enquiry.awaiting) == ("question", {"newcomer"}, "mentor")
        assert enquiry.expires_at == deadline(clock.now(), 5, enquiry.newcomer.land)
    with standing_at(enquiry.opened_at + timedelta(days=6)):
        answer_question(enquiry.newcomer, enquiry, ANSWER)
        assert (enquiry.state, enquiry.turn) == ("open", {"mentor"})
        assert (enquiry.turn_since, enquiry.expires_at) == (
            clock.now(),
            deadline(clock.now(), 5, enquiry.mentor.land),
        )


def test_the_newcomer_is_told_of_the_question_and_the_mentor_of_the_answer(app):
    enquiry = answered()
    assert letters_of("enquiry.asked_back") == [enquiry.newcomer_id]
    assert letters_of("enquiry.answered") == [enquiry.mentor_id]


def test_asked_back_the_newcomer_still_cannot_say_yes_for_the_mentor(app):
    enquiry = asked_back()
    for deed in (accept_enquiry, decline_enquiry):
        with pytest.raises(NotAllowed):
            deed(enquiry.newcomer, enquiry)


@pytest.mark.parametrize(
    ("deed", "who", "state"),
    [
        (accept_enquiry, "mentor", "accepted"),
        (decline_enquiry, "mentor", "declined"),
        (withdraw_enquiry, "newcomer", "withdrawn"),
    ],
)
def test_while_a_question_waits_everything_else_stays_possible(app, deed, who, state):
    enquiry = asked_back()
    deed(getattr(enquiry, who), enquiry)
    assert enquiry.state == state


def test_there_are_two_rounds_and_no_third(app):
    enquiry = answered()
    ask_back(enquiry.mentor, enquiry, QUESTION)
    answer_question(enquiry.newcomer, enquiry, ANSWER)
    with pytest.raises(WrongState, match="Zwei Rückfragen gab es schon"):
        ask_back(enquiry.mentor, enquiry, QUESTION)


def test_nobody_asks_or_answers_out_of_turn(app):
    enquiry = asked_back()
    with pytest.raises(WrongState, match="wartet schon eine Rückfrage"):
        ask_back(enquiry.mentor, enquiry, QUESTION)
    for someone in (enquiry.mentor, office(), person("Fremde Person", "newcomer")):
        with pytest.raises(NotAllowed):
            answer_question(someone, enquiry, ANSWER)
    with pytest.raises(NotAllowed):
        ask_back(enquiry.newcomer, enquiry, QUESTION)


def test_of_two_who_are_asked_nobody_answers_the_own_question(app):
    enquiry = proposed()
    ask_back(enquiry.newcomer, enquiry, QUESTION)
    assert enquiry.turn == {"mentor"}
    with pytest.raises(NotAllowed):
        answer_question(enquiry.newcomer, enquiry, ANSWER)
    answer_question(enquiry.mentor, enquiry, ANSWER)
    assert (enquiry.state, enquiry.turn) == ("open", {"newcomer", "mentor"})


def test_a_newcomer_who_does_not_answer_lets_no_mentor_rest(app):
    profile = mentor(words={"places": 3})
    for _time in range(2):
        enquiry = asked(searching(), profile)
        ask_back(enquiry.mentor, enquiry, QUESTION)
        with standing_at(enquiry.expires_at):
            assert expire_due_enquiries(clock.now()) == 1
    assert db.session.get_one(MentorProfile, profile.id).state == "active"


def test_the_two_read_question_and_answer_and_the_office_reads_neither(app, signed_in):
    enquiry = answered()
    path = f"/mentoring/anfragen/{enquiry.id}"
    for reader in (enquiry.newcomer, enquiry.mentor):
        page = signed_in(reader).get(path).text
        assert (QUESTION in page, ANSWER in page) == (True, True)
    page = signed_in(office()).get(path).text
    assert (QUESTION in page, ANSWER in page) == (False, False)
    assert WORDS not in signed_in(enquiry.mentor).get(path).text


def test_after_a_no_nobody_reads_them_any_more(app, signed_in):
    enquiry = answered()
    decline_enquiry(enquiry.mentor, enquiry)
    for reader in (enquiry.newcomer, enquiry.mentor):
        assert QUESTION not in signed_in(reader).get(f"/mentoring/anfragen/{enquiry.id}").text


def test_behind_the_link_nobody_reads_them_and_the_new_link_answers(app, client):
    enquiry = answered()
    path = link_path("enquiry.answered", enquiry, enquiry.mentor)
    page = client.get(path).text
    assert (QUESTION in page, ANSWER in page) == (False, False)
    assert client.post(path, data={"answer": "yes"}).status_code == 200
    assert db.session.get_one(Enquiry, enquiry.id).state == "accepted"


def test_question_and_answer_go_through_the_page(app, signed_in):
    enquiry = asked()
    path = f"/mentoring/anfragen/{enquiry.id}"
    asking, answering = signed_in(enquiry.mentor), signed_in(enquiry.newcomer)
    assert asking.post(f"{path}/rueckfrage", data={"words": " "}).status_code == 422
    asking.post(f"{path}/rueckfrage", data={"words": QUESTION})
    assert "Ihre Antwort auf die Rückfrage" in answering.get(path).text
    assert answering.post(f"{path}/rueckfrage/antwort", data={"words": " "}).status_code == 422
    answering.post(f"{path}/rueckfrage/antwort", data={"words": ANSWER})
    assert ANSWER in asking.get(path).text
