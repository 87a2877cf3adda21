"""Steps of a lifecycle from every state by everybody, each tried and undone, beside what the table says of them."""

from collections.abc import Callable, Collection, Iterable, Mapping

import pytest

from mentoring.core import steps
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.lifecycle import Lifecycle, Step
from mentoring.core.steps import Stateful, take

NOTHING, NOT_ALLOWED, WRONG = "nothing", "not allowed", "wrong state"
Cell = tuple[str, str, str]
"""Step, state and who acts."""


class Tried(Exception):
    """Carries an outcome out of an action, which then undoes everything."""


def outcomes(
    subject: Stateful,
    some: Iterable[Step],
    actors: Mapping[str, object],
    prepare: Callable[[Stateful], None] = lambda _subject: None,
) -> dict[Cell, str]:
    """What comes of it; `prepare` gives a row what constraints ask of its states."""
    cells = [
        (step.name, state, actor) for step in some for state in subject.lifecycle.states for actor in actors
    ]
    return {cell: _outcome(subject, cell[0], cell[1], actors[cell[2]], prepare) for cell in cells}


def _outcome(subject: Stateful, step: str, state: str, actor: object, prepare: Callable[..., None]) -> str:
    with pytest.raises(Tried) as tried:
        _attempt(subject, step, state, actor, prepare)
    return str(tried.value)


@action
def _attempt(subject: Stateful, step: str, state: str, actor: object, prepare: Callable[..., None]) -> None:
    prepare(subject)
    with steps._through_the_door():
        subject.state = state
    db.session.flush()
    try:
        entry = take(step, subject, actor)
    except NotAllowed:
        raise Tried(NOT_ALLOWED) from None
    except WrongState:
        raise Tried(WRONG) from None
    raise Tried(NOTHING if entry is None else subject.state)


def by_the_table(
    table: Lifecycle,
    some: Iterable[Step],
    actors: Collection[str],
    parties: Mapping[str, set[str]] | None = None,
) -> dict[Cell, str]:
    """What the table says; `parties` are the parts that somebody plays beside, or instead of, their own."""
    played = {actor: (parties or {}).get(actor, {actor}) for actor in actors}
    return {
        (step.name, state, actor): _said(table, step, state, played[actor])
        for step in some
        for state in table.states
        for actor in actors
    }


def _said(table: Lifecycle, step: Step, state: str, plays: set[str]) -> str:
    if not plays & set(step.by):
        return NOT_ALLOWED
    if state == step.target and state in table.terminal:
        return NOTHING
    return step.target if state in step.sources else WRONG
