"""The switch for maintenance: people read on, nothing is written, and the worker rests."""

from pathlib import Path

from flask import Flask, current_app, request
from flask_babel import gettext as _

from mentoring.core.access import current_reader
from mentoring.core.errors import Busy

FILE = "wartung"


def set_up_maintenance(app: Flask) -> None:
    """Look at the switch before every form that is sent; templates say so before somebody types in vain."""
    app.before_request(_refuse_writing)
    app.context_processor(lambda: {"under_maintenance": under_maintenance()})


def _refuse_writing() -> None:
    if request.method not in ("GET", "HEAD", "OPTIONS") and under_maintenance():
        current_reader()  # the page of the error has the reader's own header
        raise Busy(
            _(
                "Der Dienst wird gerade gewartet. Lesen geht weiter; Ihr letzter Schritt wurde nicht gespeichert."
            )
        )


def under_maintenance() -> bool:
    """Whether the setting or the file in the data folder says so; the file needs no new start."""
    return bool(current_app.config["READ_ONLY"]) or switch_of(current_app).exists()


def switch_of(app: Flask) -> Path:
    """The file whose presence stops writing."""
    return Path(app.config["DATA_FOLDER"]).absolute() / FILE


def turn(app: Flask, *, on: bool) -> None:
    """Turn the switch of this machine."""
    if on:
        switch_of(app).parent.mkdir(parents=True, exist_ok=True)
        switch_of(app).touch()
    else:
        switch_of(app).unlink(missing_ok=True)
