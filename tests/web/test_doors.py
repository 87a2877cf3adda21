"""Who may enter where: every route that asks for a permission, for strangers and for every role."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from mentoring.core.access import PUBLIC
from mentoring.core.db import action
from mentoring.core.policy import PERMISSIONS, may
from mentoring.people.models import ROLES, Person
from tests.conftest import person
from tests.web.house import access, addresses

Door = tuple[str, str, str]


@pytest.fixture
def doors(sqlite_app: Flask) -> list[Door]:
    """Method, address and permission of everything that is not public, one address a route."""
    found = {}
    for method in ("GET", "POST"):
        for rule, address in addresses(sqlite_app, method):
            if access(sqlite_app, rule) != PUBLIC:
                found[method, rule.endpoint] = (method, address, access(sqlite_app, rule))
    return list(found.values())


@pytest.fixture
def readers(signed_in: Callable[[Person], FlaskClient]) -> list[tuple[Person, FlaskClient]]:
    """Somebody of every role, and somebody of none, each in a browser."""
    everybody = [person("Nina Niemand"), *(person("Ada", role) for role in ROLES)]
    return [(someone, signed_in(someone)) for someone in everybody]


def test_there_is_a_door_for_every_permission(doors):
    assert {permission for _method, _address, permission in doors} == set(PERMISSIONS)


def test_strangers_are_sent_to_sign_in_from_every_closed_door(sqlite_app, doors):
    browser, wrong = sqlite_app.test_client(), []
    for method, address, _permission in doors:
        answer = browser.open(address, method=method)
        if answer.status_code != 302 or not answer.location.startswith("/einloggen"):
            wrong.append((method, address, answer.status_code))
    assert wrong == []


def test_every_role_is_refused_at_every_door_that_is_not_its_own(doors, readers):
    tried, wrong = 0, []
    for someone, browser in readers:
        for method, address, permission in doors:
            if not may(someone, permission):
                tried += 1
                status = browser.open(address, method=method).status_code
                wrong += [] if status == 403 else [(someone.roles, method, address, status)]
    assert wrong == []
    assert tried > 100


def test_nobody_is_sent_away_from_a_door_of_ones_own(doors, readers):
    wrong = []
    for someone, browser in readers:
        for method, address, permission in doors:
            if method == "GET" and may(someone, permission):
                answer = browser.get(address)
                sent_away = answer.status_code == 302 and "/einloggen" in answer.location
                wrong += [(someone.roles, address, answer.status_code)] if sent_away else []
    assert wrong == []


def test_the_way_back_is_kept_for_pages_and_in_the_language(sqlite_app):
    answer = sqlite_app.test_client().get("/en/mein-bereich?a=1")
    assert answer.location == "/en/einloggen?next=/en/mein-bereich?a%3D1"


def test_an_account_that_is_closed_enters_nowhere(sqlite_app, signed_in):
    someone = person("Ada", "coordinator")
    browser = signed_in(someone)
    assert browser.get("/koordination").status_code == 200

    @action
    def close() -> None:
        someone.account.active = False

    close()
    assert browser.get("/koordination").status_code == 302
