"""Making a backup: a copy, looked through before it gets its name, and old ones cleared away."""

import tempfile
from pathlib import Path

from flask import Flask

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.privacy.actions import write_list
from mentoring.privacy.queries.erasures import listed_keys
from mentoring.web.backups.archive import pack
from mentoring.web.backups.engines import engine_for

ENDING = ".backup"


def make_backup(app: Flask, folder: Path, keep: int = 0) -> Path:
    """A proven archive in the folder, named after the moment; with `keep` only the youngest so many stay."""
    folder.mkdir(parents=True, exist_ok=True)
    moment = clock.now()
    target = folder / f"augenhoehe-{moment:%Y%m%dT%H%M%S%f}Z{ENDING}"
    engine = engine_for(app.config["DATABASE_URL"])
    with tempfile.TemporaryDirectory(dir=folder) as beside:
        copy = Path(beside) / "copy"
        rows = engine.copy_to(copy)
        manifest = {"made_at": moment.isoformat(), "kind": engine.kind, "rows": rows}
        pack(copy, manifest, target, app.config["BACKUP_KEY"])
    _lay_list_beside(app, folder)
    _clear_away(folder, keep)
    return target


def _lay_list_beside(app: Flask, folder: Path) -> None:
    """Who was erased since, so that an archive restored years later on another machine forgets them, too."""
    with app.app_context():
        write_list(listed_keys(folder), folder)
        db.session.remove()


def _clear_away(folder: Path, keep: int) -> None:
    if keep > 0:
        for old in sorted(folder.glob(f"augenhoehe-*{ENDING}"))[:-keep]:
            old.unlink()
