"""Whoever leads a training with others hears what they change, by whose hand, and never of their own deeds."""

import pytest

from mentoring.trainings import actions
from tests.conftest import person
from tests.trainings.letters import texts_to
from tests.trainings.scenes import WORDS, draft, letters_to, only_date, planned, published, trainer

NEW_ROOM = {**WORDS, "join_link": "https://room.example.org/neu"}
DEEDS = {
    "moved": (lambda who, one: actions.move_date(who, one, planned(days=20)), "hat einen Termin verschoben"),
    "relocated": (lambda who, one: actions.edit_training(who, one.training, NEW_ROOM), "hat Ort oder Zugang"),
    "cancelled": (actions.cancel_date, "hat diesen Termin abgesagt"),
    "resumed": (lambda who, one: actions.resume_date(who, one, "Doch."), "hat diese Absage zurückgenommen"),
    "called off": (lambda who, one: actions.cancel_training(who, one.training), "hat die ganze Fortbildung"),
    "on again": (lambda who, one: actions.resume_training(who, one.training, "Doch."), "hat die Absage"),
}


@pytest.fixture
def pair(sqlite_app):
    """Antje and Bela lead a training with one date, and Gast Eins has a seat."""
    first, second = trainer("Antje Vogt"), trainer("Bela Wolf")
    training = published(first)
    actions.confirm_lead(second, actions.invite_lead(first, training, second))
    actions.register_for_training(person("Gast Eins"), training)
    return first, second, only_date(training)


def news(someone):
    """What somebody reads of changes that others made, if the letters left now."""
    return texts_to(someone, "lead.told", "lead.extended")


def test_the_others_hear_who_did_what_and_the_actor_hears_nothing(pair):
    first, second, one = pair
    for number, (act, words) in enumerate(DEEDS.values()):
        act(second, one)
        text = news(first)[-1]
        assert (f"B. W. {words}" in text, letters_to(first).count("lead.told")) == (True, number + 1)
    assert news(second) == []


def test_a_deed_of_the_office_reaches_all_who_lead_and_names_the_office(pair):
    first, second, one = pair
    actions.cancel_date(person("Olga Amt", "coordinator"), one)
    for leader in (first, second):
        [text] = news(leader)
        assert "Die Koordination hat diesen Termin abgesagt" in text


def test_what_is_undone_before_the_letter_leaves_is_not_told(pair):
    first, second, one = pair
    actions.cancel_date(second, one)
    actions.resume_date(second, one, "Der Raum ist doch frei.")
    [text] = news(first)
    assert "B. W. hat diese Absage zurückgenommen" in text


def test_several_new_dates_are_one_letter_with_the_way_in(pair):
    first, second, one = pair
    actions.add_dates(second, one.training, [planned(days=30), planned(days=40)])
    [text] = news(first)
    assert (text.count("\n- "), WORDS["join_link"] in text) == (3, True)
    assert letters_to(first).count("lead.extended") == 1


def test_of_a_draft_nobody_hears_and_who_stepped_back_hears_nothing_more(pair):
    first, second, one = pair
    plan = draft(first)
    actions.confirm_lead(second, actions.invite_lead(first, plan, second))
    actions.add_date(second, plan, planned())
    assert news(first) == []
    actions.cancel_date(second, one)
    actions.leave_lead(first, one.training.leads[0])
    assert news(first) == []


def test_before_a_cancellation_the_page_names_the_other_leaders(pair, signed_in):
    first, _second, one = pair
    page = signed_in(first).get(f"/termine/{one.public_id}/absage").text
    assert ("Leitung: eine Person (B. W.)" in page, "Angemeldet: eine Person (Gast Eins)" in page) == (
        True,
        True,
    )
