"""The database: read-only by its own enforcement, with one writing unit of work (SQLite and PostgreSQL alike)."""

import functools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, ParamSpec, TypeVar

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import Connection, DateTime, Dialect, Engine, Index, MetaData, event, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError, OperationalError
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError
from sqlalchemy.orm.interfaces import ORMOption
from sqlalchemy.types import TypeDecorator

from mentoring.core.errors import Busy, NotFound, WrongState

P = ParamSpec("P")
R = TypeVar("R")

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
RETRIES = 3
TRANSIENT = {"40001", "40P01", "55P03"}
FASTER = {
    *("23505", "23503"),
    *("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_FOREIGNKEY"),
}


class UtcDateTime(TypeDecorator[datetime]):
    """Aware times only: stored as UTC, given back aware (SQLite would forget the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without its zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """What every table inherits: one metadata with named constraints, and aware times."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING), type_annotation_map={datetime: UtcDateTime}
    )


class HouseSession(FlaskSession):
    """A session that reads unless an action opened it for writing."""

    def get_bind(self, *args: Any, **kwargs: Any) -> Engine | Connection:
        engine = super().get_bind(*args, **kwargs)
        if not isinstance(engine, Engine):
            return engine
        return _variant(engine, writing=self.info.get("writing", False))


db = SQLAlchemy(model_class=Base, session_options={"class_": HouseSession})


def _variant(engine: Engine, *, writing: bool) -> Engine:
    """The reading or writing face of an engine; both share its pool and are made once."""
    name = "_writing_variant" if writing else "_reading_variant"
    if not hasattr(engine, name):
        options: dict[str, Any] = {"writing": writing}
        if engine.dialect.name == "postgresql":
            options["postgresql_readonly"] = not writing
        setattr(engine, name, engine.execution_options(**options))
    variant: Engine = getattr(engine, name)
    return variant


def writing_engine() -> Engine:
    """The writing face of the app's engine, for migrations."""
    return _variant(db.engine, writing=True)


def prepare_engines(app: Flask) -> None:
    """Give the engines of this app the house's discipline (once, at start)."""
    with app.app_context():
        for engine in db.engines.values():
            if engine.dialect.name == "sqlite":
                event.listen(engine, "connect", _set_up_sqlite)
                event.listen(engine, "begin", _begin_sqlite)


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "foreign_keys=ON",
        "journal_mode=WAL",
        "synchronous=FULL",
        "busy_timeout=5000",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once (no upgrade can fail later); a reader cannot write at all."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql(f"PRAGMA query_only={0 if writing else 1}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def scrub() -> bool:
    """Let SQLite's own log forget what was deleted; says whether nobody was in the way.

    PostgreSQL's files are swept by the operator: rewriting its tables holds up everybody (docs/betrieb.md).
    """
    db.session.rollback()
    if db.engine.dialect.name != "sqlite":
        return True
    connection = db.engine.raw_connection()
    try:
        row = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    return bool(row[0] == 0)


def engine_options(url: str) -> dict[str, Any]:
    """Options for create_engine; parameters stay out of error messages because they are people's data."""
    options: dict[str, Any] = {"hide_parameters": True}
    if url.startswith("postgresql"):
        limits = "-c lock_timeout=5s -c statement_timeout=15s -c idle_in_transaction_session_timeout=30s"
        options |= {"pool_pre_ping": True, "connect_args": {"options": f"{limits} -c timezone=UTC"}}
    return options


def action(function: Callable[P, R]) -> Callable[P, R]:
    """One button, one action, one transaction: everything inside commits together or not at all.

    The reading transaction ends, a writing one opens; what was loaded before is read again.
    Locked out or deadlocked, the action is asked again, up to three times. Actions never call actions.
    """

    @functools.wraps(function)
    def perform(*args: P.args, **kwargs: P.kwargs) -> R:
        with _written():
            return _persist(functools.partial(function, *args, **kwargs), RETRIES)

    return perform


