"""A lifecycle is a table, and what else is said about states is read from it."""

from dataclasses import FrozenInstanceError

import pytest

from mentoring.core.lifecycle import LIFECYCLES, Lifecycle, Step

DOOR = Lifecycle(
    noun="door",
    title="Tür",
    initial="closed",
    steps=(
        Step("open", ("closed",), "open", ("guest", "host"), "opened"),
        Step("close", ("open",), "closed", ("host",), "closed"),
        Step("lock_up", ("closed", "open"), "locked", ("host", "system"), "locked_up"),
    ),
)


def test_nobody_changes_a_table_while_the_house_runs():
    for row, name in ((DOOR, "initial"), (DOOR.steps[0], "target")):
        with pytest.raises(FrozenInstanceError):
            setattr(row, name, "open")


def test_states_stand_in_the_order_of_the_table():
    assert DOOR.states == ("closed", "open", "locked")


def test_an_end_is_a_state_that_no_step_leaves():
    assert DOOR.terminal == frozenset({"locked"})


@pytest.mark.parametrize(
    ("state", "parties", "names"),
    [
        ("closed", {"guest"}, ["open"]),
        ("closed", {"host"}, ["open", "lock_up"]),
        ("open", {"guest"}, []),
        ("open", {"guest", "system"}, ["lock_up"]),
        ("locked", {"host", "guest", "system"}, []),
        ("closed", set(), []),
    ],
)
def test_buttons_are_the_steps_open_to_a_party_in_a_state(state, parties, names):
    assert [step.name for step in DOOR.open_steps(state, parties)] == names


def test_an_event_is_the_noun_in_the_past():
    assert DOOR.event(DOOR.step("lock_up")) == "door.locked_up"


def test_an_unknown_step_is_named():
    with pytest.raises(KeyError, match="door has no step fly"):
        DOOR.step("fly")


def test_two_steps_of_one_name_are_refused():
    twice = (Step("open", ("a",), "b", ("x",), "opened"), Step("open", ("b",), "a", ("x",), "reopened"))
    with pytest.raises(ValueError, match="door: a step is named twice"):
        Lifecycle("door", "Tür", "a", twice)


def test_the_database_check_lists_every_state():
    assert str(DOOR.check().sqltext) == "state IN ('closed', 'open', 'locked')"


def test_every_lifecycle_of_the_house_can_be_finished_from_every_state(sqlite_app):
    assert LIFECYCLES
    for lifecycle in LIFECYCLES.values():
        reached, previous = set(lifecycle.terminal), -1
        while len(reached) != previous:
            previous = len(reached)
            reached |= {s for step in lifecycle.steps if step.target in reached for s in step.sources}
        assert not lifecycle.terminal or reached == set(lifecycle.states), lifecycle.noun


def test_every_state_of_the_house_can_be_reached_from_the_beginning(sqlite_app):
    for lifecycle in LIFECYCLES.values():
        reached, previous = {lifecycle.initial}, 0
        while len(reached) != previous:
            previous = len(reached)
            reached |= {step.target for step in lifecycle.steps if set(step.sources) & reached}
        assert reached == set(lifecycle.states), lifecycle.noun


def test_every_name_of_the_house_fits_its_column(sqlite_app):
    for lifecycle in LIFECYCLES.values():
        for step in lifecycle.steps:
            assert lifecycle.event(step).isascii()
            assert len(lifecycle.event(step)) <= 60
            assert all(len(state) <= 20 for state in (*step.sources, step.target))
