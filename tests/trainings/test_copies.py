"""A training is copied: the same words as a draft of its own, with nothing of what has happened."""

import pytest

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed
from mentoring.trainings import actions
from mentoring.trainings.models import Training
from tests.conftest import person
from tests.trainings.scenes import WORDS, events, only_date, planned, published, states, trainer


def said(training):
    words = {name: getattr(training, name) for name in actions.WORDS}
    audience, topics = [kind.code for kind in training.audience], [topic.slug for topic in training.topics]
    return {
        **words,
        "laender": [land.code for land in training.laender],
        "audience": audience,
        "topics": topics,
    }


def test_a_copy_says_the_same_as_a_draft_without_dates_and_without_a_deadline(app):
    leader = trainer()
    training = published(leader, deadline=clock.in_berlin(clock.now()).date())
    actions.register_for_training(person("Gast Eins"), training)
    copy = actions.copy_training(leader, training)
    assert said(copy) == {**WORDS, "deadline": None}
    assert (copy.state, copy.dates, states(copy)) == ("draft", [], [])
    assert (training.state, len(training.dates), states(training)) == ("published", 1, ["registered"])


def test_a_copy_keeps_its_links_and_asks_nobody_to_lead(app):
    leader = trainer()
    training = published(leader)
    actions.add_material(leader, training, "Folien", "https://example.org/folien", for_all=True)
    actions.invite_lead(leader, training, trainer("Bela Wolf"))
    copy = actions.copy_training(leader, training)
    assert [(one.title, one.url, one.for_all) for one in copy.materials] == [
        ("Folien", "https://example.org/folien", True)
    ]
    assert [(lead.person_id, lead.state) for lead in copy.leads] == [(leader.id, "confirmed")]


def test_dates_of_a_copy_are_events_of_their_own(client):
    leader = trainer()
    training = published(leader)
    copy = actions.copy_training(leader, training)
    actions.add_date(leader, copy, planned(days=30))
    actions.publish_training(leader, copy)
    uids = {only_date(one).uid for one in (training, copy)}
    assert copy.public_id != training.public_id
    assert {str(event["UID"]) for event in events(client)} == uids
    assert [event["SEQUENCE"] for event in events(client)] == [0, 0]


def test_what_is_cancelled_can_be_copied(app):
    leader = trainer()
    training = published(leader)
    actions.cancel_training(leader, training)
    assert actions.copy_training(leader, training).state == "draft"


def test_nobody_copies_a_training_that_somebody_else_leads(app, signed_in):
    training, stranger = published(trainer()), trainer("Fremde Leitung")
    with pytest.raises(NotAllowed):
        actions.copy_training(stranger, training)
    assert signed_in(stranger).post(f"/fortbildungen/{training.public_id}/kopie").status_code == 404
    assert db.session.query(Training).count() == 1


def test_a_trainer_copies_by_a_button_that_a_draft_has_not(app, signed_in):
    leader = trainer()
    training = published(leader)
    browser, url = signed_in(leader), f"/fortbildungen/{training.public_id}"
    assert f'action="{url}/kopie"' in browser.get(url).get_data(as_text=True)
    copy = browser.post(f"{url}/kopie").headers["Location"].removesuffix("#meldung")
    page = browser.get(copy).get_data(as_text=True)
    assert ("Die Kopie ist ein Entwurf ohne Termine." in page, f'action="{copy}/kopie"' in page) == (
        True,
        False,
    )
