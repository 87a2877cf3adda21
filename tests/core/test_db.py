"""Reading cannot write, writing is one transaction."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import action, db
from tests.conftest import person


def test_a_write_outside_an_action_is_refused_by_the_database(app):
    db.session.add(Account(email="x@example.org", fs_uniquifier="x", created_at=clock.now()))
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        db.session.commit()
    db.session.rollback()
    assert db.session.scalars(select(Account)).all() == []


def test_an_action_that_fails_leaves_nothing(app):
    someone = person()

    @action
    def rename_and_fail() -> None:
        someone.display_name = "Anders"
        db.session.flush()
        raise LookupError

    with pytest.raises(LookupError):
        rename_and_fail()
    assert someone.display_name == "L. H."


def test_actions_do_not_call_actions(app):
    @action
    def inner() -> None:
        return None

    @action
    def outer() -> None:
        inner()

    with pytest.raises(RuntimeError, match="an action calls an action"):
        outer()


def test_what_was_changed_before_an_action_is_refused(app):
    someone = person()
    someone.display_name = "Heimlich"

    @action
    def nothing() -> None:
        return None

    with pytest.raises(RuntimeError, match="outside an action"):
        nothing()
