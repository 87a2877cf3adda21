"""What all pages of people share: their blueprint, who reads, and how a page answers a form."""

from typing import Any, cast

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import current_reader
from mentoring.people.models import Person

blueprint = Blueprint("people", __name__)

Answer = Response | str | tuple[str, int]
UNCLEAR = 422


def reader() -> Person:
    """Whoever is signed in, on pages that require it."""
    return cast(Person, current_reader())


def asked_again(template: str, **words: Any) -> tuple[str, int]:
    """The page of a form with something missing or wrong: all that was typed is still there."""
    return render_template(template, **words), UNCLEAR


def saved(endpoint: str) -> Response:
    """Back to a page, with the news that everything is stored."""
    flash(_("Ihre Angaben sind gespeichert."), "success")
    return redirect(url_for(endpoint) + "#meldung")
