"""Docs that the code writes are fresh, and every letter of the full house can be written."""

from sqlalchemy import func, select

from mentoring.core.db import db
from mentoring.core.delivery import compose, deliver_due
from mentoring.core.outbox import Letter
from mentoring.web.places import configuration
from mentoring.web.written_docs import PAGES, route_lines, settings_page, stale


def test_written_docs_are_fresh(sqlite_app):
    assert stale(sqlite_app) == [], "run `mentoring docs`"


def test_every_setting_stands_in_the_docs(sqlite_app):
    page = settings_page(sqlite_app)
    for setting in configuration().SETTINGS:
        assert f"| `{setting.name}` |" in page


def test_every_route_stands_in_the_docs_with_who_may_enter(sqlite_app):
    lines = route_lines(sqlite_app)
    assert "GET / web.home_show public" in lines
    assert "GET /koordination coordination.overview_show coordinator" in lines
    assert len(lines) == len(set(lines))
    assert {line.split()[3] for line in lines if line.startswith("POST /koordination")} == {"coordinator"}


def test_pages_are_written_the_same_twice(sqlite_app):
    for page in PAGES.values():
        assert page(sqlite_app) == page(sqlite_app)


def test_every_letter_of_a_full_house_can_be_written(full_app):
    waiting = db.session.scalar(select(func.count()).select_from(Letter))
    assert deliver_due(1000) == waiting > 20
    rows = db.session.execute(select(Letter.template, Letter.state, Letter.problem)).all()
    assert {row for row in rows if row.state not in ("sent", "dropped")} == set()


def test_every_letter_reads_in_both_languages_as_text_and_as_a_page(full_sqlite_app):
    full_sqlite_app.config["OPERATOR_NAME"] = "Netzwerkbüro Beispiel"
    for letter in db.session.scalars(select(Letter)).all():
        mail = compose(letter)
        if mail is not None:
            plain = mail.get_body(("plain",)).get_content()
            page = mail.get_body(("html",)).get_content()
            assert mail["Subject"].strip()
            assert "None" not in plain
            assert "{{" not in plain + page
            assert plain.count("\n-- \n") == 1
            assert page.count("<h1") == 1
