"""Backups: made in the middle of life, proven, encrypted, and brought back to the same rows."""

import hashlib
import os
import shutil
from base64 import urlsafe_b64encode

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from mentoring.core.db import db
from mentoring.people.models import Person
from mentoring.web.backups import BadArchive, make_backup, restore_backup, verify_backup
from mentoring.web.backups.archive import key_of
from mentoring.web.backups.engines import PostgreSql
from mentoring.web.factory import create_app
from tests.conftest import person
from tests.databases import SETTINGS, lay_tables, postgresql_programs, postgresql_server


@pytest.fixture
def programs(monkeypatch):
    """pg_dump and its like, of the server's own version."""
    monkeypatch.setenv("PATH", postgresql_programs())


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request, tmp_path, programs):
    """A migrated house of its own with one person in it."""
    address = f"sqlite:///{tmp_path / 'house.db'}"
    if request.param == "postgresql":
        address = request.getfixturevalue("empty_database")
    settings = {"DATABASE_URL": address, "DATA_FOLDER": str(tmp_path), "BACKUP_KEY": "a key of the office"}
    app = create_app({**SETTINGS, **settings})
    lay_tables(app)
    with app.app_context():
        person("Lena Hoffmann", "newcomer")
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def empty_database():
    """A database on the server that goes afterwards."""
    server = postgresql_server()
    if server is None or shutil.which("pg_dump") is None:
        pytest.skip("no PostgreSQL with pg_dump")
    name = f"augenhoehe_backup_{os.getpid()}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield admin.url.set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def names() -> list[str]:
    db.session.rollback()
    return sorted(db.session.scalars(db.select(Person.display_name)))


def test_words_of_the_operator_are_stretched_before_they_are_a_key():
    guess = hashlib.scrypt(b"a key", salt=b"backup", n=2**15, r=8, p=3, maxmem=2**26, dklen=32)
    assert key_of("a key").decrypt(Fernet(urlsafe_b64encode(guess)).encrypt(b"whole")) == b"whole"


def test_a_backup_brings_back_exactly_what_was_there(house, tmp_path):
    archive = make_backup(house, tmp_path / "backups")
    person("Kommt Später", "mentor")
    assert names() == ["K. S.", "L. H."]
    db.session.remove()
    rows = restore_backup(house, archive, replace=True)
    assert (names(), rows["persons"]) == (["L. H."], 1)


def test_what_is_there_is_not_replaced_unasked(house, tmp_path):
    archive = make_backup(house, tmp_path / "backups")
    person("Kommt Später", "mentor")
    with pytest.raises(BadArchive, match="nicht leer"):
        restore_backup(house, archive, replace=False)
    assert names() == ["K. S.", "L. H."]


def test_verifying_touches_nothing_and_counts(house, tmp_path):
    archive = make_backup(house, tmp_path / "backups")
    person("Kommt Später", "mentor")
    assert verify_backup(house, archive)["persons"] == 1
    assert names() == ["K. S.", "L. H."]


def test_without_the_key_nothing_can_be_read(house, tmp_path):
    archive = make_backup(house, tmp_path / "backups")
    assert b"L. H." not in archive.read_bytes()
    for words, reason in (("", "BACKUP_KEY"), ("another key", "lässt sich mit diesem")):
        house.config["BACKUP_KEY"] = words
        with pytest.raises(BadArchive, match=reason):
            verify_backup(house, archive)


@pytest.fixture
def archive(tmp_path, sqlite_house):
    return make_backup(sqlite_house, tmp_path / "backups")


@pytest.fixture
def sqlite_house(tmp_path):
    """A house on a file, without a key."""
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path / 'house.db'}", "DATA_FOLDER": str(tmp_path)}
    app = create_app({**SETTINGS, **settings})
    lay_tables(app)
    with app.app_context():
        person("Lena Hoffmann", "newcomer")
        yield app
        db.session.remove()
        db.engine.dispose()


def cut(words: bytes) -> bytes:
    return b"".join(words.splitlines(keepends=True)[:-1])


def flipped(words: bytes) -> bytes:
    return words[:-40] + bytes([words[-40] ^ 1]) + words[-39:]


@pytest.mark.parametrize("spoil", [cut, flipped, lambda words: b"", lambda words: words[:200]])
def test_a_spoiled_file_is_refused_with_a_reason(sqlite_house, archive, spoil):
    archive.write_bytes(spoil(archive.read_bytes()))
    with pytest.raises(BadArchive):
        verify_backup(sqlite_house, archive)


def test_only_the_youngest_stay_when_asked(sqlite_house, archive):
    others = [make_backup(sqlite_house, archive.parent, keep=2) for _time in range(3)]
    assert sorted(archive.parent.iterdir()) == others[-2:]


def test_who_may_not_create_a_database_hears_what_to_do(empty_database, tmp_path):
    url = make_url(empty_database)
    admin = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text("CREATE ROLE augenhoehe_plain LOGIN"))
        try:
            probe = PostgreSql(url.set(username="augenhoehe_plain")).opened(tmp_path)
            with pytest.raises(BadArchive, match="ALTER ROLE augenhoehe_plain CREATEDB"):
                probe.__enter__()
        finally:
            connection.execute(text("DROP ROLE augenhoehe_plain"))


def test_a_backup_is_for_the_operator_alone(archive):
    assert archive.stat().st_mode & 0o777 == 0o600
