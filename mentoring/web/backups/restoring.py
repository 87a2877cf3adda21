"""Trusting a backup: verified in a place of its own, and brought back only where nothing is lost."""

from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from mentoring.core.db import db
from mentoring.privacy.actions import forget_listed, write_list
from mentoring.privacy.queries.erasures import known_keys, listed_keys
from mentoring.web.backups.archive import BadArchive, unpacked
from mentoring.web.backups.engines import Counts, PostgreSql, Sqlite, count_rows, engine_for
from mentoring.web.readiness import schema_words


def verify_backup(app: Flask, archive: Path) -> Counts:
    """Open the archive, bring the copy to life elsewhere and count; returns the rows by table.

    Raises BadArchive with the reason. Nothing of the running service is touched.
    """
    engine = engine_for(app.config["DATABASE_URL"])
    with unpacked(archive, app.config["BACKUP_KEY"]) as (manifest, copy):
        return _proven(engine, manifest, copy)


def _proven(engine: Sqlite | PostgreSql, manifest: dict[str, Any], copy: Path) -> Counts:
    if manifest["kind"] != engine.kind:
        raise BadArchive(f"Die Sicherung ist von {manifest['kind']}, DATABASE_URL nennt {engine.kind}.")
    with engine.opened(copy) as url:
        rows = count_rows(url)
    if "alembic_version" not in rows or manifest["rows"] != rows:
        raise BadArchive("In der Kopie fehlen Zeilen oder Tabellen.")
    return rows


def restore_backup(app: Flask, archive: Path, *, replace: bool) -> Counts:
    """Verify, then bring back; a database that holds rows is replaced only when that was said."""
    engine = engine_for(app.config["DATABASE_URL"])
    with unpacked(archive, app.config["BACKUP_KEY"]) as (manifest, copy):
        rows = _proven(engine, manifest, copy)
        if not replace and not engine.is_empty():
            raise BadArchive("Die Datenbank ist nicht leer. Mit --replace wird sie ersetzt.")
        keys = _keys(app, archive)
        engine.bring_back(copy)
    _forget_again(app, keys)
    return rows


def _keys(app: Flask, archive: Path) -> set[str]:
    """Who was erased, as far as anybody knows: what is replaced, the service's list, and that beside the archive."""
    with app.app_context():
        keys = listed_keys(archive.parent)
        try:
            keys |= known_keys()
        except SQLAlchemyError:  # the database to be replaced is empty, older or broken
            db.session.rollback()
        db.session.remove()
        db.engine.dispose()
    return keys


def _forget_again(app: Flask, keys: set[str]) -> None:
    """An archive with the tables of an older program is migrated first; then the worker forgets by the list."""
    with app.app_context():
        write_list(keys)
        if schema_words() == "ok":
            forget_listed()
        db.session.remove()
