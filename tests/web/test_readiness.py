"""What a monitor reads: the process answers, and whether it could serve people."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import time_machine
from sqlalchemy import text

from mentoring.core import clock
from mentoring.core.db import action, writing_engine
from mentoring.core.outbox import put_off, write_letter
from mentoring.web.readiness import letters_words


@action
def letter_to(address: str) -> int:
    return write_letter("consultation.opened", to=address).id


@contextmanager
def stand(name: str) -> Iterator[None]:
    """The tables say that they are of another stand of the program."""
    with writing_engine().begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :name"), {"name": name})
    yield
    with writing_engine().begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))


def test_a_living_process_says_so_without_asking_anything(app, client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text, answer.headers.get("Set-Cookie")) == (200, "ok\n", None)


def test_a_service_that_can_serve_says_so(app, client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (200, {"database": "ok", "schema": "ok", "letters": "ok"})
    assert answer.headers.get("Set-Cookie") is None


def test_tables_of_another_stand_are_named(app, client):
    with stand("0000"):
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json["schema"]) == (503, "0000 instead of 0001")


def test_letters_that_do_not_leave_are_noticed_and_say_nothing_of_people(app, client):
    letter_to("lena@example.org")
    assert client.get("/readyz").status_code == 200
    with time_machine.travel(clock.now() + timedelta(minutes=31)):
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json["letters"][:9]) == (503, "due since")
    assert "lena" not in answer.text


def test_a_letter_that_is_tried_again_and_again_is_late_although_never_due(app):
    letter_id = letter_to("lena@example.org")
    with time_machine.travel(clock.now() + timedelta(minutes=40)):
        assert letters_words() != "ok"
        put_off(letter_id, 4, "SMTPResponseException 451")
        assert letters_words() == "ok"
