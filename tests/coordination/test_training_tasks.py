"""Trainings on the desk: too few people a week before, and nobody who leads."""

from datetime import timedelta

import pytest

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.trainings import actions
from mentoring.trainings.models import Lead
from mentoring.trainings.queries.tasks import thin_trainings, unled_trainings
from tests.conftest import person
from tests.trainings.scenes import planned, published, trainer


@pytest.mark.parametrize(("days", "guests", "tasks"), [(6, 1, 1), (6, 2, 0), (8, 1, 0)])
def test_too_few_people_a_week_before_is_a_task(app, days, guests, tasks):
    training = published(trainer(), planned(days=days), minimum=2)
    for number in range(guests):
        actions.register_for_training(person(f"Gast {number}"), training)
    assert [(thin.training.id, thin.seated) for thin in thin_trainings()] == [(training.id, guests)] * tasks


@pytest.mark.parametrize(("deadline", "tasks"), [(-1, 1), (0, 0), (1, 0)])
def test_too_few_people_when_the_deadline_is_over_is_a_task(sqlite_app, deadline, tasks):
    day = clock.in_berlin(clock.now()).date() + timedelta(days=deadline)
    published(trainer(), planned(days=30), minimum=2, deadline=day)
    assert len(thin_trainings()) == tasks


def test_what_has_no_minimum_or_is_called_off_is_no_task(app):
    leader = trainer()
    published(leader, planned(days=3))
    actions.cancel_training(leader, published(leader, planned(days=3), minimum=2))
    assert thin_trainings() == []


def test_the_desk_names_both_and_leads_to_where_they_are_settled(app, signed_in):
    thin = published(trainer(), planned(days=3), minimum=2, title="Zu wenige")
    unled = published(trainer("Bela Wolf"), title="Niemand da")
    _forget_leads(unled.id)
    assert [one.id for one in unled_trainings()] == [unled.id]
    page = signed_in(person("Olga Amt", "coordinator")).get("/koordination").text
    assert ("Zu wenige" in page, "Angemeldet: 0, nötig: 2." in page, "Niemand da" in page) == (True,) * 3
    assert f"/fortbildungen/{unled.public_id}/leitung" in page
    assert f"/fortbildungen/{thin.public_id}" in page


@action
def _forget_leads(training_id):
    """Whoever led it has left the network."""
    db.session.query(Lead).filter_by(training_id=training_id).delete()


def test_a_yes_settles_the_task(app):
    office, second = person("Olga Amt", "coordinator"), trainer("Bela Wolf")
    training = published(trainer())
    _forget_leads(training.id)
    lead = actions.invite_lead(office, training, second)
    asked = [one.id for one in unled_trainings()]
    actions.confirm_lead(second, lead)
    assert (asked, list(unled_trainings())) == ([training.id], [])
