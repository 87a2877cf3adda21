"""How the databases answer the hottest questions: `python -m bench.plans [PEOPLE DATES]` prints what is read whole.

It fills a house of 100,000 people and 20,000 dates on SQLite and on PostgreSQL, asks each question as pages and
workers do, and lets the database explain every statement that went out.
"""

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, func, select, text

from bench.crowd import NEWCOMER, settle
from bench.dates import plan
from mentoring.accounts.models import SignIn
from mentoring.accounts.queries import account_with, sign_in_hash
from mentoring.core.db import db, writing_engine
from mentoring.core.journal import Entry
from mentoring.core.outbox import lease_letter
from mentoring.mentorship.queries import open_need_of
from mentoring.mentorship.queries.pool import kept_apart_ids, mentors_with_ids
from mentoring.people.models import Person
from mentoring.trainings.models import Registration, Training
from mentoring.trainings.queries.feeds import feed_fragments, window_day
from mentoring.trainings.queries.listing import Selection, upcoming_dates

PEOPLE, DATES = 100_000, 20_000
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


@contextmanager
def heard() -> Iterator[list[Statement]]:
    """What goes out to the database meanwhile."""
    statements: list[Statement] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        if statement.startswith(("SELECT", "UPDATE")):
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
    db.session.expunge_all()
    with heard() as statements:
        question()
    db.session.rollback()
    lines = [line for statement in statements for line in plan_of(statement)]
    return {found[1] or found[2] for line in lines for found in SCAN.finditer(line)}


def report(engine: str, people: int, dates: int) -> None:
    """Fill a house, ask, and print what was read from end to end, and the milliseconds of each question."""
    from tests.databases import fresh_app

    with fresh_app(engine):
        settle(people)
        plan(dates)
        with writing_engine().begin() as connection:
            connection.execute(text("ANALYZE"))
        print(f"{engine}, {people} people, {dates} dates")
        for name, question in QUESTIONS.items():
            scans = scans_of(question)
            begun = time.perf_counter()
            question()
            spent = (time.perf_counter() - begun) * 1000
            print(f"  {name:36} {spent:8.1f} ms  reads whole: {', '.join(sorted(scans)) or '–'}")


def main() -> None:
    """Both databases."""
    people, dates = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (PEOPLE, DATES)
    for engine in ("sqlite", "postgresql"):
        report(engine, people, dates)


if __name__ == "__main__":
    main()
