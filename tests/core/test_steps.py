"""A state changes through one door: guard, change, journal entry, and what listeners add."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from mentoring.core.db import action, db, is_locked
from mentoring.core.errors import NotAllowed, NotFound, WrongState
from mentoring.core.journal import TIME, Entry, entries_of
from mentoring.core.outbox import Letter, write_letter
from mentoring.core.steps import take
from mentoring.offers.models import Consultation
from tests.conftest import person
from tests.core.stages import consultation, listening

act = action(take)


def states() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(Consultation.state).order_by(Consultation.id)))


def test_a_new_row_begins_where_its_lifecycle_says(app):
    assert (consultation().state, consultation().version) == ("open", 1)


def test_nobody_chooses_another_beginning():
    with pytest.raises(RuntimeError, match="consultation begins as open"):
        Consultation(state="done")


@pytest.mark.parametrize("state", ["done", "open", "nonsense"])
def test_a_state_is_not_set_outside_a_step(app, state):
    asked = consultation()
    act("take_up", asked, person("Office", "coordinator"))

    @action
    def cheat() -> None:
        asked.state = state

    with pytest.raises(RuntimeError, match="changes through a step only"):
        cheat()
    assert states() == ["taken_up"]


def test_a_step_changes_the_state_and_writes_the_journal(app):
    asked, office = consultation(), person("Office", "coordinator")
    entry = act("take_up", asked, office, place=7)
    assert (asked.state, asked.version) == ("taken_up", 2)
    assert [(e.event, e.actor_id, e.subject_id, e.details) for e in entries_of("consultation", asked.id)] == [
        ("consultation.taken_up", office.id, asked.id, {"place": 7})
    ]
    assert entry.id is not None


def test_the_wrong_party_is_refused_and_leaves_no_trace(app):
    asked = consultation()
    for stranger in (person("Guest", "newcomer"), person("Nobody"), TIME):
        with pytest.raises(NotAllowed):
            act("take_up", asked, stranger)
    assert states() == ["open"]
    assert db.session.scalars(select(Entry)).all() == []


def test_a_moment_that_has_passed_is_refused(app):
    asked, office = consultation(), person("Office", "coordinator")
    act("take_up", asked, office)
    with pytest.raises(WrongState):
        act("take_up", asked, office)
    assert len(entries_of("consultation", asked.id)) == 1


def test_an_end_that_has_come_comes_once(app):
    asked, office = consultation(), person("Office", "coordinator")
    assert act("finish", asked, office).event == "consultation.finished"
    assert act("finish", asked, office) is None
    assert len(entries_of("consultation", asked.id)) == 1


def test_a_row_that_is_gone_is_not_found(app):
    asked, office = consultation(), person("Office", "coordinator")

    @action
    def remove() -> None:
        db.session.execute(Consultation.__table__.delete())

    remove()
    with pytest.raises(NotFound):
        act("take_up", asked, office)


def test_what_listeners_add_rolls_back_with_the_action(app):
    def write(entry: Entry) -> None:
        write_letter("consultation.opened", to="office@example.org", subject_id=entry.subject_id)

    @action
    def take_and_fail() -> None:
        take("finish", asked, office)
        raise LookupError

    asked, office = consultation(), person("Office", "coordinator")
    with listening("consultation.finished", write) as heard, pytest.raises(LookupError):
        take_and_fail()
    assert len(heard) == 1
    assert (states(), db.session.scalars(select(Letter)).all(), db.session.scalars(select(Entry)).all()) == (
        ["open"],
        [],
        [],
    )


def test_what_listeners_add_stays_with_the_action(app):
    def write(entry: Entry) -> None:
        write_letter("consultation.opened", to="office@example.org", subject_id=entry.subject_id)

    asked, office = consultation(), person("Office", "coordinator")
    with listening("consultation.finished", write) as heard:
        act("finish", asked, office)
    assert [entry.subject_id for entry in heard] == [asked.id]
    assert db.session.scalars(select(Letter.subject_id)).all() == [asked.id]


def test_a_listener_that_fails_undoes_the_step(app):
    def fail(_entry: Entry) -> None:
        raise LookupError

    asked, office = consultation(), person("Office", "coordinator")
    with listening("consultation.finished", fail), pytest.raises(LookupError):
        act("finish", asked, office)
    assert states() == ["open"]


def test_the_database_itself_refuses_an_unknown_state(app):
    consultation()

    @action
    def cheat() -> None:
        db.session.execute(update(Consultation).values(state="nonsense"))

    with pytest.raises(IntegrityError, match="state"):
        cheat()
    assert states() == ["open"]


def test_a_change_over_an_older_version_is_refused_kindly(app):
    asked = consultation()

    @action
    def change_what_changed_meanwhile() -> None:
        quietly = {"synchronize_session": False}
        assert asked.version == 1
        db.session.execute(update(Consultation).values(version=7), execution_options=quietly)
        asked.words = "mine"

    with pytest.raises(WrongState) as refused:
        change_what_changed_meanwhile()
    assert isinstance(refused.value.__cause__, StaleDataError)


def test_buttons_ask_the_same_table(app):
    asked, office, guest = consultation(), person("Office", "coordinator"), person("Guest", "mentor")
    assert [step.name for step in asked.open_steps(office)] == ["take_up", "finish"]
    assert list(asked.open_steps(guest)) == []
    assert [asked.may("finish", actor) for actor in (office, guest)] == [True, False]
    act("finish", asked, office)
    assert list(asked.open_steps(office)) == []


def test_somebody_may_what_the_table_opens_to_them_and_nothing_else(sqlite_app):
    asked, office = consultation(), person("Office", "coordinator")
    act("take_up", asked, office)
    mine, others = [step.name for step in asked.open_steps(office)], person("Guest", "newcomer")
    assert mine[1:]
    assert [asked.may(name, office) for name in mine] == [True for _name in mine]
    assert (asked.may("take_up", office), asked.may(mine[0], others)) == (False, False)


def test_a_step_holds_its_row(sqlite_app):
    asked, office = consultation(), person("Office", "coordinator")

    @action
    def take_up() -> tuple[bool, bool]:
        before = is_locked(asked)
        take("take_up", asked, office)
        return before, is_locked(asked)

    assert take_up() == (False, True)
