"""The one place where the app is put together."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort, request
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import inspect, select
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, ValidationError

import mentoring.accounts.routes
import mentoring.coordination.routes
import mentoring.mentorship.routes
import mentoring.offers.routes
import mentoring.people.routes
import mentoring.privacy.routes
import mentoring.search.notices
import mentoring.trainings.routes
import mentoring.web.readiness
import mentoring.web.routes
from mentoring.accounts.models import Account
from mentoring.core import access
from mentoring.core.db import db, engine_options, prepare_engines
from mentoring.core.forms import BIGGEST_ID, is_unreadable, sent_words
from mentoring.core.steps import guard_states
from mentoring.web.compression import set_up_compression
from mentoring.web.errors import set_up_errors
from mentoring.web.frame import set_up_frame
from mentoring.web.headers import set_up_headers
from mentoring.web.language import set_up_language
from mentoring.web.logs import set_up_logs
from mentoring.web.maintenance import set_up_maintenance
from mentoring.web.personas import DOMAIN
from mentoring.web.places import configuration, top_level
from mentoring.web.polls import set_up_polls
from mentoring.web.static_files import set_up_static_files

ROOMS = (
    mentoring.accounts.routes,
    mentoring.people.routes,
    mentoring.mentorship.routes,
    mentoring.trainings.routes,
    mentoring.offers.routes,
    mentoring.coordination.routes,
    mentoring.privacy.routes,
    mentoring.web.routes,
    mentoring.web.readiness,
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
    for set_up in SET_UP:
        set_up(app)
    access.refuse_unlisted(app)
    _refuse_invented_people(app)
    return app


def _guard_doors(app: Flask) -> None:
    app.before_request(_refuse_unreadable)
    app.before_request(access.enforce)


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
        # Pages and calendars that change nothing set no cookie.
        SESSION_REFRESH_EACH_REQUEST=False,
        WTF_CSRF_TIME_LIMIT=None,
        # Flask reads older cookies by itself; the last key signs.
        WTF_CSRF_SECRET_KEY=[*(app.config["SECRET_KEY_FALLBACKS"] or ()), app.config["SECRET_KEY"]],
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        TRUSTED_HOSTS=hosts if production else [*hosts, "localhost", "127.0.0.1"],
    )


def _trust_proxies(app: Flask) -> None:
    """Believe the operator's own proxies about the client; never about the host, which PUBLIC_URL says."""
    count = app.config["TRUSTED_PROXIES"]
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]


def _refuse_invented_people(app: Flask) -> None:
    """Whoever opened the demo's database to the world would let in its personas."""
    if app.config["ENVIRONMENT"] != "production":
        return
    with app.app_context():
        known = inspect(db.engine).has_table("accounts")
        invented = known and db.session.scalar(
            select(Account.id).where(Account.email.endswith(f"@{DOMAIN}")).limit(1)
        )
        db.session.remove()
    if invented:
        raise SystemExit("Der Dienst startet nicht: Die Datenbank enthält Konten der Demo.")


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


SET_UP: tuple[Callable[[Flask], object], ...] = (
    set_up_logs,
    _attach_database,
    set_up_polls,
    set_up_language,
    set_up_frame,
    set_up_errors,
    set_up_maintenance,
    CSRFProtect,
    _guard_doors,
    _open_rooms,
    set_up_compression,
    set_up_headers,
    set_up_static_files,
    _trust_proxies,
)
"""In the order in which a request meets them, and outermost last."""
