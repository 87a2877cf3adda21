"""How a tandem rests, is extended, looked back on, completed, and taken up again."""

from datetime import timedelta

import pytest

from mentoring.core import clock, pdf
from mentoring.core.clock import standing_at
from mentoring.core.composing import compose
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    accept_enquiry,
    agree_to_extension,
    choose_topics,
    close_need,
    drop_proposal,
    end_tandem,
    look_back,
    pause_tandem,
    propose_end,
    propose_extension,
    reopen_tandem,
    resume_tandem,
    strike_due_tandems,
    write_interim,
)
from mentoring.mentorship.models import MentorProfile, Tandem
from mentoring.people.actions import choose_roles
from tests.mentorship.scenes import TOPICS, asked, letters_of, mentor, office, running, searching, tandem

GOALS_SO_FAR = "Zwei von drei Stationen machen mit."
INVITED = "Möchten Sie selbst Mentor*in werden?"
THANKS = "Ihre Geduld hat mir geholfen."


def today():
    return clock.in_berlin(clock.now()).date()


def ending() -> Tandem:
    pair = running()
    propose_end(pair.mentor, pair)
    return pair


def page_of(pair: Tandem, rest: str = "") -> str:
    return f"/mentoring/tandems/{pair.id}{rest}"


def test_a_pause_moves_the_planned_end_by_its_days_and_either_goes_on(app):
    pair = running()
    planned = pair.planned_end
    pause_tandem(pair.newcomer, pair, today() + timedelta(days=30))
    with standing_at(clock.now() + timedelta(days=20)):
        resume_tandem(pair.mentor, pair)
    assert (pair.state, pair.planned_end - planned) == ("running", timedelta(days=20))
    assert (letters_of("tandem.paused"), letters_of("tandem.resumed")) == (
        [pair.mentor_id],
        [pair.newcomer_id],
    )


@pytest.mark.parametrize("days", [0, 91])
def test_a_pause_lasts_between_one_day_and_ninety(app, days):
    pair = running()
    with pytest.raises(WrongState, match="90 Tagen"):
        pause_tandem(pair.newcomer, pair, today() + timedelta(days=days))
    assert pair.state == "running"


def test_after_a_pause_both_are_asked_and_silence_leads_to_a_quiet_end(app):
    pair = running()
    pause_tandem(pair.newcomer, pair, today() + timedelta(days=30))
    states = []
    while pair.ended_at is None:
        with standing_at(pair.clock_at):
            assert strike_due_tandems(clock.now()) == 1
        states.append((pair.state, pair.asked_at is not None))
    assert states == [("paused", True), ("ending", False), ("completed", False)]
    assert (len(letters_of("tandem.questioned")), len(letters_of("tandem.wound_down"))) == (2, 2)


def test_the_words_at_half_time_are_read_by_both_and_by_nobody_else(app, signed_in):
    pair = running()
    write_interim(pair.newcomer, pair, GOALS_SO_FAR)
    readers = (pair.newcomer, pair.mentor, office())
    assert [GOALS_SO_FAR in signed_in(one).get(page_of(pair)).text for one in readers] == [True, True, False]


def test_a_look_back_is_read_by_the_other_only_once_released(app, signed_in):
    pair = ending()
    look_back(pair.newcomer, pair, THANKS, release=False)
    read = [THANKS in signed_in(pair.mentor).get(page_of(pair)).text]
    look_back(pair.newcomer, pair, THANKS, release=True)
    read.append(THANKS in signed_in(pair.mentor).get(page_of(pair)).text)
    look_back(pair.newcomer, pair, THANKS, release=False)
    read.append(THANKS in signed_in(pair.mentor).get(page_of(pair)).text)
    assert (read, pair.state) == ([False, True, False], "ending")
    assert THANKS not in signed_in(office()).get(page_of(pair)).text


def test_two_looks_back_complete_it_and_the_search_has_found(app):
    pair = ending()
    look_back(pair.newcomer, pair, THANKS, release=True)
    look_back(pair.mentor, pair, "", release=False)
    assert (pair.state, pair.need.state) == ("completed", "closed")
    assert letters_of("tandem.completed") == [pair.newcomer_id, pair.mentor_id]


