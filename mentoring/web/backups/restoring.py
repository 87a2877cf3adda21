"""Trusting a backup: verified in a place of its own, and brought back only where nothing is lost."""

from pathlib import Path
from typing import Any

from flask import Flask

from mentoring.web.backups.archive import BadArchive, unpacked
from mentoring.web.backups.engines import Counts, PostgreSql, Sqlite, count_rows, engine_for


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
        engine.bring_back(copy)
    return rows
