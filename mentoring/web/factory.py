"""The one place where the app is put together."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.routing import IntegerConverter, ValidationError

import mentoring.accounts.routes
import mentoring.coordination.routes
import mentoring.mentorship.routes
import mentoring.offers.routes
import mentoring.people.routes
import mentoring.trainings.routes
import mentoring.web.routes
from mentoring.core import access
from mentoring.core.db import db, engine_options, prepare_engines
from mentoring.core.forms import BIGGEST_ID, is_unreadable, sent_words
from mentoring.core.steps import guard_states
from mentoring.web.errors import set_up_errors
from mentoring.web.frame import set_up_frame
from mentoring.web.headers import set_up_headers
from mentoring.web.language import set_up_language
from mentoring.web.places import configuration, top_level
from mentoring.web.static_files import set_up_static_files

ROOMS = (
    mentoring.accounts.routes,
    mentoring.people.routes,
    mentoring.mentorship.routes,
    mentoring.trainings.routes,
    mentoring.offers.routes,
    mentoring.coordination.routes,
    mentoring.web.routes,
)
LARGEST_FORM = 256 * 1024


class IdConverter(IntegerConverter):
    """Ids in addresses: what no database column holds is not found, not an error."""

    regex = r"[0-9]{1,10}"

    def to_python(self, value: str) -> int:
        number: int = super().to_python(value)
        if number > BIGGEST_ID:
            raise ValidationError()
        return number


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The app, from the environment's settings and what `settings` overrides.

    SystemExit names the reason when it may not start.
    """
    app = Flask("mentoring", template_folder=str(top_level("templates")), static_folder=None)
    _configure(app, settings or {})
    app.url_map.converters["int"] = IdConverter
    _attach_database(app)
    set_up_language(app)
    set_up_frame(app)
    set_up_errors(app)
    CSRFProtect(app)
    app.before_request(_refuse_unreadable)
    app.before_request(access.enforce)
    _open_rooms(app)
    set_up_headers(app)
    set_up_static_files(app)
    access.refuse_unlisted(app)
    return app


def _open_rooms(app: Flask) -> None:
    for room in ROOMS:
        app.register_blueprint(room.blueprint)
        attach = getattr(room, "attach", None)
        if attach is not None:
            attach(app)
    if app.config["ENVIRONMENT"] == "demo":
        from mentoring.web import demo

        app.register_blueprint(demo.blueprint)
    guard_states()


def _configure(app: Flask, settings: Mapping[str, Any]) -> None:
    config = configuration()
    app.config.from_mapping(config.load())
    app.config.from_mapping(settings)
    reasons = config.reasons_not_to_start(app.config)
    if reasons:
        raise SystemExit("Der Dienst startet nicht: " + " ".join(reasons))
    app.config["PLACEHOLDERS"] = config.placeholders(app.config)
    _configure_cookies(app)


def _configure_cookies(app: Flask) -> None:
    production = app.config["ENVIRONMENT"] == "production"
    public = urlsplit(app.config["PUBLIC_URL"])
    hosts = [public.hostname or "localhost"]
    app.config.update(
        SESSION_COOKIE_NAME="__Host-augenhoehe" if production else "augenhoehe",
        SESSION_COOKIE_SECURE=production,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        TRUSTED_HOSTS=hosts if production else [*hosts, "localhost", "127.0.0.1"],
    )


def _attach_database(app: Flask) -> None:
    url = app.config["DATABASE_URL"]
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(url)
    db.init_app(app)
    prepare_engines(app)


def _refuse_unreadable() -> None:
    """NUL and lone surrogates are in nobody's words; PostgreSQL would answer them with an error."""
    if is_unreadable(sent_words()):
        abort(400)
    if request.method in ("GET", "HEAD") and request.content_length:
        abort(400)
