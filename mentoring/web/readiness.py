"""Whether the service can answer people now: its database, its tables and the oldest letter."""

from datetime import timedelta

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Blueprint, Response, current_app, jsonify, make_response
from sqlalchemy.exc import SQLAlchemyError

from mentoring.core import clock
from mentoring.core.access import public
from mentoring.core.db import db
from mentoring.core.outbox import oldest_due
from mentoring.web.database import alembic_config

blueprint = Blueprint("readiness", __name__)
NOT_READY = 503


@blueprint.get("/healthz")
@public
def healthz() -> Response:
    """The process answers; nothing else is asked."""
    return make_response("ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"})


@blueprint.get("/readyz")
@public
def readyz() -> Response:
    """200 when all is well, 503 with what is not: words for a monitor, nothing about people."""
    found = readiness()
    answer = jsonify(found)
    answer.status_code = 200 if set(found.values()) == {"ok"} else NOT_READY
    return answer


def readiness() -> dict[str, str]:
    """What was looked at, each `ok` or a few words."""
    try:
        found = {"database": "ok", "schema": schema_words(), "letters": letters_words()}
    except SQLAlchemyError as error:
        found = {"database": type(error).__name__}
    finally:
        db.session.rollback()
    return found


def schema_words() -> str:
    """Whether the tables are those this program knows."""
    here = MigrationContext.configure(db.session.connection()).get_current_revision()
    wanted = ScriptDirectory.from_config(alembic_config()).get_current_head()
    return "ok" if here == wanted else f"{here or 'none'} instead of {wanted}"


def letters_words() -> str:
    """Whether letters leave: the oldest that is due must not be older than the setting allows."""
    oldest = oldest_due(clock.now())
    longest = timedelta(minutes=current_app.config["LETTERS_LATE_MINUTES"])
    if oldest is None or clock.now() - oldest <= longest:
        return "ok"
    return f"due since {oldest:%Y-%m-%dT%H:%M}Z"