@pytest.mark.parametrize("quietly", [False, True])
def test_a_former_newcomer_is_asked_once_to_pass_it_on_unless_a_mentor_already(
    sqlite_app, signed_in, quietly
):
    pair = ended_well(quietly=quietly)
    assert [words.count(INVITED) for words in letters_with_thanks()] == [1, 0]
    assert signed_in(pair.newcomer).get(page_of(pair)).text.count(INVITED) == 1
    assert signed_in(pair.mentor).get(page_of(pair)).text.count(INVITED) == 0
    choose_roles(pair.newcomer, ["newcomer", "mentor"])
    assert [words.count(INVITED) for words in letters_with_thanks()] == [0, 0]
    assert signed_in(pair.newcomer).get(page_of(pair)).text.count(INVITED) == 0


def ended_well(*, quietly: bool) -> Tandem:
    pair = ending()
    if quietly:
        with standing_at(pair.clock_at):
            strike_due_tandems(clock.now())
        return pair
    for someone in (pair.newcomer, pair.mentor):
        look_back(someone, pair, THANKS, release=True)
    return pair


def letters_with_thanks() -> list[str]:
    """The plain words of the last letter to the newcomer and to the mentor."""
    rows = db.session.query(Letter).order_by(Letter.id.desc()).limit(2).all()
    return [compose(row).get_body(("plain",)).get_content() for row in reversed(rows)]


def test_without_a_word_it_is_completed_after_two_weeks(app):
    pair = ending()
    with standing_at(pair.clock_at - timedelta(seconds=1)):
        assert strike_due_tandems(clock.now()) == 0
    with standing_at(pair.clock_at):
        assert [strike_due_tandems(clock.now()) for _round in range(2)] == [1, 0]
    assert (pair.state, letters_of("tandem.closed")) == ("completed", [pair.newcomer_id, pair.mentor_id])


def test_an_extension_takes_the_yes_of_the_other(app):
    pair = ending()
    until = pair.planned_end + timedelta(days=90)
    propose_extension(pair.newcomer, pair, until)
    with pytest.raises(WrongState):
        agree_to_extension(pair.newcomer, pair)
    with pytest.raises(NotAllowed):
        agree_to_extension(office(), pair)
    assert pair.state == "ending"
    agree_to_extension(pair.mentor, pair)
    assert (pair.state, pair.planned_end, letters_of("tandem.extended")) == (
        "running",
        until,
        [pair.newcomer_id],
    )


def test_a_proposal_that_does_not_fit_leaves_everything_as_it_was(app):
    pair = running()
    planned = pair.planned_end
    propose_extension(pair.mentor, pair, planned + timedelta(days=30))
    with pytest.raises(WrongState, match="schon einen Vorschlag"):
        propose_extension(pair.newcomer, pair, planned + timedelta(days=60))
    drop_proposal(pair.newcomer, pair)
    with pytest.raises(WrongState, match="nicht mehr"):
        agree_to_extension(pair.newcomer, pair)
    assert (pair.state, pair.planned_end) == ("running", planned)


@pytest.mark.parametrize("state", ["getting_to_know", "running", "paused", "ending"])
def test_both_take_it_up_again_where_it_ended(app, state):
    pair = tandem() if state == "getting_to_know" else running()
    if state == "paused":
        pause_tandem(pair.mentor, pair, today() + timedelta(days=9))
    if state == "ending":
        propose_end(pair.mentor, pair)
    end_tandem(pair.mentor, pair)
    assert [reopen_tandem(pair.mentor, pair) for _time in range(2)] == [False, False]
    assert (pair.state, letters_of("tandem.reopening_proposed")) == ("ended_early", [pair.newcomer_id])
    assert reopen_tandem(pair.newcomer, pair)
    assert (pair.state, pair.ended_at, pair.need.state) == (state, None, "matched")


def test_a_completed_one_comes_back_to_its_last_days(app):
    pair = ending()
    for person in (pair.newcomer, pair.mentor):
        look_back(person, pair, "", release=False)
    assert [reopen_tandem(person, pair) for person in (pair.newcomer, pair.mentor)] == [False, True]
    assert (pair.state, pair.need.state) == ("ending", "matched")


