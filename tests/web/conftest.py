"""A full house for tests that walk through all of it."""

import pytest
from flask import Flask

from tests.web.house import furnish


@pytest.fixture
def full_app(app: Flask) -> Flask:
    """The house with the demo's people, on both databases."""
    furnish(app.test_client())
    return app


@pytest.fixture
def full_sqlite_app(sqlite_app: Flask) -> Flask:
    """The same on SQLite alone, for what does not depend on the database."""
    furnish(sqlite_app.test_client())
    return sqlite_app
