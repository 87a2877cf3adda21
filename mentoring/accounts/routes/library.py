"""Flask-Security set up: hashing, codes and who the user is; none of its own pages."""

from datetime import timedelta
from typing import Any

from flask import Flask, Request
from flask_login.utils import _user_context_processor
from flask_security import Security, SQLAlchemyUserDatastore
from flask_security.totp import Totp

from mentoring.accounts.models import Account
from mentoring.accounts.queries import KEPT_IDLE
from mentoring.core.access import current_reader
from mentoring.core.db import db

# OWASP's argon2id: 19 MiB, two rounds, one lane. Tests hash cheaply, they sign in hundreds of times.
STRONG = {"argon2__memory_cost": 19_456, "argon2__rounds": 2, "argon2__parallelism": 1}
CHEAP = {"argon2__memory_cost": 8, "argon2__rounds": 1, "argon2__parallelism": 1}


class HouseTotp(Totp):
    """Codes that work once: the last one's counter is remembered."""

    def get_last_counter(self, user: Account) -> int | None:
        """The time slot of the last code that was accepted."""
        return user.tf_last_counter

    def set_last_counter(self, user: Account, tmatch: Any) -> None:
        """Remember the time slot of an accepted code."""
        user.tf_last_counter = tmatch.counter


def set_up_library(app: Flask) -> None:
    """Give the app Flask-Security without its routes; "who is signed in" has one answer, our own."""
    app.config.update(_settings(app))
    security = Security(
        app, SQLAlchemyUserDatastore(db, Account, None), register_blueprint=False, totp_cls=HouseTotp
    )
    # Its own ways to find a user are closed: a session key, a remember-me cookie, a token in an address.
    security.login_manager.user_loader(lambda _key: None)
    security.login_manager.request_loader(_account_of_reader)
    # Roles are rows of people: nothing is left for Flask-Principal to load on every page.
    security.principal.identity_loaders.clear()
    # It would ask for the reader on every page, also on those that must do without a database.
    app.template_context_processors[None].remove(_user_context_processor)


def _settings(app: Flask) -> dict[str, Any]:
    return {
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
        "SECURITY_PASSWORD_SALT": app.config["PASSWORD_SALT"],
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": CHEAP if app.config["TESTING"] else STRONG,
        "SECURITY_TOTP_SECRETS": {"1": app.config["TOTP_SECRET"]},
        "SECURITY_TOTP_ISSUER": app.config["SITE_NAME"],
        # It makes the codes of apps ready; recovery codes are our own, stored as passwords are (policy.py).
        "SECURITY_MULTI_FACTOR_RECOVERY_CODES": True,
        "SECURITY_CLI_USERS_NAME": None,
        "SECURITY_CLI_ROLES_NAME": None,
        # It would mark the session on pages that only show something.
        "SESSION_PROTECTION": None,
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": KEPT_IDLE + timedelta(days=1),
    }


def _account_of_reader(_request: Request) -> Account | None:
    reader = current_reader()
    return None if reader is None else db.session.get(Account, reader.id)
