"""How the databases answer the hottest questions: `python -m bench.plans [PEOPLE DATES]` prints what is read whole.

It fills a house of 100,000 people and 20,000 dates on SQLite and on PostgreSQL, asks each question as pages and
workers do, opens the pages that are opened most, lets a worker go round once, and lets the database explain every
statement that went out. A table of fewer than a thousand rows may be read whole: no index is quicker.
"""

import re
import sys
import time
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, func, select, text

from bench.crowd import NEWCOMER, settle
from bench.dates import plan
from bench.years import count_on, let_years_pass
from mentoring.accounts.models import SignIn
from mentoring.accounts.queries import account_with, sign_in_hash
from mentoring.core import clock
from mentoring.core.db import Base, db, writing_engine
from mentoring.core.journal import Entry
from mentoring.core.outbox import lease_letter
from mentoring.mentorship.queries import open_need_of
from mentoring.mentorship.queries.pool import kept_apart_ids, mentors_with_ids
from mentoring.people.models import Person
from mentoring.trainings.models import Registration, Training
from mentoring.trainings.queries.feeds import feed_fragments, window_day
from mentoring.trainings.queries.listing import Selection, upcoming_dates

PEOPLE, DATES = 100_000, 20_000
LARGE = 1_000
ALIAS = re.compile(r"_\d+$")
SCAN = re.compile(r"\bSCAN (?!CONSTANT)(\w+)(?!.*USING)|Seq Scan on (\w+)")
Statement = tuple[str, Any]


def _reader() -> Person:
    """Whoever came first: numbers are never given again, so nobody knows them beforehand."""
    return db.session.get_one(Person, db.session.scalar(select(func.min(Person.id))))


QUESTIONS: dict[str, Callable[[], object]] = {
    "who is signed in": lambda: db.session.scalar(select(SignIn).where(SignIn.id_hash == sign_in_hash("x"))),
    "an account by its address": lambda: account_with("person-1@example.org"),
    "a person with roles": lambda: _reader().roles,
    "somebody's search": lambda: open_need_of(_reader()),
    "whom a newcomer cannot ask": lambda: kept_apart_ids(_reader()),
    "mentors of a page of suggestions": lambda: mentors_with_ids(range(2, 12)),
    "coming dates": lambda: upcoming_dates(None, Selection(), 1),
    "one training": lambda: db.session.scalar(select(Training).where(Training.public_id == "x")),
    "a person's registrations": lambda: db.session.scalars(
        select(Registration).where(Registration.person_id == NEWCOMER)
    ).all(),
    "what happened to a thing": lambda: db.session.scalars(
        select(Entry).where(Entry.subject_id == 1, Entry.event == "need.confirmed")
    ).all(),
    "the next letter": lease_letter,
    "a calendar": lambda: feed_fragments(["land/03"], window_day()),
}
"""What most pages, the worker and calendars ask."""


PAGES = {
    "newcomer": (
        "/mein-bereich",
        "/mentoring/vorschlaege",
        "/mentoring/mentorinnen",
        "/fortbildungen",
        "/konto",
    ),
    "nobody": ("/", "/fortbildungen", "/kalender/alle.ics"),
    "office": (
        "/koordination",
        "/koordination/menschen",
        "/koordination/freigaben",
    ),
}
"""Those that are opened most, and what the office has before it all day."""


@contextmanager
def heard() -> Iterator[list[Statement]]:
    """What goes out to the database meanwhile."""
    statements: list[Statement] = []

    def note(
        _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")) and not many:
            statements.append((statement, parameters))

    engines = (db.engine, writing_engine())
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)


def plan_of(statement: Statement) -> list[str]:
    """The database's own words about how it answers, a line each."""
    words = "EXPLAIN QUERY PLAN " if db.engine.dialect.name == "sqlite" else "EXPLAIN "
    with writing_engine().connect() as connection:
        rows = connection.exec_driver_sql(words + statement[0], statement[1]).all()
        connection.rollback()
    return [str(row[-1]) for row in rows]


def scans_of(question: Callable[[], object]) -> set[str]:
    """Tables that are read from end to end for a question."""
    return scans_in(statements_of(question))


def statements_of(question: Callable[[], object]) -> list[Statement]:
    """What goes out for a question when nothing is known yet."""
    db.session.expunge_all()
    with heard() as statements:
        question()
    db.session.rollback()
    return statements


def scans_in(statements: list[Statement]) -> set[str]:
    """Tables that some of the statements read from end to end."""
    lines = [line for statement in statements for line in plan_of(statement)]
    names = {found[1] or found[2] for line in lines for found in SCAN.finditer(line)}
    return {ALIAS.sub("", name) for name in names}


def report(engine: str, people: int, dates: int) -> None:
    """Fill a house, ask, and print what was read from end to end, and the milliseconds of each question."""
    from tests.databases import fresh_app

    with fresh_app(engine) as app:
        begun = time.monotonic()
        questions = {**QUESTIONS, **_fill(app, engine, people, dates)}
        large = _large_tables()
        say(f"{engine}, {people} people, {dates} dates, filled in {time.monotonic() - begun:.0f} s")
        say(f"  rows: {', '.join(f'{name} {rows:,}' for name, rows in sorted(large.items()))}")
        for name, question in questions.items():
            _ask(name, question, large)


def _fill(app: Flask, engine: str, people: int, dates: int) -> dict[str, Callable[[], object]]:
    """Fill the house; returns what its pages and its worker ask."""
    from tests.conftest import browser_of, person

    settle(people)
    plan(dates)
    let_years_pass()
    with writing_engine().begin() as connection:
        count_on(connection)
        if (
            engine == "postgresql"
        ):  # what its autovacuum does by itself; SQLite goes by its own rules in use, too
            connection.execute(text("ANALYZE"))
    readers = {
        "nobody": app.test_client(),
        "newcomer": browser_of(app, _reader()),
        "office": browser_of(app, person("Ruth Albers", "coordinator")),
    }
    pages = {
        f"{who}: {path}": partial(_open, readers[who], path) for who, paths in PAGES.items() for path in paths
    }
    return {**pages, "a round of the worker": _go_round}


def _open(browser: FlaskClient, path: str) -> None:
    answer = browser.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")


def _go_round() -> None:
    for job in clock.JOBS.values():
        job(clock.now())


def _large_tables() -> dict[str, int]:
    rows = {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }
    db.session.rollback()
    return {name: number for name, number in rows.items() if number >= LARGE}


def _ask(name: str, question: Callable[[], object], large: Container[str]) -> None:
    """Ask three times: to know the tables of the process, to listen, and with the clock in hand."""
    question()
    statements = statements_of(question)
    begun = time.perf_counter()
    question()
    spent = (time.perf_counter() - begun) * 1000
    db.session.rollback()
    whole = ", ".join(sorted(scan for scan in scans_in(statements) if scan in large)) or "–"
    say(f"  {name:36} {spent:8.1f} ms {len(statements):3} statements  reads whole: {whole}")


def say(words: str) -> None:
    """One line, at once."""
    print(words, flush=True)


def main() -> None:
    """Both databases, or one."""
    people, dates = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (PEOPLE, DATES)
    for engine in sys.argv[3:] or ("sqlite", "postgresql"):
        report(engine, people, dates)


if __name__ == "__main__":
    main()
