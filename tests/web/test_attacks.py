"""What attackers send beside what was asked for: more fields, forged addresses, other methods."""

import logging

import pytest
from sqlalchemy import select

from mentoring.accounts.models import Account
from mentoring.coordination.forms.table import table_of_file
from mentoring.coordination.forms.workbook import Formula
from mentoring.core.db import db
from mentoring.mentorship.models import Enquiry, MentorProfile, Tandem
from mentoring.people.models import CHOOSABLE_ROLES, Person, Role
from mentoring.web.factory import create_app
from tests.conftest import person
from tests.corpus import FORMULAS, MARKUP
from tests.databases import SETTINGS
from tests.web.house import addresses, guest

NO_VICTIM = {"security.logout"}


def others(someone: Person) -> list[object]:
    """Everything that must stay as it is, whatever somebody sends who has no part in it."""
    db.session.rollback()
    looks = [
        select(Account.__table__).where(Account.id != someone.id).order_by(Account.id),
        select(Person.__table__).where(Person.id != someone.id).order_by(Person.id),
        select(Role.__table__).where(Role.person_id != someone.id).order_by(Role.id),
        select(MentorProfile.__table__).where(MentorProfile.id != someone.id).order_by(MentorProfile.id),
        select(Enquiry.__table__).order_by(Enquiry.id),
        select(Tandem.__table__).order_by(Tandem.id),
    ]
    return [db.session.execute(look).all() for look in looks]


def forged(victim: Person) -> dict[str, object]:
    """Fields that no form asks for, as a curious developer would try them."""
    whose = dict.fromkeys(
        ("id", "person_id", "account_id", "mentor_id", "newcomer_id", "actor_id"), victim.id
    )
    truth = {
        "state": "active",
        "active": "0",
        "version": "99",
        "confirmed_at": "2020-01-01",
        "next": "//evil.example",
    }
    return {**whose, **truth, "role": "coordinator", "roles": "coordinator", "is_admin": "1", "places": "9"}


def test_fields_that_nobody_asked_for_change_nothing(full_sqlite_app, signed_in):
    attacker, victim = person("Neu Gierig", *CHOOSABLE_ROLES), guest("mentorin")
    before, wrong = others(attacker), []
    posts = {
        rule.endpoint: url
        for rule, url in addresses(full_sqlite_app, "POST")
        if "token" not in rule.arguments and rule.endpoint not in NO_VICTIM
    }
    for endpoint, url in posts.items():
        answer = signed_in(attacker).post(url, data=forged(victim))
        wrong += [endpoint] if "evil.example" in (answer.location or "") else []
    assert others(attacker) == before
    assert wrong == []
    held = db.session.scalars(select(Role.name).where(Role.person_id == attacker.id)).all()
    assert set(held) <= set(CHOOSABLE_ROLES)
    assert len(posts) > 100


def test_production_speaks_https_only_and_its_cookie_belongs_to_its_host(tmp_path, monkeypatch):
    # Production writes its log as JSON for the whole process, which would outlive this test.
    monkeypatch.setattr(logging, "basicConfig", lambda **settings: None)
    production = {
        **SETTINGS,
        "ENVIRONMENT": "production",
        "PUBLIC_URL": "https://netz.example",
        "PUBLIC_URL_NAMED": True,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}",
        "DATA_FOLDER": str(tmp_path),
    }
    app = create_app(production)
    answer = app.test_client().get("/datenschutz", base_url="https://netz.example")
    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert (app.config["SESSION_COOKIE_NAME"][:7], app.config["SESSION_COOKIE_SECURE"]) == ("__Host-", True)


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PUT", "DELETE", "PATCH"])
def test_a_method_that_no_page_knows_is_refused(sqlite_app, method):
    assert sqlite_app.test_client().open("/einloggen", method=method).status_code == 405


def test_a_forged_client_address_does_not_go_round_the_throttle(sqlite_app):
    browser = sqlite_app.test_client()
    answers = [
        browser.post(
            "/einloggen",
            data={"email": f"ada-{number}@example.org", "password": "a wrong password"},
            headers={"X-Forwarded-For": f"10.0.0.{number}", "X-Real-IP": f"10.0.1.{number}"},
        )
        for number in range(11)
    ]
    assert [answer.status_code == 429 for answer in answers] == [False] * 10 + [True]


def test_password_fields_are_masked_and_known_to_password_managers(sqlite_app):
    page = sqlite_app.test_client().get("/einloggen").text
    [field] = [
        part.split(">")[0] for part in page.split("<input")[1:] if 'name="password"' in part.split(">")[0]
    ]
    assert ('type="password"' in field, 'autocomplete="current-password"' in field) == (True, True)
    assert "onpaste" not in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_name_runs_in_the_offices_list_as_a_file(sqlite_app, signed_in, kind):
    for number, words in enumerate([*FORMULAS, *MARKUP]):
        person(f"{words} Nr {number}", "newcomer", display_name=words[:40])
    office = signed_in(person("Olga Amt", "coordinator"))
    content = office.post("/koordination/menschen/datei", data={"kind": kind}).data
    rows = [cells for _number, cells in table_of_file(content).rows]
    assert len(rows) == len([*FORMULAS, *MARKUP]) + 2
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert [type(cell) for row in rows for cell in row if isinstance(cell, Formula)] == []