@contextmanager
def _written() -> Iterator[None]:
    session = db.session()
    if session.info.get("writing"):
        raise RuntimeError("an action calls an action")
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("something was changed outside an action")
    session.rollback()
    session.info["writing"] = True
    try:
        yield
    finally:
        session.rollback()
        session.info["writing"], session.info["locked"] = False, set()


def _persist(work: Callable[[], R], retries: int) -> R:
    try:
        return _attempt(work)
    except OperationalError as error:
        if not _is_transient(error):
            raise
        if not retries:
            raise Busy() from error
    return _persist(work, retries - 1)


def _attempt(work: Callable[[], R]) -> R:
    session = db.session()
    session.rollback()
    session.info["locked"] = set()
    try:
        result = work()
        session.commit()
    except IntegrityError as error:
        if not _was_faster(error):
            raise
        raise WrongState(sentence_for(error)) from error
    except StaleDataError as error:
        raise WrongState() from error
    except ObjectDeletedError as error:
        raise NotFound() from error
    return result


SENTENCES: dict[str, tuple[str, str]] = {}


def say(index: Index, sentence: str) -> None:
    """Give a unique index its sentence for people who meet it by being second.

    PostgreSQL names the index that refused, SQLite only its columns: both are remembered.
    """
    columns = ", ".join(f"{column.table.name}.{column.name}" for column in index.columns)
    SENTENCES[str(index.name)] = (columns, sentence)


def _was_faster(error: DBAPIError) -> bool:
    """Unique and foreign keys refuse when somebody was faster; other constraints refuse our own mistakes."""
    code = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", "")
    return code in FASTER


def sentence_for(error: DBAPIError) -> str:
    """The sentence of the constraint that refused, or nothing when it was never given one."""
    text = str(error.orig)
    failed = text.partition("UNIQUE constraint failed: ")[2]
    for name, (columns, sentence) in SENTENCES.items():
        if name in text or columns == failed:
            return sentence
    return ""


def _is_transient(error: DBAPIError) -> bool:
    code = str(getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", ""))
    return code in TRANSIENT or code.startswith("SQLITE_BUSY")


def lock(*rows: Base, options: Sequence[ORMOption] = ()) -> None:
    """Lock rows and read them again, in the one order of the house: by `__lock_rank__` of the class, then by id.

    Only the rows themselves: PostgreSQL refuses to lock what was joined to them and may be missing. And not their
    keys: a row that points to them may be written meanwhile, else its foreign key would wait for whoever holds
    them, which was the one cause of deadlocks (39 in 1,800 mixed transactions, 0 without).
    What an action holds already is not asked for again; `options` say what comes along in the same statement.
    Ranks: need 10 → mentor profile 20 → enquiry 30 → tandem 40; training 50 → date 60 → registration 70.
    """
    session = db.session()
    locked = session.info.setdefault("locked", set())
    for row in sorted(rows, key=lambda one: (one.__lock_rank__, inspect(one).identity)):  # type: ignore[attr-defined]
        if inspect(row).key in locked:
            continue
        try:
            _read_again(row, options)
        except InvalidRequestError as error:
            raise NotFound() from error
        locked.add(inspect(row).key)


def _read_again(row: Base, options: Sequence[ORMOption]) -> None:
    how: dict[str, Any] = {"of": type(row), "key_share": True}
    session = db.session()
    if not options:
        session.refresh(row, with_for_update=how)
        return
    keys = zip(inspect(type(row)).primary_key, inspect(row).identity or (), strict=True)
    found = select(type(row)).where(*(column == value for column, value in keys)).options(*options)
    locked = found.with_for_update(**how).execution_options(populate_existing=True)
    if session.scalars(locked).unique().one_or_none() is None:
        raise NotFound()


def insert_into(table: type[Base]) -> Any:
    """An insert that can say what happens when the row is there already (`on_conflict_…`)."""
    name = db.session.get_bind().dialect.name
    return (postgresql.insert if name == "postgresql" else sqlite.insert)(table)


def is_locked(row: Base) -> bool:
    """Whether the running action holds this row already: nobody else has changed it since."""
    return inspect(row).key in db.session().info.get("locked", ())
