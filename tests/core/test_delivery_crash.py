"""A worker that is killed in the middle of sending loses no letter, and repeats at most the one in its hands."""

import json
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.delivery import deliver_due
from mentoring.core.outbox import Letter
from tests.core.mail_server import Mailbox, mail_server
from tests.core.stages import consultation, letters
from tests.databases import SETTINGS

EVERYBODY = sorted(f"p{number:02}@example.org" for number in range(12))
HANDED_OVER = (
    *SETTINGS,
    "DATABASE_URL",
    "DATA_FOLDER",
    "MAIL_FOLDER",
    "SMTP_HOST",
    "SMTP_PORT",
    "SMTP_STARTTLS",
)


def worker(app: Flask) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.core.worker_process"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)
    with process.stdin as settings:
        json.dump({name: app.config[name] for name in HANDED_OVER}, settings)
    return process


def kill_during(mailbox: Mailbox, app: Flask, nth: int) -> None:
    """Kill a worker while the server still thinks about its nth mail, which it has already kept."""
    reached, killed = threading.Event(), threading.Event()

    def think(_mail: object) -> str:
        if len(mailbox.mails) == nth:
            reached.set()
            killed.wait(20)
        return "250 OK"

    mailbox.on_data = think
    process = worker(app)
    try:
        assert reached.wait(40)
    finally:
        process.kill()
        process.wait()
        killed.set()


@pytest.mark.parametrize("nth", [1, 5, 12])
def test_a_killed_worker_loses_nothing_and_repeats_one_letter_under_its_own_message_id(app, nth):
    letters(*EVERYBODY, subject_id=consultation().id)
    db.session.remove()
    with mail_server(app) as mailbox:
        kill_during(mailbox, app, nth)
        with time_machine.travel(clock.now() + timedelta(minutes=5, seconds=1)):
            deliver_due()
        repeated = [str(mail["X-Recipients"]) for mail in mailbox.mails]
    assert sorted(set(repeated)) == EVERYBODY
    assert (len(repeated), len(set(mailbox.message_ids()))) == (13, 12)
    assert db.session.execute(select(Letter.state, func.count()).group_by(Letter.state)).all() == [
        ("sent", 12)
    ]
