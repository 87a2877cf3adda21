"""What happened, in the past tense: the audit trail, the timeline people read and the source of letters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import JSON, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core import clock
from mentoring.core.db import Base, db
from mentoring.core.personal_data import personal


class Actor(Protocol):
    """Whoever acts: a person, an account, or time itself (whose id is None)."""

    @property
    def id(self) -> int | None: ...


class Time:
    """Time as an actor: it has no account."""

    @property
    def id(self) -> None:
        return None


TIME = Time()


@dataclass(frozen=True, slots=True)
class ActingFor:
    """Somebody of the office who does what another person asks for on the phone; the journal names both.

    It plays no part of its own: a lifecycle says which steps are taken so (`by_phone`), and a yes is none of them.
    """

    id: int | None
    acted_for: int


class Entry(Base):
    """One line of the journal. `details` holds ids and dates only, never words of people."""

    __tablename__ = "entries"
    __table_args__ = (Index(None, "subject_id", "event"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    event: Mapped[str] = mapped_column(String(60))
    actor_id: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id", ondelete="SET NULL"),
        index=True,
        info=personal("who did it", readers="those concerned, office"),
    )
    subject_id: Mapped[int | None]
    details: Mapped[dict[str, int | str | None]] = mapped_column(JSON, default=dict)


Listener = Callable[[Entry], None]
LISTENERS: dict[str, list[Listener]] = {}
EVENTS: set[str] = set()
SILENT: set[str] = set()


def declare(*events: str, silent: bool = False) -> None:
    """Make events known that no lifecycle names; silent ones promise that no letter follows."""
    EVENTS.update(events)
    if silent:
        SILENT.update(events)


def on(*events: str) -> Callable[[Listener], Listener]:
    """Let a listener of some notices.py follow events. It adds rows; it never sends, commits or changes the subject."""

    def register(listener: Listener) -> Listener:
        for event in events:
            LISTENERS.setdefault(event, []).append(listener)
        return listener

    return register


def record(event: str, actor: Actor, subject_id: int | None = None, **details: int | str | None) -> Entry:
    """Write a line and let those follow who listen, inside the running action."""
    if isinstance(actor, ActingFor):
        details["acted_for"] = actor.acted_for
    entry = Entry(at=clock.now(), event=event, actor_id=actor.id, subject_id=subject_id, details=details)
    db.session.add(entry)
    db.session.flush()
    for listener in LISTENERS.get(event, ()):
        listener(entry)
    return entry


def who_wanted(entry: Entry) -> int | None:
    """Whose will a line tells of: that of whoever acted, or of the one for whom the office did so on the phone."""
    wanted = entry.details.get("acted_for")
    return wanted if isinstance(wanted, int) else entry.actor_id


def entries_of(noun: str, subject_id: int) -> list[Entry]:
    """All lines about one subject, oldest first."""
    known = Entry.event.startswith(f"{noun}.", autoescape=True)
    return list(
        db.session.scalars(select(Entry).where(Entry.subject_id == subject_id, known).order_by(Entry.id))
    )
