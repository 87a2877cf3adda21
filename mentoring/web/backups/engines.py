"""How each database is copied, looked through and brought back, by its own means."""

import os
import shutil
import sqlite3
import subprocess  # nosec B404: PostgreSQL is copied by its own programs
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, Connection, create_engine, func, inspect, make_url, select, table, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.pool import NullPool

from mentoring.web.backups.archive import BadArchive

Counts = dict[str, int]


class Sqlite:
    """A file: copied by SQLite's own backup while others write."""

    kind = "sqlite"

    def __init__(self, url: URL) -> None:
        self.path = Path(url.database or "")

    def copy_to(self, target: Path) -> Counts:
        """One consistent state, whatever is written meanwhile; returns its rows."""
        with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        with self.opened(target) as url:
            return count_rows(url)

    @contextmanager
    def opened(self, copy: Path) -> Iterator[URL]:
        """A copy as a database that can be asked."""
        with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as found:
            _refuse_faults(found)
        yield make_url(f"sqlite:///{copy}")

    def bring_back(self, copy: Path) -> None:
        """Over what is there, in one transaction: whoever still has the file open sees the new state."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(self.path)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=WAL")

    def is_empty(self) -> bool:
        """Whether nothing would be lost."""
        return not self.path.exists() or not count_rows(make_url(f"sqlite:///{self.path}"))


def _refuse_faults(found: sqlite3.Connection) -> None:
    try:
        whole = found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        orphans = found.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise BadArchive("Die Kopie ist keine lesbare SQLite-Datei.") from error
    if not whole or orphans is not None:
        raise BadArchive("Die Kopie ist in sich nicht stimmig.")


class PostgreSql:
    """A server: copied by pg_dump in one snapshot, brought back by pg_restore in one transaction."""

    kind = "postgresql"

    def __init__(self, url: URL) -> None:
        self.url = url

    def copy_to(self, target: Path) -> Counts:
        """One snapshot, in which the rows are counted, too."""
        engine = create_engine(self.url, isolation_level="REPEATABLE READ", poolclass=NullPool)
        with engine.connect() as connection:
            snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
            where = (f"--snapshot={snapshot}", f"--file={target}", f"--dbname={self._name()}")
            self._run("pg_dump", "--format=custom", "--no-owner", *where)
            return rows_of(connection)

    @contextmanager
    def opened(self, copy: Path) -> Iterator[URL]:
        """A copy in a database of its own, which goes afterwards; needs the right to create one."""
        probe = f"augenhoehe_probe_{uuid4().hex[:12]}"
        admin = create_engine(self.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with admin.connect() as connection:
            _create(connection, probe)
            try:
                there = PostgreSql(self.url.set(database=probe))
                there.bring_back(copy)
                yield there.url
            finally:
                connection.execute(text(f"DROP DATABASE {probe}"))

    def bring_back(self, copy: Path) -> None:
        """All tables anew, or nothing has changed."""
        options = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
        self._run("pg_restore", *options, f"--dbname={self._name()}", str(copy))

    def is_empty(self) -> bool:
        """Whether nothing would be lost."""
        return not count_rows(self.url)

    def _name(self) -> str:
        """The address for PostgreSQL's own programs; the password goes by the environment, not by the command line."""
        return self.url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)

    def _run(self, program: str, *words: str) -> None:
        environment = dict(os.environ, PGPASSWORD=self.url.password or os.environ.get("PGPASSWORD", ""))
        found = shutil.which(program)
        if found is None:
            raise BadArchive(f"{program} fehlt: Bitte installieren Sie die Programme von PostgreSQL.")
        line = [found, *words]  # no shell, and no word that people have typed
        done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)  # nosec B603
        if done.returncode:
            raise BadArchive(f"{program} meldet: {done.stderr.strip().splitlines()[-1:]}")


def _create(connection: Connection, name: str) -> None:
    try:
        connection.execute(text(f"CREATE DATABASE {name}"))
    except ProgrammingError as error:
        raise BadArchive(
            "Zum Prüfen legt sich der Dienst eine eigene Datenbank an. Geben Sie seinem Benutzer das Recht dazu:"
            f" ALTER ROLE {connection.engine.url.username} CREATEDB"
        ) from error


def engine_for(address: str) -> Sqlite | PostgreSql:
    """The means for the database that the settings name."""
    url = make_url(address)
    return Sqlite(url) if url.get_backend_name() == "sqlite" else PostgreSql(url)


def count_rows(url: URL) -> Counts:
    """How many rows each table of a database holds."""
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return rows_of(connection)


def rows_of(connection: Connection) -> Counts:
    """How many rows each table holds, as this connection sees them."""
    names = sorted(inspect(connection).get_table_names())
    counted = {name: select(func.count()).select_from(table(name)) for name in names}
    return {name: connection.scalar(query) or 0 for name, query in counted.items()}
