"""What an operator wants to know before people come: settings, database, letters, time and room on the disk."""

import shutil
import smtplib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.delivery import mail_server
from mentoring.people.queries import has_coordinator
from mentoring.web.readiness import letters_words, schema_words

ROOM_NEEDED = 500 * 1024 * 1024
CLOCKS_APART = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `trouble` is empty when all is well."""

    about: str
    trouble: str = ""


def findings(app: Flask) -> Iterator[Finding]:
    """Everything in turn; what cannot be looked at is trouble, too."""
    with app.app_context():
        for about, look in LOOKS.items():
            yield Finding(about, _seen(look))
        db.session.rollback()


def _seen(look: Callable[[], str]) -> str:
    try:
        return look()
    except SQLAlchemyError as error:
        return f"Die Datenbank antwortet nicht ({type(error).__name__})."


def _settings() -> str:
    missing = current_app.config["PLACEHOLDERS"]
    if current_app.config["ENVIRONMENT"] != "production":
        return "ENVIRONMENT ist nicht production."
    return f"Noch nicht eingetragen: {', '.join(missing)}." if missing else ""


def _schema() -> str:
    words = schema_words()
    return "" if words == "ok" else f"Bitte `mentoring migrate` aufrufen ({words})."


def _office() -> str:
    return "" if has_coordinator() else "Es gibt noch keine Koordination: `mentoring create-coordinator`."


def _proposals() -> str:
    """Where people do not ask themselves, everything depends on the office."""
    alone = not current_app.config["SELF_SERVICE"] and not has_coordinator()
    return "SELF_SERVICE ist aus, und niemand ist da, der Tandems vorschlägt." if alone else ""


def _server() -> str:
    """Greets the mail server as the worker would, and sends nothing."""
    if not current_app.config["SMTP_HOST"]:
        return "SMTP_HOST ist leer: Briefe werden nur abgelegt."
    try:
        with mail_server() as server:
            server.noop()
    except (OSError, smtplib.SMTPException) as error:
        return f"Der Mailserver nimmt keine Briefe an ({type(error).__name__})."
    return ""


def _letters() -> str:
    words = letters_words()
    return "" if words == "ok" else f"Briefe gehen nicht hinaus ({words}). Läuft `mentoring worker`?"


def _time() -> str:
    """PostgreSQL has a clock of its own; with SQLite there is one machine only."""
    there = db.session.scalar(select(func.now()))
    if not isinstance(there, datetime) or there.tzinfo is None:
        return ""
    apart = abs(there.astimezone(UTC) - clock.now())
    return f"Die Uhr der Datenbank geht {apart.total_seconds():.0f} s anders." if apart > CLOCKS_APART else ""


def _room() -> str:
    folder = Path(current_app.config["DATA_FOLDER"]).absolute()
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free
    return f"Nur noch {free // 2**20} MB frei." if free < ROOM_NEEDED else ""


LOOKS: dict[str, Callable[[], str]] = {
    "Einstellungen": _settings,
    "Datenbank und Tabellen": _schema,
    "Koordination": _office,
    "Wer Tandems anstößt": _proposals,
    "Mailserver": _server,
    "Briefe": _letters,
    "Uhrzeit": _time,
    "Platz auf der Platte": _room,
}
