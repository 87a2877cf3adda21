"""What time does with a search: a report, the question whether it is current, rest, and the end of a long pause."""

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
    choose_topics,
    close_need,
    continue_search,
    decline_enquiry,
    pause_need,
)
from mentoring.mentorship.actions.waiting import ask_about_due_needs, lapse_due_needs, report_on_due_needs
from mentoring.mentorship.actions.working_days import morning_after
from mentoring.mentorship.models import Need
from tests.mentorship.scenes import TOPICS, asked, letters_of, mentor, searching

SEARCH = "/mentoring/suche/"


def after(days: int, need: Need):
    """Nine o'clock of a working day some days after the search began."""
    return standing_at(morning_after(need.waiting_since, days, need.person.land))


def texts(template: str) -> list[str]:
    rows = db.session.scalars(select(Letter).where(Letter.template == template).order_by(Letter.id))
    mails = [mail for mail in map(compose, rows) if mail is not None]
    return [mail.get_body(("plain",)).get_content() for mail in mails]


def path_of(template: str) -> str:
    letters = select(Letter).where(Letter.template == template).order_by(Letter.id.desc())
    return SEARCH + token_of(db.session.scalars(letters).first(), "search")


def ask_until_rest(need: Need) -> list[str]:
    """The states after each question, as long as anything is due."""
    states = []
    while need.state == "searching":
        with standing_at(need.question_at):
            assert [ask_about_due_needs(clock.now()) for _round in range(2)] == [1, 0]
        states.append(need.state)
    return states


def resting() -> Need:
    need = searching()
    ask_until_rest(need)
    return need


def lapsed() -> Need:
    need = searching()
    pause_need(need.person, need)
    with standing_at(morning_after(need.stopped_at, 180, need.person.land)):
        assert [lapse_due_needs(clock.now()) for _round in range(2)] == [1, 0]
    return need


def test_after_two_weeks_one_letter_says_where_the_search_stands(app):
    need = searching()
    with standing_at(morning_after(need.waiting_since, 14, need.person.land) - timedelta(seconds=1)):
        assert report_on_due_needs(clock.now()) == 0
    with after(14, need):
        assert [report_on_due_needs(clock.now()) for _round in range(2)] == [1, 0]
        (text,) = texts("need.reported")
    assert "Sie haben noch niemanden gefragt." in text
    assert "Nach 21 Tagen ohne Zusage" in text


@pytest.mark.parametrize(
    ("declined", "said"), [(False, "Ihre Anfrage an S. K. ist offen."), (True, "bisher 1 Person gefragt.")]
)
def test_the_report_is_true_when_it_is_sent(app, declined, said):
    need = searching()
    enquiry = asked(need, mentor())
    with after(14, need):
        assert report_on_due_needs(clock.now()) == 1
    if declined:
        decline_enquiry(enquiry.mentor, enquiry)
    (text,) = texts("need.reported")
    assert said in text


def test_nothing_is_reported_to_who_pauses_or_has_stopped(app):
    for number, leave in enumerate((pause_need, close_need)):
        need = searching(f"Person {number}")
        leave(need.person, need)
        with after(20, need):
            assert report_on_due_needs(clock.now()) == 0


def test_days_of_a_pause_do_not_count(app):
    need = searching()
    pause_need(need.person, need)
    with standing_at(need.waiting_since + timedelta(days=100)):
        continue_search(need.person, need)
        assert (report_on_due_needs(clock.now()), ask_about_due_needs(clock.now())) == (0, 0)


def test_after_sixty_days_it_asks_three_times_and_then_lets_rest(app):
    need = searching()
    first = morning_after(need.waiting_since, 60, need.person.land)
    assert need.question_at == first
    assert ask_until_rest(need) == ["searching"] * 3 + ["paused"]
    assert (letters_of("need.questioned"), letters_of("need.rested")) == (
        [need.person_id] * 3,
        [need.person_id],
    )
    assert need.stopped_at - first >= timedelta(days=21)


def test_asking_a_mentor_answers_the_question(app):
    need = searching()
    with standing_at(need.question_at):
        ask_about_due_needs(clock.now())
        assert need.questions == 1
        asked(need, mentor())
        assert (need.questions, need.question_at) == (0, morning_after(clock.now(), 60, need.person.land))


