"""Known and unknown addresses cost the same at every door: as many statements, and as much hashing."""

from collections import Counter

import pytest
from sqlalchemy import select

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry
from mentoring.people.models import Person
from tests.accounts.accounts import change, sign_in, unconfirmed, with_password
from tests.accounts.mailbox import PASSWORD, letters
from tests.conftest import person
from tests.queries import counted_statements

DOORS = {
    "/einloggen": ("email", {"password": "ein falsches Passwort"}),
    "/einloggen/brief": ("brief-email", {}),
    "/passwort-vergessen": ("email", {}),
    "/registrieren": ("email", {"name": "Nora Neu", "password": PASSWORD}),
    "/konto/adresse": ("email", {"password": PASSWORD}),
}
UNKNOWN = ("no@example.org", "nobody@example.org")


class CountingContext:
    """Flask-Security's own hashing context, with a count of what it hashed and verified."""

    def __init__(self, context):
        self.context, self.work = context, Counter()

    def __getattr__(self, name):
        return getattr(self.context, name)

    def verify(self, *args, **kwargs):
        self.work["verify"] += 1
        return self.context.verify(*args, **kwargs)

    def hash(self, *args, **kwargs):
        self.work["hash"] += 1
        return self.context.hash(*args, **kwargs)


@pytest.fixture
def addresses(app) -> list[str]:
    """Known, without a password, unconfirmed, invited and closed ones, and two that nobody has."""
    closed = person("Zoe Zu")
    change(closed.id, active=False)
    known = [with_password().account.email, person("Tom Berg").account.email, closed.account.email]
    unconfirmed("waiting@example.org")
    unconfirmed("invited@example.org", invited_at=clock.now())
    return [*known, "waiting@example.org", "invited@example.org", *UNKNOWN]


def visitor(app, path):
    """Whoever stands before a door: behind that of one's own account, somebody who is signed in."""
    browser = app.test_client()
    if path.startswith("/konto"):
        sign_in(browser, with_password("Rita Fern").account.email)
    return browser


@pytest.mark.parametrize("path", DOORS)
def test_every_address_costs_the_same(app, addresses, monkeypatch, path):
    field, more = DOORS[path]
    visitor(app, path).post(path, data={field: "first@example.org", **more})
    costs = []
    for email in addresses:
        browser = visitor(app, path)
        counting = CountingContext(app.extensions["security"].pwd_context)
        monkeypatch.setattr(app.extensions["security"], "pwd_context", counting)
        with counted_statements() as statements:
            answer = browser.post(path, data={field: email, **more})
        monkeypatch.undo()
        costs.append((answer.status_code, len(statements), dict(counting.work)))
    assert (costs[0][1] > 2, [cost for cost in costs if cost != costs[0]]) == (True, [])


@pytest.mark.parametrize("path", ["/einloggen/brief", "/passwort-vergessen"])
def test_what_is_written_for_nobody_is_taken_back(app, path):
    for email in UNKNOWN:
        app.test_client().post(path, data={DOORS[path][0]: email})
    rows = [db.session.scalars(select(model)).all() for model in (Account, Person, Entry)]
    assert (letters(), rows) == ([], [[], [], []])


def test_the_hidden_link_of_somebody_known_is_in_no_letter_and_opens_nothing(app):
    from mentoring.core.delivery import compose
    from mentoring.core.links import token_of

    app.test_client().post("/registrieren", data={"name": "X", "email": person("Tom Berg").account.email})
    letter = letters("account.already_registered")[0]
    token = token_of(letter, "confirm")
    assert token not in compose(letter).as_string().replace("=\n", "")
    assert app.test_client().post(f"/registrieren/{token}").status_code == 410
