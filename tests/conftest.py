"""What every test may ask for: the app on both databases, people, and signed-in browsers."""

import os
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings

from mentoring.accounts.models import Account, SignIn
from mentoring.accounts.queries import SIGN_IN, sign_in_hash
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.people.models import Person, Role
from tests.databases import fresh_app

# Whether the suite passes depends on the code alone; EXAMPLES=1000 tries that many, and others each time.
settings.register_profile("suite", derandomize="EXAMPLES" not in os.environ, deadline=None, database=None)
settings.load_profile("suite")


@pytest.fixture(params=["sqlite", "postgresql"])
def app(request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The app with an empty house, on both databases, inside an app context."""
    with fresh_app(request.param) as fresh:
        yield fresh


@pytest.fixture
def sqlite_app() -> Iterator[Flask]:
    """The app on SQLite alone, for what does not depend on the database."""
    with fresh_app("sqlite") as fresh:
        yield fresh


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser in which nobody is signed in."""
    return app.test_client()


@action
def _add(*rows: object) -> None:
    db.session.add_all(rows)


def person(name: str = "Lena Hoffmann", *roles: str, **values: object) -> Person:
    """Somebody with a confirmed account, stored."""
    slug = f"{name.split()[0].lower()}-{secrets.token_hex(4)}"
    account = Account(
        email=f"{slug}@example.org",
        name=name,
        fs_uniquifier=slug,
        created_at=clock.now(),
        confirmed_at=clock.now(),
    )
    initials = ". ".join(part[0] for part in name.split()) + "."
    known = {"display_name": initials, "created_at": clock.now(), **values}
    someone = Person(account=account, roles=[Role(name=role) for role in roles], **known)
    _add(account, someone)
    return someone


SignedIn = Callable[[Person], FlaskClient]


@pytest.fixture
def signed_in(request: pytest.FixtureRequest) -> SignedIn:
    """A browser in which somebody is signed in: `signed_in(person)`."""
    name = "app" if "app" in request.fixturenames else "sqlite_app"
    app: Flask = request.getfixturevalue(name)

    return partial(browser_of, app)


def browser_of(app: Flask, someone: Person) -> FlaskClient:
    """A browser in which somebody is signed in."""
    token = secrets.token_urlsafe(32)
    _add(SignIn(account_id=someone.id, id_hash=sign_in_hash(token), created_at=clock.now()))
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie[SIGN_IN] = token
    return client


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what could not run, with a count."""
    skipped = Counter(str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []))
    for reason, count in skipped.most_common():
        terminalreporter.write_line(f"NOT RUN: {count} × {reason}", yellow=True, bold=True)
