"""Four processes count together, and of two who press the same link at the same instant one comes in."""

import multiprocessing
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from mentoring.accounts.models import SignIn
from mentoring.core.db import db
from mentoring.core.links import Link
from tests.accounts.accounts import with_password
from tests.accounts.mailbox import PASSWORD, link_in
from tests.conftest import person
from tests.databases import app_on

PROCESSES, EACH = 4, 5


def begin(kind: str) -> None:
    """A process of its own takes none of its parent's connections along."""
    app = app_on(kind)
    with app.app_context():
        db.engine.dispose(close=False)


def guess(kind: str, email: str, process: int) -> list[int]:
    """Wrong passwords, one after the other, from a place of this process's own."""
    browser = app_on(kind).test_client()
    tried = {"email": email, "password": "ein falsches Passwort"}
    place = {"REMOTE_ADDR": f"192.0.2.{process}"}
    return [browser.post("/einloggen", data=tried, environ_base=place).status_code for _time in range(EACH)]


def test_the_eleventh_wrong_password_is_refused_whichever_process_hears_it(app):
    kind, email = db.engine.dialect.name, with_password().account.email
    db.session.remove()
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(PROCESSES, fork, begin, (kind,)) as processes:
        heard = list(processes.map(guess, [kind] * PROCESSES, [email] * PROCESSES, range(PROCESSES)))
    assert Counter(status for statuses in heard for status in statuses) == {422: 10, 429: 10}
    assert (
        app.test_client().post("/einloggen", data={"email": email, "password": PASSWORD}).status_code == 429
    )


def pressed_at_once(app, path: str, form: dict[str, str]) -> list[int]:
    """What two browsers are answered that send the same at the same instant."""
    both = Barrier(2)

    def press(_hand: int) -> int:
        browser = app.test_client()
        both.wait()
        return browser.post(path, data=form).status_code

    db.session.remove()
    with ThreadPoolExecutor(2) as hands:
        return sorted(hands.map(press, range(2)))


DOORS = {
    "sign_in": ("/einloggen/brief", "brief-email", {}),
    "reset": ("/passwort-vergessen", "email", {"password": PASSWORD}),
}


@pytest.mark.parametrize("kind", DOORS)
def test_of_two_who_press_the_same_link_at_the_same_instant_one_wins(app, client, kind):
    path, field, form = DOORS[kind]
    client.post(path, data={field: person("Lena Hoffmann").account.email})
    assert pressed_at_once(app, link_in(kind), form) == [302, 410]
    assert db.session.scalar(select(func.count()).select_from(Link).where(Link.used_at.is_not(None))) == 1
    signed_in = db.session.scalar(select(func.count()).select_from(SignIn))
    assert signed_in == (1 if kind == "sign_in" else 0)
