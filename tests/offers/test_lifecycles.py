"""Every step of the room's tables, from every state, by everybody: what the table says is what happens."""

from collections.abc import Callable

import pytest

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.journal import TIME
from mentoring.core.steps import Stateful
from mentoring.offers.lifecycle import CONSULTATION, EXAMPLE
from mentoring.offers.models import Asked, Asker, Consultation, PracticeExample
from tests.conftest import person
from tests.mentorship.test_lifecycles import expected, outcome
from tests.offers.scenes import asked, example, office

BEGINNINGS: dict[str, Callable[[], Stateful]] = {"consultation": asked, "example": example}
ROWS = [(table, step) for table in (CONSULTATION, EXAMPLE) for step in table.steps]


@action
def complete(subject: Stateful) -> None:
    """Give it what some of its states need."""
    if isinstance(subject, Consultation):
        subject.meets_at = clock.now()
    if isinstance(subject, PracticeExample):
        subject.published_at = clock.now()
    db.session.flush()


def everybody(subject: Stateful) -> dict[str, object]:
    """One actor for each part that somebody can play."""
    known = {
        "coordinator": office(),
        "stranger": person("Fremde Person", "newcomer", "mentor"),
        "system": TIME,
    }
    if isinstance(subject, Asked):
        known |= {"asker": Asker(subject), "asker of another": Asker(asked())}
    if isinstance(subject, PracticeExample):
        known["author"] = subject.author
    return known


@pytest.mark.parametrize(
    ("table", "step"), ROWS, ids=lambda one: getattr(one, "noun", getattr(one, "name", ""))
)
def test_a_step_is_taken_by_its_parties_from_its_states_only(sqlite_app, table, step):
    subject = BEGINNINGS[table.noun]()
    complete(subject)
    actors = everybody(subject)
    cells = [(state, actor) for state in table.states for actor in actors]
    found = {cell: outcome(subject, cell[0], step.name, actors[cell[1]]) for cell in cells}
    assert found == {cell: expected(table, step, *cell, {}) for cell in cells}
