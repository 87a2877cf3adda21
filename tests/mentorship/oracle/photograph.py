"""A house as it was when people had just moved in, so that a walk need not begin with the moving in."""

from typing import Any

from sqlalchemy import Table, insert, select

from mentoring.core.db import Base, writing_engine
from tests.databases import REFERENCE

Photograph = dict[Table, list[dict[str, Any]]]


def photograph() -> Photograph:
    """All rows of all tables that change."""
    with writing_engine().connect() as connection:
        shown = {table: connection.execute(select(table)).mappings().all() for table in _tables()}
    return {table: [dict(row) for row in rows] for table, rows in shown.items()}


def _tables() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if table.name not in REFERENCE]


def restore(shown: Photograph) -> None:
    """Everything as it was, with the same ids."""
    with writing_engine().begin() as connection:
        for table in reversed(_tables()):
            connection.execute(table.delete())
        for table, rows in shown.items():
            if rows:
                connection.execute(insert(table), rows)
