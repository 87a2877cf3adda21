"""What several tests of the core stand on: a first talk, stored, and letters about it."""

from collections.abc import Iterator
from contextlib import contextmanager

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.journal import LISTENERS, Entry, Listener
from mentoring.core.outbox import Letter, write_letter
from mentoring.offers.models import Consultation

TEMPLATE = "consultation.opened"


@action
def consultation(**values: object) -> Consultation:
    """Somebody's wish for a first talk, without a letter."""
    asked = Consultation(**{"name": "Ada", "email": "ada@example.org", "asked_at": clock.now(), **values})
    db.session.add(asked)
    db.session.flush()
    return asked


@action
def letters(*recipients: int | str, subject_id: int | None, template: str = TEMPLATE) -> list[int]:
    """One letter to each; returns their ids."""
    return [write_letter(template, to=recipient, subject_id=subject_id).id for recipient in recipients]


def letter(letter_id: int) -> Letter:
    """A letter as the database has it now."""
    db.session.rollback()
    return db.session.get_one(Letter, letter_id, populate_existing=True)


@contextmanager
def listening(event: str, listener: Listener) -> Iterator[list[Entry]]:
    """Let somebody listen to an event for a while; gives what was heard."""
    heard: list[Entry] = []
    LISTENERS.setdefault(event, []).append(listener)
    LISTENERS[event].append(heard.append)
    try:
        yield heard
    finally:
        LISTENERS[event].remove(listener)
        LISTENERS[event].remove(heard.append)
        if not LISTENERS[event]:
            del LISTENERS[event]