def test_it_is_not_taken_up_again_after_two_weeks(app):
    pair = running()
    end_tandem(pair.newcomer, pair)
    with standing_at(clock.now() + timedelta(days=15)), pytest.raises(WrongState, match="Zeit"):
        reopen_tandem(pair.newcomer, pair)


def test_it_is_not_taken_up_again_without_a_place(app):
    pair = running()
    end_tandem(pair.newcomer, pair)
    reopen_tandem(pair.newcomer, pair)
    profile = db.session.get_one(MentorProfile, pair.mentor_id)
    accept_enquiry(pair.mentor, asked(searching("Jonas Weber"), profile))
    with pytest.raises(WrongState, match="Platz"):
        reopen_tandem(pair.mentor, pair)
    assert pair.state == "ended_early"


def test_it_is_not_taken_up_again_beside_a_new_search(app):
    pair = running()
    end_tandem(pair.newcomer, pair)
    reopen_tandem(pair.newcomer, pair)
    close_need(pair.newcomer, pair.need)
    choose_topics(pair.newcomer, TOPICS)
    with pytest.raises(WrongState, match="neue Suche"):
        reopen_tandem(pair.mentor, pair)


def test_an_enquiry_to_somebody_else_is_over_when_both_go_on(app):
    pair = running()
    end_tandem(pair.newcomer, pair)
    other = asked(pair.need, mentor("Zweite Person"))
    for person in (pair.newcomer, pair.mentor):
        reopen_tandem(person, pair)
    assert (pair.state, other.state) == ("running", "superseded")


def test_the_mentor_prints_a_confirmation_that_names_nobody_else(app, signed_in):
    pair = ending()
    path = page_of(pair, "/bestaetigung")
    assert signed_in(pair.mentor).get(path).status_code == 404
    for person in (pair.newcomer, pair.mentor):
        look_back(person, pair, "", release=False)
    page = signed_in(pair.mentor).get(path).text
    names = [name for name in ("Lena Hoffmann", "L. H.", pair.newcomer.account.email) if name in page]
    assert ("Sabine Krüger" in page, names) == (True, [])
    assert signed_in(pair.newcomer).get(path).status_code == 404


def test_the_confirmation_is_a_pdf_for_the_mentor_alone(sqlite_app, signed_in):
    pytest.importorskip("weasyprint", reason="no weasyprint: install the extra [pdf]")
    pair = ended_well(quietly=True)
    path = page_of(pair, "/bestaetigung")
    browser = signed_in(pair.mentor)
    assert f'href="{path}/pdf"' in browser.get(path).text
    reply = browser.get(f"{path}/pdf")
    assert (reply.mimetype, reply.data[:5]) == ("application/pdf", b"%PDF-")
    assert signed_in(pair.newcomer).get(f"{path}/pdf").status_code == 404


def test_without_the_extra_the_confirmation_is_a_page_for_paper(sqlite_app, signed_in, monkeypatch):
    pair = ended_well(quietly=True)
    monkeypatch.setattr(pdf, "find_spec", lambda _name: None)
    browser, path = signed_in(pair.mentor), page_of(pair, "/bestaetigung")
    assert "Als PDF speichern" not in browser.get(path).text
    assert browser.get(f"{path}/pdf").status_code == 404


def test_every_form_of_the_farewell_works_on_its_page(app, signed_in):
    pair = ending()
    browser = signed_in(pair.mentor)
    until = (pair.planned_end + timedelta(days=40)).isoformat()
    answers = [
        browser.post(page_of(pair, "/rueckblick"), data={"words": THANKS, "release": "y"}).status_code,
        browser.post(page_of(pair, "/verlaengerung"), data={"until": "31.31.2027"}).status_code,
        browser.post(page_of(pair, "/verlaengerung"), data={"until": until}).status_code,
        signed_in(pair.newcomer).post(page_of(pair, "/verlaengerung/zusage")).status_code,
    ]
    assert (answers, db.session.get_one(Tandem, pair.id).state) == ([302, 422, 302, 302], "running")
