"""What is left of the erased in PostgreSQL's own files, before and after the operator has swept them."""

from pathlib import Path

import pytest
from sqlalchemy import text

from mentoring.core.db import db
from mentoring.people.models import Person
from tests.privacy.test_erasure import TRACES, erase, guest_id, house
from tests.web.test_backups import empty_database, programs

__all__ = ["empty_database", "house", "programs"]
SWEEP = ("ANALYZE", "VACUUM (FULL)", "CHECKPOINT")
"""As docs/betrieb.md says it."""
OF_THE_DATABASE = "SELECT oid FROM pg_database WHERE datname = current_database()"
NAMES = "SELECT pg_relation_filenode(oid)::text, relname FROM pg_class WHERE pg_relation_filenode(oid) > 0"


def run(*statements: str) -> None:
    """As an operator would, outside any transaction."""
    db.session.remove()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in ("SET statement_timeout = 0", *statements):
            connection.execute(text(statement))


def relations_with_traces() -> set[str]:
    """Tables, indexes and the planner's samples in whose files something of the person stands."""
    with db.engine.connect() as connection:
        folder = Path(connection.execute(text("SHOW data_directory")).scalar_one())
        number = connection.execute(text(OF_THE_DATABASE)).scalar_one()
        names = {node: name for node, name in connection.execute(text(NAMES))}
    if not folder.is_dir():
        pytest.skip("PostgreSQL's files are on another machine")
    files = [path for path in (folder / "base" / str(number)).iterdir() if path.is_file()]
    held = {path.name: path.read_bytes() for path in files}
    nodes = {name for name, octets in held.items() if any(one.encode() in octets for one in TRACES)}
    return {names.get(name.split("_")[0].split(".")[0], name) for name in nodes}


@pytest.mark.parametrize("house", ["postgresql"], indirect=True)
def test_postgresql_forgets_in_its_files_once_they_are_swept(house):
    run("ANALYZE", "CHECKPOINT")
    assert relations_with_traces() >= {"accounts", "persons", "messages", "enquiries"}
    assert erase(db.session.get_one(Person, guest_id())) == 1
    run("VACUUM", "CHECKPOINT")
    assert "accounts" in relations_with_traces()
    run(*SWEEP)
    assert relations_with_traces() == set()


def test_the_operator_is_told_the_same_sweep():
    from mentoring.web.written_docs import DOCS

    words = (DOCS / "betrieb.md").read_text("utf-8")
    [line] = [one for one in words.splitlines() if one.startswith("psql -d augenhoehe -c ANALYZE")]
    assert [f"-c '{one}'" in line or f"-c {one}" in line for one in SWEEP] == [True] * len(SWEEP)
