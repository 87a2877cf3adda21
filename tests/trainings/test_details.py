"""What a training says beside its words: how to get in, what it costs, what it brings, and what is promised."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from mentoring.core.db import action, db
from mentoring.trainings import actions
from mentoring.trainings.models import Training
from tests.trainings.scenes import WORDS, draft, planned, published, trainer
from tests.trainings.test_forms import NEW, sent

RICH = {
    "format": "on_site",
    "venue": "Rathaus\nSoest",
    "kreis_ags": "05974",
    "access": ["step_free", "induction_loop"],
    "access_words": "Aufzug im Hof",
    "fee": "20 Euro für Getränke",
    "laender": ["03", "05"],
    "points": 4,
    "points_body": "Ärztekammer",
    "points_state": "recognised",
}


def page_of(client, training):
    return client.get(f"/fortbildungen/{training.public_id}").text


def test_a_page_says_all_that_was_said(client):
    page = page_of(client, published(trainer(), **RICH))
    said = ("Kreis Soest", "Stufenlos erreichbar, Induktionsanlage. Aufzug im Hof", "20 Euro für Getränke")
    promised = ("Niedersachsen, Nordrhein-Westfalen", "4 Punkte, anerkannt von: Ärztekammer")
    assert [words in page for words in (*said, *promised)] == [True] * 5


def test_what_was_not_said_has_no_line_and_is_free(client):
    page = page_of(client, published(trainer()))
    lines = ("Kreis</dt>", "Barrierefreiheit</dt>", "Fortbildungspunkte</dt>", "Kostenfrei</dd>")
    assert [words in page for words in lines] == [False, False, False, True]


def test_points_are_promised_only_once_they_are_recognised(client, signed_in):
    leader = trainer()
    training = published(leader, **{**RICH, "points_state": "applied"})
    pages = [page_of(browser, training) for browser in (client, signed_in(leader))]
    assert ["Ärztekammer" in page for page in pages] == [False, True]
    assert ["Fortbildungspunkte sind beantragt: Ärztekammer" in page for page in pages] == [False, True]


def test_units_of_45_minutes_follow_the_dates(client):
    leader = trainer()
    training = published(leader, planned(hours=3))
    actions.add_date(leader, training, planned(days=30, hours=1.5))
    assert "(6 Einheiten zu 45 Minuten)" in page_of(client, training)
    actions.cancel_date(leader, training.dates[0])
    assert "(2 Einheiten zu 45 Minuten)" in page_of(client, training)


WRONG = (
    ({"kreis": "Nirgendwo"}, "Diesen Kreis finden wir nicht."),
    ({"kreis": "Oldenburg"}, "Bitte genauer: "),
    ({"minimum": "13"}, "Das sind mehr, als Plätze da sind."),
    ({"points_state": "applied"}, "Bitte eingeben, wie viele Punkte es sind."),
    ({"points_state": "recognised", "points": "3"}, "Bitte eingeben, wer die Punkte vergibt."),
    ({"points_state": "applied", "points": "101", "points_body": "x"}, "Zahl von 1 bis 100"),
    ({"fee": "x" * 121}, "Bitte höchstens 120 Zeichen eingeben."),
)


@pytest.mark.parametrize(("changes", "message"), WRONG)
def test_what_does_not_go_together_is_said(sqlite_app, signed_in, changes, message):
    reply = signed_in(trainer()).post(NEW, data=sent(**changes))
    assert (reply.status_code, message in reply.text) == (422, True)


@pytest.mark.parametrize("typed", ["Kreis Soest", "Lippstadt"])
def test_a_kreis_is_found_by_its_name_or_a_town_in_it(app, signed_in, typed):
    leader = trainer()
    browser = signed_in(leader)
    assert browser.post(NEW, data=sent(kreis=typed, format="on_site", venue="Saal")).status_code == 302
    training = db.session.query(Training).one()
    assert training.kreis.label == "Kreis Soest"
    assert 'value="Kreis Soest"' in browser.get(f"/fortbildungen/{training.public_id}/bearbeiten").text


def test_a_form_keeps_all_that_was_chosen(app, signed_in):
    browser = signed_in(trainer())
    chosen = {"access": ["step_free", "toilet"], "laender": ["03", "04"], "minimum": "4", "fee": "5 Euro"}
    browser.post(NEW, data=sent(visibility="unlisted", certificate_rule="most_units", **chosen))
    training = db.session.query(Training).one()
    assert (sorted(training.access), [land.code for land in training.laender]) == (
        ["step_free", "toilet"], ["03", "04"],
    )  # fmt: skip
    assert (training.minimum, training.fee, training.certificate_rule) == (4, "5 Euro", "most_units")


IMPOSSIBLE = (
    {"visibility": "secret"},
    {"minimum": 9},
    {"points_state": "applied", "points": None},
    {"certificate_rule": "none"},
)


@pytest.mark.parametrize("values", IMPOSSIBLE)
def test_the_database_refuses_what_cannot_be(app, values):
    training = draft(trainer(), **WORDS)
    with pytest.raises(IntegrityError):
        _write(training.id, values)


@action
def _write(training_id, values):
    db.session.execute(update(Training).where(Training.id == training_id).values(**values))
