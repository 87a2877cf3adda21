"""Real processes that do something at the same moment, and what each of them was answered."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import event

from mentoring.core import clock
from mentoring.core import db as database
from mentoring.core.db import db
from mentoring.core.errors import DomainError
from mentoring.people.models import Person
from mentoring.trainings.actions import registrations
from mentoring.trainings.models import Training

FORK = multiprocessing.get_context("fork")
Deed = Callable[[], Any]


def at_once(app: Flask, *deeds: list[Deed]) -> list[list[str]]:
    """Each list of deeds in a process of its own; before every deed all wait for each other."""
    db.session.remove()
    barrier, pipes, runners = FORK.Barrier(len(deeds)), [], []
    for own in deeds:
        reader, writer = FORK.Pipe(duplex=False)
        runner = FORK.Process(target=_run, args=(app, own, barrier, writer))
        runner.start()
        pipes.append(reader)
        runners.append(runner)
    answers = [pipe.recv() for pipe in pipes]
    for runner in runners:
        runner.join()
    return answers


def _run(app: Flask, deeds: list[Deed], barrier: Any, writer: Any) -> None:
    answers = []
    with app.app_context():
        db.engine.dispose(close=False)
        for deed in deeds:
            barrier.wait(30)
            answers.append(_answer(deed))
            db.session.remove()
    writer.send(answers)


def _answer(deed: Deed) -> str:
    try:
        return str(deed())
    except DomainError as error:
        return type(error).__name__


def doing(action: Callable[..., Any], person_id: int, training_id: int, at: datetime | None = None) -> Deed:
    """A deed of somebody in a training, if need be at a standing time; answers the state that came of it."""

    def do() -> str:
        with clock.standing_at(at or clock.now()):
            row = action(db.session.get_one(Person, person_id), db.session.get_one(Training, training_id))
        return "done" if row is None else row.state

    return do


@contextmanager
def no_lock(monkeypatch: Any) -> Iterator[None]:
    """Switch off what the house relies on: FOR UPDATE, and on SQLite the transaction that begins as a writer."""
    looked = registrations.is_seat_free_for

    def look(*asked: Any) -> bool:
        found = looked(*asked)
        time.sleep(0.03)
        return found

    monkeypatch.setattr(registrations, "lock", lambda *rows: [db.session.refresh(row) for row in rows])
    monkeypatch.setattr(registrations, "is_seat_free_for", look)
    begin, sqlite = database._begin_sqlite, db.engine.dialect.name == "sqlite"
    if sqlite:
        event.remove(db.engine, "begin", begin)
        event.listen(db.engine, "begin", _begin_nothing)
    yield
    db.session.remove()
    if sqlite:
        event.remove(db.engine, "begin", _begin_nothing)
        event.listen(db.engine, "begin", begin)


def _begin_nothing(connection: Any) -> None:
    connection.exec_driver_sql("PRAGMA query_only=0")
