"""Every step of a registration, from every state, by everybody: what the table says is what happens."""

import pytest

from mentoring.core import clock, steps
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import TIME
from mentoring.core.steps import take
from mentoring.trainings import actions
from mentoring.trainings.lifecycle import HELD, LIVE, REGISTRATION
from mentoring.trainings.models import Registration
from tests.conftest import person
from tests.trainings.scenes import published, trainer

NOTHING, NOT_ALLOWED, WRONG = "nothing", "not allowed", "wrong state"


class Tried(Exception):
    """Carries an outcome out of an action, which then undoes everything."""


@action
def attempt(subject: Registration, state: str, step: str, actor: object) -> None:
    with steps._through_the_door():
        subject.state, subject.offer_until = state, clock.now()
    db.session.flush()
    try:
        entry = take(step, subject, actor)
    except NotAllowed:
        raise Tried(NOT_ALLOWED) from None
    except WrongState:
        raise Tried(WRONG) from None
    raise Tried(NOTHING if entry is None else subject.state)


def outcome(subject: Registration, state: str, step: str, actor: object) -> str:
    with pytest.raises(Tried) as tried:
        attempt(subject, state, step, actor)
    return str(tried.value)


def expected(step, state: str, actor: str) -> str:
    if actor not in step.by:
        return NOT_ALLOWED
    if state == step.target and state in REGISTRATION.terminal:
        return NOTHING
    return step.target if state in step.sources else WRONG


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
    cells = [(state, actor) for state in REGISTRATION.states for actor in actors]
    found = {cell: outcome(subject, cell[0], step.name, actors[cell[1]]) for cell in cells}
    assert found == {cell: expected(step, *cell) for cell in cells}


def test_nobody_else_takes_a_seat_for_somebody():
    by = {step.name: step.by for step in REGISTRATION.steps if step.target == "registered"}
    assert by == {"seat": ("participant",), "accept": ("participant",)}


def test_every_state_but_the_end_counts_and_an_offer_holds_its_seat():
    assert set(LIVE) == set(REGISTRATION.states) - REGISTRATION.terminal
    assert set(HELD) == {"registered", "offered"}
