"""What all that is asked of the office shares: who asks, with or without an account, and who cares."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship, validates

from mentoring.core import clock
from mentoring.core.forms import ADDRESS, BLOCK, LINE
from mentoring.core.journal import TIME, Actor
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.people.models import Person

READERS = "who asks, office"
RETENTION = "90 days after it is done"


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever holds the link of a letter about what was asked: an actor without an account."""

    about: "Asked"

    @property
    def id(self) -> None:
        return None


class Asked(Stateful):
    """A row that somebody from anywhere has written, and that one person of the office takes care of."""

    name: Mapped[str] = mapped_column(
        String(LINE), info=personal("salutation", readers=READERS, retention=RETENTION)
    )
    email: Mapped[str] = mapped_column(
        String(ADDRESS), info=personal("answer", readers=READERS, retention=RETENTION)
    )
    phone: Mapped[str] = mapped_column(
        String(40), default="", info=personal("answer", readers=READERS, retention=RETENTION)
    )
    words: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("what it is about", readers=READERS, retention=RETENTION)
    )
    language: Mapped[str] = mapped_column(String(2), default="de")
    asked_at: Mapped[datetime] = mapped_column(index=True)
    closed_at: Mapped[datetime | None] = mapped_column(index=True)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("showing it to who asked", readers=READERS, retention=RETENTION),
    )
    responsible_id: Mapped[int | None] = mapped_column(
        ForeignKey("persons.id", ondelete="SET NULL"),
        index=True,
        info=personal("who takes care of it", readers=READERS, retention=RETENTION),
    )

    @declared_attr
    def responsible(cls) -> Mapped[Person | None]:  # noqa: N805  (SQLAlchemy hands the class)
        return relationship(Person, foreign_keys=f"{_name(cls)}.responsible_id")

    @declared_attr
    def asker(cls) -> Mapped[Person | None]:  # noqa: N805  (SQLAlchemy hands the class)
        return relationship(Person, foreign_keys=f"{_name(cls)}.person_id")

    @validates("state")
    def note_closing(self, _name: str, state: str) -> str:
        """The time of the end goes with the state."""
        if state in self.lifecycle.terminal:
            self.closed_at = clock.now()
        return state

    @property
    def forgotten_at(self) -> datetime | None:
        """When nothing of it will be left; nothing as long as it goes on."""
        kept = timedelta(days=current_app.config["WORDS_KEPT_DAYS"])
        return None if self.closed_at is None else self.closed_at + kept

    def parties(self, actor: Actor) -> Collection[str]:
        """Who asked, by account or by the link of a letter, or the office; nobody of the office answers themselves."""
        if isinstance(actor, Asker):
            return {"asker"} if actor.about is self else set()
        if actor is TIME:
            return {"system"}
        return {"asker"} if actor.id == self.person_id else office(actor)


def _name(cls: object) -> str:
    """The class behind a declared attribute: annotations take it for a row."""
    return str(getattr(cls, "__name__", ""))


def office(actor: Actor) -> set[str]:
    """The office, where one of its people acts."""
    return {"coordinator"} if isinstance(actor, Person) and actor.has_role("coordinator") else set()


def closed_where(ends: Collection[str]) -> str:
    """The condition that an end has its time, and nothing else has one."""
    names: Any = ", ".join(f"'{end}'" for end in sorted(ends))
    return f"(state IN ({names})) = (closed_at IS NOT NULL)"
