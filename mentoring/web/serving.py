"""Serving pages with waitress, and the worker's rounds: beside it or in a process of its own."""

import logging
import signal
import threading
from types import FrameType

from flask import Flask
from waitress.server import create_server

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.delivery import deliver_due
from mentoring.web.maintenance import under_maintenance

THREADS = 8
CONNECTIONS = 500
log = logging.getLogger(__name__)


def serve(app: Flask, host: str, port: int, *, with_worker: bool) -> None:
    """Serve until Ctrl-C or SIGTERM; the worker's thread ends with the server."""
    stop = threading.Event()
    _end_on_sigterm()
    server = create_server(
        app, host=host, port=port, threads=THREADS, connection_limit=CONNECTIONS, ident=None
    )
    rounds = threading.Thread(target=_rounds, args=(app, stop), name="worker")
    if with_worker:
        rounds.start()
    try:
        server.run()
    finally:
        stop.set()
        server.close()
        if with_worker:
            rounds.join()


def work_until_stopped(app: Flask) -> None:
    """The worker as a process: rounds until Ctrl-C or SIGTERM."""
    stop = threading.Event()
    _end_on_sigterm()
    try:
        _rounds(app, stop)
    except (KeyboardInterrupt, SystemExit):
        stop.set()


def _end_on_sigterm() -> None:
    def end(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)


def _rounds(app: Flask, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            work_once(app)
        except Exception as error:  # a worker that dies of one bad round leaves everybody waiting
            log.error("worker round failed: %s", type(error).__name__)
        stop.wait(app.config["WORKER_SECONDS"])


def work_once(app: Flask) -> tuple[int, int]:
    """One round: every clock, then the letters that follow. Returns (letters handled, deeds of time)."""
    deeds = 0
    with app.app_context():
        if under_maintenance():
            return 0, 0
        for name, job in clock.JOBS.items():
            try:
                deeds += job(clock.now())
            except Exception as error:  # one clock that fails must not stop the others
                log.error("job %s failed: %s", name, type(error).__name__)
                db.session.rollback()
        letters = deliver_due()
        db.session.remove()
    return letters, deeds
