"""Who waits, who comes second, and in which order rows are locked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Column, Index, Integer, MetaData, String, Table, event, select, text
from sqlalchemy.orm import joinedload

from mentoring.core.db import SENTENCES, action, db, lock, say, sentence_for, writing_engine
from mentoring.core.errors import Busy, WrongState
from mentoring.people.models import Person
from tests.conftest import person
from tests.core.stages import consultation

SEATS = Table("seats_of_tests", MetaData(), Column("seat", Integer), Column("state", String(10)))
TAKEN = Index("one_seat_each_in_tests", SEATS.c.seat, unique=True, postgresql_where=SEATS.c.state == "live")
TAKEN.dialect_options["sqlite"]["where"] = SEATS.c.state == "live"


@contextmanager
def held(app: Flask, release: threading.Event) -> Iterator[None]:
    """Another connection that writes until `release`."""
    begun = threading.Event()

    def hold() -> None:
        with app.app_context(), writing_engine().begin() as connection:
            connection.execute(text("UPDATE consultations SET words = 'held'"))
            begun.set()
            release.wait(20)

    holder = threading.Thread(target=hold)
    holder.start()
    assert begun.wait(10)
    try:
        yield
    finally:
        release.set()
        holder.join()


@contextmanager
def impatient() -> Iterator[None]:
    """Wait 50 ms for a lock instead of seconds."""

    def hurry(connection: Any, *_about: object) -> None:
        if db.engine.dialect.name == "sqlite":
            connection.execute("PRAGMA busy_timeout=50")
        else:
            connection.exec_driver_sql("SET LOCAL lock_timeout='50ms'")

    moment = "checkout" if db.engine.dialect.name == "sqlite" else "begin"
    event.listen(db.engine, moment, hurry)
    try:
        yield
    finally:
        event.remove(db.engine, moment, hurry)
        db.session.remove()
        db.engine.dispose()


@action
def sign(words: str) -> None:
    db.session.execute(text("UPDATE consultations SET words = :words"), {"words": words})


def words_of(asked_id: int) -> str:
    return db.session.execute(
        text("SELECT words FROM consultations WHERE id = :id"), {"id": asked_id}
    ).scalar()


def test_an_action_waits_for_another_writer(app):
    asked_id, release = consultation().id, threading.Event()
    with held(app, release):
        threading.Timer(0.5, release.set).start()
        sign("second")
    assert words_of(asked_id) == "second"


def test_an_action_that_waited_through_every_retry_says_so(app):
    asked_id, tries = consultation().id, []

    @action
    def count_and_sign() -> None:
        tries.append(1)
        db.session.execute(text("UPDATE consultations SET words = 'late'"))

    with impatient(), held(app, threading.Event()), pytest.raises(Busy):
        count_and_sign()
    assert len(tries) == 4
    assert words_of(asked_id) == "held"


def test_another_retry_is_made_when_the_lock_is_given_up(app):
    asked_id, release, tries = consultation().id, threading.Event(), []

    @action
    def sign_at_second_try() -> None:
        tries.append(1)
        if len(tries) == 2:
            release.set()
            holder_gone.wait(5)
        db.session.execute(text("UPDATE consultations SET words = 'retried'"))

    holder_gone = threading.Event()
    with impatient(), held(app, release):
        threading.Thread(target=lambda: (release.wait(20), holder_gone.set())).start()
        sign_at_second_try()
    assert len(tries) >= 2
    assert words_of(asked_id) == "retried"


@pytest.fixture
def seats(app: Flask) -> Iterator[Callable[..., None]]:
    """A table with a friendly unique index, and an action that takes a seat."""
    with writing_engine().begin() as connection:
        SEATS.create(connection)
    say(TAKEN, "Diesen Platz hat schon jemand.")
    yield action(lambda seat, state="live": db.session.execute(SEATS.insert().values(seat=seat, state=state)))
    del SENTENCES["one_seat_each_in_tests"]
    db.session.remove()
    with writing_engine().begin() as connection:
        SEATS.drop(connection)


def test_who_comes_second_reads_the_sentence_of_the_index(seats):
    seats(7)
    seats(8)
    with pytest.raises(WrongState) as refused:
        seats(7)
    assert refused.value.message == "Diesen Platz hat schon jemand."


def test_a_partial_index_refuses_its_part_only(seats):
    seats(7)
    seats(7, "over")
    assert db.session.execute(SEATS.select()).all() == [(7, "live"), (7, "over")]


def test_an_index_without_a_sentence_is_refused_without_words(app):
    someone = person()

    @action
    def copy() -> None:
        twin = "INSERT INTO roles (person_id, name) VALUES (:id, 'mentor'), (:id, 'mentor')"
        db.session.execute(text(twin), {"id": someone.id})

    with pytest.raises(WrongState) as refused:
        copy()
    assert (refused.value.message, sentence_for(refused.value.__cause__)) == ("", "")


@contextmanager
def locked_rows() -> Iterator[list[str]]:
    """What was locked, in order: table and id of every row read again."""
    found: list[str] = []

    def note(_c, _cursor, statement, parameters, _context, _many) -> None:
        table = statement.partition("FROM ")[2].split()[0] if statement.startswith("SELECT") else ""
        if table in ("persons", "consultations"):
            row_id = next(iter(parameters.values() if isinstance(parameters, dict) else parameters))
            found.append(f"{table} {row_id}")

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def test_rows_are_locked_by_rank_and_then_by_id_however_they_are_named(app):
    first, second = person("Ada"), person("Ben")
    one, two = consultation(), consultation()
    orders = []
    for rows in ((two, second, one, first), (first, one, second, two)):
        with locked_rows() as found:
            action(lock)(*rows)
        orders.append(found)
    expected = [
        f"persons {first.id}",
        f"persons {second.id}",
        f"consultations {one.id}",
        f"consultations {two.id}",
    ]
    assert orders == [expected, expected]


def test_a_row_is_locked_alone_however_it_was_loaded(app):
    someone = person("Ada", "mentor")
    with_kreis = select(Person).options(joinedload(Person.kreis), joinedload(Person.institution))
    assert db.session.scalars(with_kreis.where(Person.id == someone.id)).one() is someone
    action(lock)(someone)
    assert someone.display_name == "A."


def test_what_is_locked_is_read_again(app):
    asked = consultation()
    assert asked.words == ""
    with app.app_context():
        sign("changed elsewhere")
    action(lock)(asked)
    assert asked.words == "changed elsewhere"
