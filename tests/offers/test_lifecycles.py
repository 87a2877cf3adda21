"""Every step of the room's tables, from every state, by everybody: what the table says is what happens."""

from collections.abc import Callable

import pytest

from mentoring.core import clock
from mentoring.core.journal import TIME
from mentoring.core.steps import Stateful
from mentoring.offers.lifecycle import APPLICATION, CONSULTATION, EXAMPLE
from mentoring.offers.models import Asked, Asker, Consultation, PracticeExample
from tests.conftest import person
from tests.every_step import by_the_table, outcomes
from tests.offers.scenes import applied, asked, example, office

BEGINNINGS: dict[str, Callable[[], Stateful]] = {
    "application": applied,
    "consultation": asked,
    "example": example,
}


def complete(subject: Stateful) -> None:
    """Give it what some of its states need."""
    if isinstance(subject, Consultation):
        subject.meets_at = clock.now()
    if isinstance(subject, PracticeExample):
        subject.published_at = clock.now()


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


@pytest.mark.parametrize("table", [APPLICATION, CONSULTATION, EXAMPLE], ids=lambda table: table.noun)
def test_a_step_is_taken_by_its_parties_from_its_states_only(sqlite_app, table):
    subject = BEGINNINGS[table.noun]()
    actors = everybody(subject)
    found = outcomes(subject, table.steps, actors, complete)
    assert found == by_the_table(table, table.steps, actors)
