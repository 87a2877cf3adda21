"""Bringing a database to the program's stand: migrations up and down, then the catalogue and the full text."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from flask import Flask

from mentoring.core.db import db, writing_engine
from mentoring.people.catalogue import load_catalogue
from mentoring.search.actions import fill_entries
from mentoring.search.models import drop_full_text, make_full_text

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def alembic_config() -> Config:
    """Alembic's settings without a file: the scripts, and the app's own engine through env.py."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def migrate(app: Flask, revision: str = "head") -> None:
    """Move the schema to `revision` (up or down), and at the head fill what reference tables are empty."""
    with app.app_context():
        config = alembic_config()
        with writing_engine().begin() as connection:
            drop_full_text(connection)
        if revision == "base" or revision.startswith("-"):
            command.downgrade(config, revision)
        else:
            command.upgrade(config, revision)
        if revision == "head":
            with writing_engine().begin() as connection:
                load_catalogue(connection)
                make_full_text(connection)
            fill_entries()
        db.session.remove()
