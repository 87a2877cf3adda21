"""Every step of a registration, from every state, by everybody: what the table says is what happens."""

import pytest

from mentoring.core import clock
from mentoring.core.journal import TIME
from mentoring.trainings import actions
from mentoring.trainings.lifecycle import HELD, LIVE, REGISTRATION
from mentoring.trainings.models import Registration
from tests.conftest import person
from tests.every_step import by_the_table, outcomes
from tests.trainings.scenes import published, trainer


def prepare(subject: Registration) -> None:
    """An offer ends some time."""
    subject.offer_until = clock.now()


@pytest.mark.parametrize("step", REGISTRATION.steps, ids=lambda step: step.name)
def test_a_step_is_taken_by_its_parties_from_its_states_only(app, step):
    leader, guest = trainer(), person("Gast Eins")
    subject = actions.register_for_training(guest, published(leader))
    actors = {
        "participant": guest,
        "trainer": leader,
        "coordinator": person("Olga Amt", "coordinator"),
        "stranger": person("Fremde Person", "trainer"),
        "system": TIME,
    }
    assert outcomes(subject, [step], actors, prepare) == by_the_table(REGISTRATION, [step], actors)


def test_nobody_else_takes_a_seat_for_somebody():
    by = {step.name: step.by for step in REGISTRATION.steps if step.target == "registered"}
    assert by == {"seat": ("participant",), "accept": ("participant",)}


def test_every_state_but_the_end_counts_and_an_offer_holds_its_seat():
    assert set(LIVE) == set(REGISTRATION.states) - REGISTRATION.terminal
    assert set(HELD) == {"registered", "offered"}
