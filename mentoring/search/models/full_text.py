"""The databases' own full text over the folded words: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL.

It is made from the table, never migrated: taken away before migrations run, and made anew behind them.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, TextClause, event, text

from mentoring.core.db import db
from mentoring.search.models.entry import SearchEntry
from mentoring.search.models.folding import Term

FTS5 = (
    "CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_entries', content_rowid='id', "
    "detail='none', tokenize='ascii')",
    "CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries BEGIN "
    "INSERT INTO search_index(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER search_entries_gone AFTER DELETE ON search_entries BEGIN "
    "INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER search_entries_changed AFTER UPDATE ON search_entries BEGIN "
    "INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO search_index(rowid, words) VALUES (new.id, new.words); END",
    "INSERT INTO search_index(search_index) VALUES ('rebuild')",
)
VECTOR = "array_to_tsvector(string_to_array(btrim(search_entries.words), ' '))"
GIN = (f"CREATE INDEX search_index ON search_entries USING gin (({VECTOR}))",)
MADE = {"sqlite": FTS5, "postgresql": GIN}
DROPPED = {
    "sqlite": (
        *(f"DROP TRIGGER IF EXISTS search_entries_{name}" for name in ("added", "gone", "changed")),
        "DROP TABLE IF EXISTS search_index",
    ),
    "postgresql": ("DROP INDEX IF EXISTS search_index",),
}
FOUND: dict[str, TextClause] = {
    "sqlite": text("search_entries.id IN (SELECT rowid FROM search_index WHERE search_index MATCH :wanted)"),
    "postgresql": text(f"{VECTOR} @@ CAST(:wanted AS tsquery)"),
}


def make_full_text(connection: Connection) -> None:
    """Make the full text anew from the rows that are there."""
    drop_full_text(connection)
    for statement in MADE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def drop_full_text(connection: Connection) -> None:
    """Take it away, where it is."""
    for statement in DROPPED[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def is_full_text(name: str | None) -> bool:
    """Whether a table or index of the database is part of it, and no model's."""
    return str(name).startswith("search_index")


def wanted(terms: Sequence[Term]) -> ColumnElement[bool]:
    """The condition for entries that hold every term. Terms are letters and digits, and are bound, not written in."""
    sqlite = db.engine.dialect.name == "sqlite"
    query = " AND ".join(map(_fts5, terms)) if sqlite else " & ".join(map(_tsquery, terms))
    found: Any = FOUND["sqlite" if sqlite else "postgresql"].bindparams(wanted=query)
    return found


def _fts5(term: Term) -> str:
    return f'"{term.text}"{"*" if term.open else ""}'


def _tsquery(term: Term) -> str:
    return f"'{term.text}'{':*' if term.open else ''}"


def optimize() -> None:
    """Inside a running action: let FTS5 write its words anew, so that deleted ones are nowhere in the file."""
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("INSERT INTO search_index(search_index) VALUES ('optimize')"))


@event.listens_for(SearchEntry.__table__, "after_create")
def _follow(_table: object, connection: Connection, **_options: object) -> None:
    """Tables that are made at once, without migrations, have it, too."""
    make_full_text(connection)
