"""Docs that the code writes are fresh, and every letter of the full house can be written."""

import json
import re

import html5lib
import pytest
from sqlalchemy import func, select, update

from mentoring.accounts.models import Account
from mentoring.core.db import action, db
from mentoring.core.delivery import compose, deliver_due
from mentoring.core.outbox import Letter
from mentoring.web.places import configuration
from mentoring.web.written_components import CONSTRAINTS
from mentoring.web.written_docs import PAGES, route_lines, settings_page, stale


def test_written_docs_are_fresh(sqlite_app):
    assert stale(sqlite_app) == [], "run `mentoring docs`"


def test_every_setting_stands_in_the_docs(sqlite_app):
    page = settings_page(sqlite_app)
    for setting in configuration().SETTINGS:
        assert f"| `{setting.name}` |" in page


def test_every_pinned_package_stands_in_the_list_of_components(sqlite_app):
    pinned = [line for line in CONSTRAINTS.read_text("utf-8").splitlines() if "==" in line]
    listed = json.loads(PAGES["security/components.cdx.json"](sqlite_app))["components"]
    assert sorted(f"{one['name']}=={one['version']}" for one in listed) == sorted(pinned)
    assert {one["purl"].partition("@")[0] for one in listed} >= {"pkg:pypi/flask", "pkg:pypi/argon2-cffi"}


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


@action
def speak(language: str) -> None:
    """Everybody reads letters in one language."""
    db.session.execute(update(Account).values(language=language))
    db.session.execute(update(Letter).values(language=language))


def words_in(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def words_of_page(page: str) -> list[str]:
    """The words of an HTML part as they stand, with the address behind every button."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    for link in tree.iter("a"):
        address = link.get("href", "")
        if not address.startswith("mailto:") and link.text != address:
            link.text = f"{link.text} {address}"
    return words_in(" ".join(next(tree.iter("main")).itertext()))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_letter_reads_in_both_languages_the_same_as_text_and_as_a_page(
    full_sqlite_app, monkeypatch, language
):
    monkeypatch.setitem(full_sqlite_app.config, "OPERATOR_NAME", "Netzwerkbüro Beispiel")
    speak(language)
    read = set()
    for letter in db.session.scalars(select(Letter)).all():
        mail = compose(letter)
        if mail is not None:
            plain, page = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
            assert words_of_page(page) == words_in(f"Augenhöhe {mail['Subject']} {plain}"), letter.template
            assert [word for word in ("None", "{{", "!") if word in plain] == [], letter.template
            assert (plain.count("\n-- \n"), page.count("<h1")) == (1, 1)
            assert f'<html lang="{language}">' in page
            assert ("Guten Tag" in plain) == (language == "de"), letter.template
            read.add(letter.template)
    assert len(read) > 20
