"""One full house a process: furnished once, and laid as it was into every database that a test asks for."""

from functools import cache
from typing import Any

from flask import Flask
from sqlalchemy import Connection, Table, insert, select, text

from mentoring.core.db import Base, db, writing_engine
from tests.databases import REFERENCE, app_on, wipe
from tests.web.house import furnish

Rows = dict[str, list[dict[str, Any]]]


def furnish_again(app: Flask) -> None:
    """The demo's people and a letter with a link of every purpose, in an app with nobody else in it."""
    rows = _rows()
    with app.app_context(), writing_engine().begin() as connection:
        for table in _tables():
            if rows[table.name]:
                connection.execute(insert(table), rows[table.name])
                _count_on(connection, table)


@cache
def _rows() -> Rows:
    """Everything that furnishing leaves behind: made on SQLite, which is empty again afterwards."""
    app = app_on("sqlite")
    with app.app_context():
        wipe()
        furnish(app.test_client())
        db.session.rollback()
        found = {
            table.name: [
                dict(row) for row in db.session.execute(select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in _tables()
        }
        db.session.remove()
        wipe()
    return found


def _tables() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if table.name not in REFERENCE]


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL gives the next row the number after the last."""
    if connection.dialect.name == "postgresql" and "id" in table.columns:
        last = (
            f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), (SELECT max(id) FROM {table.name}))"
        )
        connection.execute(text(last))
