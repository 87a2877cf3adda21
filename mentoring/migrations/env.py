"""Alembic's way into the app: the writing engine, batches on SQLite with foreign keys off and checked after."""

from alembic import context
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.types import TypeDecorator

from mentoring.core.db import Base, db
from mentoring.search.models import is_full_text


def run() -> None:
    """Run migrations on an engine of their own: SQLite's foreign keys can be switched outside a transaction only."""
    engine = create_engine(db.engine.url, poolclass=NullPool, hide_parameters=True)
    with engine.connect() as connection:
        sqlite = _let_go_of_foreign_keys(connection)
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
            include_name=_is_migrated,
            render_item=_plain_type,
        )
        with context.begin_transaction():
            context.run_migrations()
            if sqlite:
                _check_foreign_keys(connection)
        connection.commit()
    engine.dispose()


def _let_go_of_foreign_keys(connection: Connection) -> bool:
    """Whether this is SQLite, which would delete the children of a table that a batch makes anew."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.commit()
    return sqlite


def _is_migrated(name: str | None, _kind: str, _parents: object) -> bool:
    """The full text is made from the tables, not migrated."""
    return not is_full_text(name)


def _plain_type(kind: str, item: object, _context: object) -> str | bool:
    """Migrations say what is in the database, not which of our classes reads it."""
    if kind == "type" and isinstance(item, TypeDecorator):
        plain = item.impl_instance
        return f"sa.{plain!r}"
    return False


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"the migration broke foreign keys of {sorted({row[0] for row in broken})}")


run()
