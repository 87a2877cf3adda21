"""The one door through which a state changes: guard, change, journal entry."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar

from sqlalchemy import String, event, inspect
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from mentoring.core.db import Base, db, is_locked, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import Actor, Entry, record
from mentoring.core.lifecycle import Lifecycle, Step

_door_open: ContextVar[bool] = ContextVar("door_open", default=False)


class Stateful:
    """A row with a state. Its class names its `lifecycle` and its `__lock_rank__`, and answers `parties`."""

    lifecycle: ClassVar[Lifecycle]
    __lock_rank__: ClassVar[int]

    id: Mapped[int]
    state: Mapped[str] = mapped_column(String(20))
    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805  (SQLAlchemy hands the class)
        return {"version_id_col": cls.version}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        event.listen(cls, "init", _begin, propagate=True)

    def parties(self, actor: Actor) -> Collection[str]:
        """Which parties of the lifecycle this actor is for this row; time is SYSTEM."""
        raise NotImplementedError

    def open_steps(self, actor: Actor) -> Iterator[Step]:
        """What this actor may do now: the buttons."""
        return self.lifecycle.open_steps(self.state, self.parties(actor))

    def may(self, step_name: str, actor: Actor) -> bool:
        """Whether this actor may take this step now."""
        return any(step.name == step_name for step in self.open_steps(actor))


def _begin(subject: Stateful, _args: object, kwargs: dict[str, Any]) -> None:
    """A new row begins where its lifecycle says; nobody can choose another beginning."""
    if kwargs.setdefault("state", subject.lifecycle.initial) != subject.lifecycle.initial:
        raise RuntimeError(f"{subject.lifecycle.noun} begins as {subject.lifecycle.initial}")


def take(step_name: str, subject: Stateful, actor: Actor, **details: int | str | None) -> Entry | None:
    """Take a step: lock the row, ask the table, change the state, write the journal.

    Asking again for an end that has already come does nothing and returns None.
    Raises NotAllowed for who is no party, WrongState for a moment that has passed.
    """
    step = subject.lifecycle.step(step_name)
    if isinstance(subject, Base) and not is_locked(subject):
        db.session.flush()
        lock(subject)
    if not set(step.by) & set(subject.parties(actor)):
        raise NotAllowed()
    if subject.state == step.target and step.target in subject.lifecycle.terminal:
        return None
    if subject.state not in step.sources:
        raise WrongState()
    with _through_the_door():
        subject.state = step.target
    return record(subject.lifecycle.event(step), actor, subject.id, **details)


@contextmanager
def _through_the_door() -> Iterator[None]:
    token = _door_open.set(True)
    try:
        yield
    finally:
        _door_open.reset(token)


def guard_states() -> None:
    """Refuse every change of a state that does not come through `take` (called once all models are known)."""
    for mapper in Base.registry.mappers:
        if issubclass(mapper.class_, Stateful) and not event.contains(mapper.class_.state, "set", _refuse):
            event.listen(mapper.class_.state, "set", _refuse)


def _refuse(subject: Stateful, value: str, _old: object, _initiator: object) -> None:
    """A row not yet stored may say its beginning; everything else goes through the door."""
    begins = inspect(subject).transient and value == subject.lifecycle.initial
    if not begins and not _door_open.get():
        raise RuntimeError(f"the state of {subject.lifecycle.noun} changes through a step only")
