"""A full house for tests that walk through all of it."""

import pytest
from flask import Flask

from tests.web.full_house import furnish_again


@pytest.fixture
def full_app(app: Flask) -> Flask:
    """The house with the demo's people, on both databases."""
    furnish_again(app)
    return app


@pytest.fixture
def full_sqlite_app(sqlite_app: Flask) -> Flask:
    """The same on SQLite alone, for what does not depend on the database."""
    furnish_again(sqlite_app)
    return sqlite_app
