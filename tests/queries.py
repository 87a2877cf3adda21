"""Counting statements: what a page costs, without the bookkeeping of transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from mentoring.core.db import db
from mentoring.trainings.queries.listing import filter_choices

BOOKKEEPING = ("PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT")


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    """The statements that run inside, as a list that grows.

    What lists can be narrowed by is kept for a minute: it is read before, or the first in a process would pay for it.
    """
    filter_choices()
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.lstrip().upper().startswith(BOOKKEEPING):
            statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
