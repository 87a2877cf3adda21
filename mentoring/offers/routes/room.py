"""What all pages of the room share: their blueprint, who reads, and how a page answers a form."""

from typing import Any, cast

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from mentoring.core.access import current_reader
from mentoring.people.models import Person
from mentoring.people.wording import label

blueprint = Blueprint("offers", __name__)

Answer = Response | str | tuple[str, int]
UNCLEAR = 422


@blueprint.context_processor
def words() -> dict[str, Any]:
    """How pages of the room name topics and kinds."""
    return {"label": label}


def reader() -> Person:
    """Whoever is signed in, on pages that require it."""
    return cast(Person, current_reader())


def visitor() -> Person | None:
    """Whoever reads a public page, where somebody is signed in."""
    return cast("Person | None", current_reader())


def asked_again(template: str, **words: Any) -> tuple[str, int]:
    """The page of a form with something missing or wrong: all that was typed is still there."""
    return render_template(template, **words), UNCLEAR


def done(message: str, endpoint: str, **values: Any) -> Response:
    """On to a page, with the news of what was done."""
    flash(message, "success")
    return redirect(url_for(endpoint, **values) + "#meldung")
