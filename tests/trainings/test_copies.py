"""A training is copied: the same words as a draft of its own, with nothing of what has happened."""

import pytest

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed
from mentoring.trainings import actions
from mentoring.trainings.models import Training
from tests.conftest import person
from tests.trainings.scenes import WORDS, draft, events, only_date, planned, published, states, trainer


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
    copy = actions.copy_training(leader, training, WORDS)
    assert said(copy) == {**WORDS, "deadline": None}
    assert (copy.state, copy.dates, states(copy)) == ("draft", [], [])
    assert (training.state, len(training.dates), states(training)) == ("published", 1, ["registered"])


def test_a_copy_keeps_its_links_and_asks_nobody_to_lead(app):
    leader = trainer()
    training = published(leader)
    actions.add_material(leader, training, "Folien", "https://example.org/folien", for_all=True)
    actions.invite_lead(leader, training, trainer("Bela Wolf"))
    copy = actions.copy_training(leader, training, WORDS)
    assert [(one.title, one.url, one.for_all) for one in copy.materials] == [
        ("Folien", "https://example.org/folien", True)
    ]
    assert [(lead.person_id, lead.state) for lead in copy.leads] == [(leader.id, "confirmed")]


def test_dates_of_a_copy_are_events_of_their_own(client):
    leader = trainer()
    training = published(leader)
    copy = actions.copy_training(leader, training, WORDS)
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
    assert actions.copy_training(leader, training, WORDS).state == "draft"


def test_nobody_copies_a_training_that_somebody_else_leads(app, signed_in):
    training, stranger = published(trainer()), trainer("Fremde Leitung")
    with pytest.raises(NotAllowed):
        actions.copy_training(stranger, training, WORDS)
    assert signed_in(stranger).post(f"/fortbildungen/{training.public_id}/kopie").status_code == 404
    assert db.session.query(Training).count() == 1


def test_a_copy_is_shown_before_it_is_saved_and_says_what_comes_along(app, signed_in):
    leader = trainer()
    training = published(leader, deadline=clock.in_berlin(clock.now()).date(), fee="12 Euro")
    actions.add_material(leader, training, "Folien", "https://example.org/folien", for_all=True)
    browser, url = signed_in(leader), f"/fortbildungen/{training.public_id}"
    assert f'href="{url}/kopie"' in browser.get(url).text
    page = browser.get(f"{url}/kopie").text
    shown = (f'value="{training.title}"', 'value="12 Euro"', "die Materialien: Folien.")
    assert [words in page for words in shown] == [True] * 3
    assert 'name="deadline" type="date" value=""' in page
    assert db.session.query(Training).count() == 1


def test_what_is_changed_in_the_form_stands_in_the_copy_alone(app, signed_in):
    leader = trainer()
    training = published(leader)
    browser, url = signed_in(leader), f"/fortbildungen/{training.public_id}/kopie"
    values = {name: value for name, value in WORDS.items() if value is not None}
    assert browser.post(url, data={**values, "title": ""}).status_code == 422
    saved = browser.post(url, data={**values, "title": "Zweiter Durchgang"}).headers["Location"]
    page = browser.get(saved.removesuffix("#meldung")).text
    assert ("Die Kopie ist ein Entwurf ohne Termine." in page, "Zweiter Durchgang" in page) == (True, True)
    assert [one.title for one in db.session.query(Training).order_by(Training.id)] == [
        WORDS["title"],
        "Zweiter Durchgang",
    ]


def test_a_draft_has_no_button_to_copy_it(app, signed_in):
    leader = trainer()
    plan = draft(leader)
    url = f"/fortbildungen/{plan.public_id}"
    assert f"{url}/kopie" not in signed_in(leader).get(url).text
