"""Pages of accounts."""

from flask import Flask

from mentoring.accounts import notices
from mentoring.accounts.routes import (
    accounts,
    addresses,
    letters,
    passwords,
    registrations,
    second_factors,
    sign_ins,
)
from mentoring.accounts.routes.doors import blueprint, security_blueprint
from mentoring.accounts.routes.entering import client_network, enter, let_in, note_presence
from mentoring.accounts.routes.library import set_up_library
from mentoring.core.access import keep_open

__all__ = [
    "accounts",
    "addresses",
    "attach",
    "blueprint",
    "client_network",
    "enter",
    "let_in",
    "letters",
    "notices",
    "passwords",
    "registrations",
    "second_factors",
    "sign_ins",
]


def attach(app: Flask) -> None:
    """Set up hashing and codes, and the pages whose names Flask-Security has chosen."""
    set_up_library(app)
    keep_open(blueprint.name, security_blueprint.name)
    app.register_blueprint(security_blueprint)
    # Mail programs post there by themselves (RFC 8058), without a page of ours: the letter's own token is the proof.
    app.extensions["csrf"].exempt(letters.turn_offs_create)
    app.after_request(note_presence)
