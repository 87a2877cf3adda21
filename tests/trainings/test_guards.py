"""Drafts come and go; what was once published cannot be deleted, whatever tries to."""

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.trainings import actions
from mentoring.trainings.models import Training, TrainingDate
from tests.conftest import person
from tests.queries import counted_statements
from tests.trainings.scenes import draft, planned, published, trainer


@action
def _delete(model, row_id):
    db.session.execute(delete(model).where(model.id == row_id))


def test_a_draft_is_deleted_with_its_dates(app, signed_in):
    leader = trainer()
    training = draft(leader)
    actions.add_date(leader, training, planned())
    url = f"/fortbildungen/{training.public_id}/loeschung"
    assert signed_in(leader).post(url).status_code == 302
    assert (db.session.query(Training).count(), db.session.query(TrainingDate).count()) == (0, 0)


def test_what_is_published_is_not_deleted_and_strangers_delete_nothing(app):
    leader = trainer()
    training = published(leader)
    with pytest.raises(WrongState, match="abgesagt, nicht gelöscht"):
        actions.remove_training(leader, training)
    with pytest.raises(NotAllowed):
        actions.remove_training(trainer("Fremde Leitung"), training)


def test_the_database_itself_keeps_what_was_published(app):
    leader = trainer()
    training = published(leader)
    added = actions.add_date(leader, training, planned(days=30))
    actions.cancel_training(leader, training)
    rows = [(TrainingDate, one.id) for one in training.dates] + [(Training, training.id)]
    for model, row_id in rows:
        with pytest.raises(IntegrityError):
            _delete(model, row_id)
    assert (training.state, added in training.dates) == ("cancelled", True)


def test_the_database_lets_a_draft_go(app):
    leader = trainer()
    training = draft(leader)
    one = actions.add_date(leader, training, planned())
    _delete(TrainingDate, one.id)
    _delete(Training, training.id)
    assert db.session.query(Training).count() == 0


def test_publishing_a_training_or_one_more_date_takes_ten_statements(app):
    leader = trainer()
    training = draft(leader, laender=["03", "04"], audience=["hospital", "practice"])
    actions.add_date(leader, training, planned())
    counts = []
    for publish in (
        lambda: actions.publish_training(leader, training),
        lambda: actions.add_date(leader, training, planned(days=30)),
    ):
        with counted_statements() as statements:
            publish()
        counts.append(len(statements))
    assert counts == [10, 10]


def test_who_will_be_told_is_named_to_who_leads_and_counted_for_the_office(app, signed_in):
    leader, office = trainer(), person("Olga Amt", "coordinator")
    training = published(leader, seats=1)
    for name in ("Gast Eins", "Gast Zwei"):
        actions.register_for_training(person(name), training)
    url = f"/fortbildungen/{training.public_id}/absage"
    named, counted = (signed_in(one).get(url).text for one in (leader, office))
    for page in (named, counted):
        assert ("Angemeldet: eine Person" in page, "Warteliste: eine Person" in page) == (True, True)
    assert [("Gast Eins" in page, "Gast Zwei" in page) for page in (named, counted)] == [
        (True, True), (False, False),
    ]  # fmt: skip


def test_a_preview_shows_the_page_as_others_see_it_and_what_is_missing(app, signed_in):
    someone = person("Neue Leitung", "trainer")
    training = draft(someone, join_link="")
    page = signed_in(someone).get(f"/fortbildungen/{training.public_id}/veroeffentlichung").text
    missing = ("Es fehlt ein Termin", "noch nicht freigegeben", "Link zum Online-Raum fehlt")
    assert [words in page for words in missing] == [True] * 3
    assert "Für die Leitung" not in page
