"""Who may enter where: every route that asks for a permission, for strangers and for every role."""

from flask import Flask

from mentoring.core.access import PUBLIC
from mentoring.core.db import action
from mentoring.core.policy import may
from tests.conftest import person
from tests.web.house import READERS, access, addresses, reader

METHODS = ("GET", "POST")


def closed_addresses(app: Flask) -> list[tuple[str, str, str]]:
    """Method, address and permission of everything that is not public, one address a route."""
    found = {}
    for method in METHODS:
        for rule, address in addresses(app, method):
            if access(app, rule) != PUBLIC:
                found.setdefault((method, rule.endpoint), (method, address, access(app, rule)))
    return list(found.values())


def test_there_are_doors_to_try(full_sqlite_app):
    assert {permission for _m, _a, permission in closed_addresses(full_sqlite_app)} >= {
        "signed_in",
        "newcomer",
        "mentor",
        "trainer",
        "coordinator",
    }


def test_strangers_are_sent_to_sign_in_from_every_closed_door(full_sqlite_app):
    browser, wrong = full_sqlite_app.test_client(), []
    for method, address, _permission in closed_addresses(full_sqlite_app):
        answer = browser.open(address, method=method)
        if answer.status_code != 302 or not answer.location.startswith("/einloggen"):
            wrong.append((method, address, answer.status_code))
    assert wrong == []


def test_the_way_back_is_kept_for_pages_and_in_the_language(full_sqlite_app):
    answer = full_sqlite_app.test_client().get("/en/mein-bereich?a=1")
    assert answer.location == "/en/einloggen?next=/en/mein-bereich?a%3D1"


def test_every_role_is_refused_at_every_door_that_is_not_its_own(full_sqlite_app, signed_in):
    doors, tried, wrong = closed_addresses(full_sqlite_app), 0, []
    for role in READERS:
        someone = reader(role)
        browser = signed_in(someone)
        for method, address, permission in doors:
            if not may(someone, permission):
                tried += 1
                status = browser.open(address, method=method).status_code
                wrong += [] if status == 403 else [(role, method, address, status)]
    assert wrong == []
    assert tried > 100


def test_nobody_is_refused_at_a_door_of_ones_own(full_sqlite_app, signed_in):
    wrong = []
    for role in READERS:
        someone = reader(role)
        browser = signed_in(someone)
        for method, address, permission in closed_addresses(full_sqlite_app):
            if method == "GET" and may(someone, permission):
                answer = browser.get(address)
                sent_away = answer.status_code == 302 and "/einloggen" in answer.location
                wrong += [(role, address, answer.status_code)] if sent_away else []
    assert wrong == []


def test_an_account_that_is_closed_enters_nowhere(sqlite_app, signed_in):
    someone = person("Ada", "coordinator")
    browser = signed_in(someone)
    assert browser.get("/koordination").status_code == 200

    @action
    def close() -> None:
        someone.account.active = False

    close()
    assert browser.get("/koordination").status_code == 302
