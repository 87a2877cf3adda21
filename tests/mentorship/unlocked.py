"""What the house relies on, switched off: for controls that show what would happen without."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from mentoring.core import db as database
from mentoring.core.db import db


@contextmanager
def without_transactions() -> Iterator[None]:
    """On SQLite, let no transaction begin as a writer; nothing changes elsewhere."""
    if db.engine.dialect.name != "sqlite":
        yield
        return

    def begin_nothing(connection) -> None:
        connection.exec_driver_sql("PRAGMA query_only=0")

    event.remove(db.engine, "begin", database._begin_sqlite)
    event.listen(db.engine, "begin", begin_nothing)
    try:
        yield
    finally:
        db.session.remove()
        event.remove(db.engine, "begin", begin_nothing)
        event.listen(db.engine, "begin", database._begin_sqlite)
