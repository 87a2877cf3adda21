"""Backups made while people write: each must open, be whole, and hold what was acknowledged before it."""

import time
from contextlib import closing

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from mentoring.web.backups import make_backup
from mentoring.web.backups.archive import unpacked
from mentoring.web.backups.engines import count_rows, engine_for
from tests.proof.chaos import EVENT, Notes, writing
from tests.proof.figures import say
from tests.proof.site import ENGINES, Site, open_site

BACKUPS = 10


def prove(share: float = 1) -> bool:
    """Ten backups under load on each database; True when all are intact."""
    return all([_drill_on(engine, max(1, int(BACKUPS * share))) for engine in ENGINES])


def _drill_on(engine: str, times: int) -> bool:
    with open_site(engine, BACKUP_KEY="a key for the drill") as site:
        web = site.start_web()
        with writing(site, [web]) as notes:
            intact = sum(_one_backup(site, notes) for _ in range(times))
    say(f"backup-drill, {engine}: {intact} of {times} backups intact, {notes.acknowledged} writes meanwhile")
    return intact == times


def _one_backup(site: Site, notes: Notes) -> bool:
    """Whether a backup of this moment holds everything that was acknowledged before it began."""
    time.sleep(0.5)
    before = notes.acknowledged
    archive = make_backup(site.app, site.folder / "backups")
    with unpacked(archive, site.app.config["BACKUP_KEY"]) as (manifest, copy):
        source = engine_for(site.app.config["DATABASE_URL"])
        with source.opened(copy) as url:
            engine = create_engine(url, poolclass=NullPool)
            with closing(engine.connect()) as connection:
                stored = connection.scalar(text(f"SELECT count(*) FROM entries WHERE event = '{EVENT}'")) or 0
            whole = count_rows(url) == manifest["rows"]
    return whole and before <= stored