def test_nobody_is_sent_to_rest_with_an_open_enquiry(app):
    enquiry = asked()
    with standing_at(enquiry.need.question_at):
        assert ask_about_due_needs(clock.now()) == 0
    assert (enquiry.state, enquiry.need.questions, enquiry.need.state) == ("open", 0, "searching")


def test_looking_behind_the_link_answers_nothing(app, client):
    need = searching()
    with standing_at(need.question_at):
        ask_about_due_needs(clock.now())
        assert [client.get(path_of("need.questioned")).status_code for _time in range(2)] == [200, 200]
        assert client.post(path_of("need.questioned"), data={"answer": "perhaps"}).status_code == 422
    assert (need.state, need.questions) == ("searching", 1)


@pytest.mark.parametrize(
    ("answer", "state"), [("continue", "searching"), ("pause", "paused"), ("close", "closed")]
)
def test_one_click_behind_the_link_answers_once(app, client, answer, state):
    need = searching()
    with standing_at(need.question_at):
        ask_about_due_needs(clock.now())
        path = path_of("need.questioned")
        statuses = [client.post(path, data={"answer": answer}).status_code for _time in range(2)]
    found = db.session.get_one(Need, need.id)
    assert (statuses, found.state) == ([200, 410], state)
    assert found.questions == (0 if answer == "continue" else 1)


def test_a_question_that_was_answered_is_not_sent(app):
    need = searching()
    with standing_at(need.question_at):
        ask_about_due_needs(clock.now())
        continue_search(need.person, need)
    assert texts("need.questioned") == []


def test_the_page_asks_too_and_one_click_answers(app, signed_in):
    need = searching()
    with standing_at(need.question_at):
        ask_about_due_needs(clock.now())
        browser = signed_in(need.person)
        assert "Suchen Sie noch?" in browser.get("/mein-bereich").text
        browser.post("/mentoring/wunsch/bestaetigung")
        assert "Suchen Sie noch?" not in browser.get("/mein-bereich").text
    assert db.session.get_one(Need, need.id).questions == 0


def test_the_letter_about_rest_leads_back_with_the_days_waited(app, client):
    need = resting()
    waited = need.days_waited
    with standing_at(need.stopped_at + timedelta(days=30)):
        assert client.post(path_of("need.rested"), data={"answer": "continue"}).status_code == 200
        found = db.session.get_one(Need, need.id)
        assert (found.state, found.days_waited) == ("searching", waited)


def test_no_word_of_a_letter_calls_silence_a_refusal(app):
    resting()
    for template in ("need.questioned", "need.rested"):
        for text in texts(template):
            assert [word for word in ("abgelehnt", "Absage", "erfolglos") if word in text] == []


def test_a_pause_of_half_a_year_ends_the_search_with_one_letter(app):
    need = lapsed()
    assert (need.state, letters_of("need.lapsed")) == ("closed", [need.person_id])


def test_one_click_takes_a_lapsed_search_up_again(app, client):
    need = lapsed()
    path = path_of("need.lapsed")
    assert "Suche wieder aufnehmen" in client.get(path).text
    assert client.post(path, data={"answer": "continue"}).status_code == 200
    assert db.session.get_one(Need, need.id).state == "searching"


def test_who_searches_anew_already_is_told_so_by_the_old_link(app, client):
    need = lapsed()
    choose_topics(need.person, TOPICS)
    late = client.post(path_of("need.lapsed"), data={"answer": "continue"})
    assert (late.status_code, "schon einen offenen Mentoring-Wunsch" in late.text) == (409, True)


def test_closing_twice_is_no_error(app):
    need = searching()
    for _time in range(2):
        close_need(need.person, need)
    assert need.state == "closed"


def test_clocks_of_a_search_strike_at_nine_of_a_working_day(app):
    need = searching(land_code="03")
    friday = clock.datetime.fromisoformat("2027-01-29T23:30+01:00")
    assert morning_after(friday, 60, need.person.land).isoformat() == "2027-03-30T09:00:00+02:00"
