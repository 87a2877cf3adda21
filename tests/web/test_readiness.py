"""What a monitor reads: the process answers, and whether it could serve people."""

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


def at_head() -> None:
    """The suite makes its tables at once; the mark that migrations leave is set by hand."""
    with writing_engine().begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("DELETE FROM alembic_version"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0001')"))


def test_a_living_process_says_so_without_asking_anything(app, client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text, answer.headers.get("Set-Cookie")) == (200, "ok\n", None)


def test_a_service_that_can_serve_says_so(app, client):
    at_head()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (200, {"database": "ok", "schema": "ok", "letters": "ok"})
    assert answer.headers.get("Set-Cookie") is None


def test_tables_of_another_stand_are_named(app, client):
    at_head()
    with writing_engine().begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["schema"]) == (503, "0000 instead of 0001")


def test_letters_that_do_not_leave_are_noticed_and_say_nothing_of_people(app, client):
    at_head()
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
