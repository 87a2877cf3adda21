"""Check-ins: asked after four weeks and then every eight, private, answered with one click, few by letter."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import in_berlin, standing_at
from mentoring.core.composing import compose
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed
from mentoring.core.links import token_of
from mentoring.core.outbox import Letter, write_letter
from mentoring.mentorship.actions import (
    Plea,
    answer_check_in,
    ask_how_it_goes,
    call_for_help,
    end_tandem,
    forget_tandem_words,
    pause_tandem,
)
from mentoring.mentorship.actions.check_ins import ask_due_check_ins
from mentoring.mentorship.models import CheckIn, HelpCall
from mentoring.mentorship.queries import open_check_ins
from tests.mentorship.scenes import letters_of, office, running, tandem

TODAY = clock.now()
QUESTION = "Eine kurze Frage"


def asked(pair, days=28):
    """Both are asked, some days after they have agreed."""
    with standing_at(clock.now() + timedelta(days=days + 5)):
        assert ask_how_it_goes(pair) is True
    return {one.person_id: one for one in check_ins()}


def check_ins():
    return db.session.scalars(select(CheckIn).order_by(CheckIn.id)).all()


def link_of(check_in):
    wanted = select(Letter).where(Letter.template == "check_in.asked", Letter.subject_id == check_in.id)
    return f"/mentoring/zwischenfrage/{token_of(db.session.scalars(wanted).one(), 'check_in')}"


def numbers_after(pair, *days):
    """Which questions have been asked when time has looked on some days."""
    for day in days:
        moment = clock.now() + timedelta(days=day)
        with standing_at(moment):
            ask_due_check_ins(moment)
    return sorted({one.number for one in check_ins()})


def test_nobody_is_asked_before_both_have_agreed(app):
    assert numbers_after(tandem(), 30, 100) == []


def test_both_are_asked_after_four_weeks_and_then_every_eight(app):
    pair = running()
    assert numbers_after(pair, *range(28)) == []
    assert numbers_after(pair, *range(28, 84)) == [1]
    assert numbers_after(pair, *range(84, 140)) == [1, 2]
    assert numbers_after(pair, *range(140, 150)) == [1, 2, 3]
    assert len(check_ins()) == 6


def test_the_question_comes_at_nine_of_a_working_day(app):
    pair, due = running(), None
    for hour in range(24 * 28 - 24, 24 * 34):
        moment = clock.now() + timedelta(hours=hour)
        with standing_at(moment):
            if ask_how_it_goes(pair):
                due = in_berlin(moment)
                break
    assert (due.hour >= 9, due.weekday() < 5, due.hour < 11) == (True, True, True)


def test_who_slept_asks_the_last_question_once(app):
    pair = running()
    assert numbers_after(pair, 150, 150, 151) == [3]
    assert len(check_ins()) == 2


def test_nobody_is_asked_in_a_pause_or_after_the_end(app):
    pair = running()
    pause_tandem(pair.mentor, pair, in_berlin(TODAY).date() + timedelta(days=60))
    assert numbers_after(pair, 30) == []
    end_tandem(pair.mentor, pair)
    assert numbers_after(pair, 90) == []


@pytest.mark.parametrize(
    ("answer", "said"), [("well", "Schön, dass es gut läuft."), ("tough", "Wenn es zäh läuft")]
)
def test_one_click_answers_and_nobody_else_learns_of_it(app, signed_in, answer, said):
    pair = running()
    mine = asked(pair)[pair.newcomer_id]
    browser = signed_in(pair.newcomer)
    assert QUESTION in browser.get("/mein-bereich").text
    assert said in browser.post(f"/mentoring/zwischenfragen/{mine.id}", data={"answer": answer}).text
    assert (mine.answer, QUESTION in browser.get("/mein-bereich").text) == (answer, False)
    assert db.session.scalars(select(HelpCall)).all() == []
    for other in (pair.mentor, office()):
        assert signed_in(other).get(f"/mentoring/zwischenfragen/{mine.id}").status_code == 404
        assert signed_in(other).post(f"/mentoring/zwischenfragen/{mine.id}").status_code == 404
    with pytest.raises(NotAllowed):
        answer_check_in(pair.mentor, mine, "well")


def test_other_pages_read_the_same_whatever_somebody_answers(app, signed_in):
    pair = running()
    mine, readers = asked(pair)[pair.newcomer_id], (pair.mentor, office())
    browsers = [signed_in(reader) for reader in readers]
    paths = (f"/mentoring/tandems/{pair.id}", f"/mentoring/anfragen/{pair.enquiry_id}", "/mein-bereich")
    before = [browser.get(path).text.partition("<main")[2] for browser in browsers for path in paths]
    answer_check_in(pair.newcomer, mine, "tough")
    after = [browser.get(path).text.partition("<main")[2] for browser in browsers for path in paths]
    assert [_without_tokens(page) for page in after] == [_without_tokens(page) for page in before]


def _without_tokens(page):
    return [line for line in page.splitlines() if "csrf_token" not in line]


@pytest.mark.parametrize("words", ["", "Wir reden aneinander vorbei."])
def test_please_get_in_touch_makes_a_call_with_the_chosen_words_or_none(app, signed_in, words):
    pair = running()
    mine = asked(pair)[pair.mentor_id]
    form = {"answer": "call", "words": words}
    assert (
        "meldet sich per E-Mail"
        in signed_in(pair.mentor).post(f"/mentoring/zwischenfragen/{mine.id}", data=form).text
    )
    call = db.session.scalars(select(HelpCall)).one()
    assert (call.person_id, call.words, call.contact, call.tandem_id) == (pair.mentor_id, words, "mail", None)


def test_a_call_that_lies_there_already_keeps_its_words(app):
    pair = running()
    mine = asked(pair)[pair.mentor_id]
    call = call_for_help(pair.mentor, Plea("mail", "Schon gesagt."))
    answer_check_in(pair.mentor, mine, "call")
    assert call.words == "Schon gesagt."
    answer_check_in(pair.mentor, mine, "call", "Und noch etwas.")
    assert [one.words for one in db.session.scalars(select(HelpCall))] == ["Und noch etwas."]


def test_the_letter_asks_without_a_name_and_its_link_works_once(app, client):
    pair = running()
    mine = asked(pair)[pair.newcomer_id]
    (letter, _other) = db.session.scalars(select(Letter).where(Letter.template == "check_in.asked")).all()
    mail = str(compose(letter))
    assert [hidden for hidden in ("S. K.", "Sabine", "Lena") if hidden in mail] == []
    path = link_of(mine)
    assert ("Wie läuft es?" in client.get(path).text, mine.answer) == (True, None)
    assert client.post(path, data={}).status_code == 422
    assert "Danke für Ihre Antwort" in client.post(path, data={"answer": "tough"}).text
    assert (mine.answer, client.post(path, data={"answer": "well"}).status_code, compose(letter)) == (
        "tough",
        410,
        None,
    )


def test_at_most_two_questions_come_by_letter(app):
    pair = running()
    numbers_after(pair, *range(0, 210, 7))
    assert max(one.number for one in check_ins()) == 4
    assert letters_of("check_in.asked") == [pair.newcomer_id, pair.mentor_id] * 2


def test_where_letters_enough_were_written_the_question_waits_on_the_page(app):
    pair = running()
    with standing_at(clock.now() + timedelta(days=1)):
        _write_reminders(pair)
    asked(pair)
    assert letters_of("check_in.asked") == [pair.mentor_id]
    assert len(open_check_ins(pair.newcomer)) == 1


@action
def _write_reminders(pair):
    for _time in range(4):
        write_letter("tandem.first_talk_reminded", to=pair.newcomer_id, subject_id=pair.id)


def test_answers_are_forgotten_ninety_days_after_the_end(app):
    pair = running()
    answer_check_in(pair.mentor, asked(pair)[pair.mentor_id], "tough")
    end_tandem(pair.mentor, pair)
    assert forget_tandem_words(clock.now() + timedelta(days=89)) == 0
    assert forget_tandem_words(clock.now() + timedelta(days=91)) == 1
    assert check_ins() == []


def test_the_help_page_is_for_everybody(client):
    assert "Wenn es zäh läuft" in client.get("/mentoring/wenn-es-zaeh-laeuft").text
