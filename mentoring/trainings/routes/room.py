"""The room's blueprint, and what its pages share."""

from typing import Any, cast

from flask import Blueprint, flash, redirect, url_for
from werkzeug.wrappers import Response

from mentoring.core.access import current_reader
from mentoring.people.models import Person

INVALID = 422
Answer = Response | tuple[str, int]

blueprint = Blueprint("trainings", __name__)


def this_person() -> Person:
    """Who reads a page that asks for a permission."""
    return cast(Person, current_reader())


def this_reader() -> Person | None:
    """Who reads a page that asks for nothing, if they are signed in."""
    reader = current_reader()
    return reader if isinstance(reader, Person) else None


def answer(message: str, endpoint: str, **values: Any) -> Response:
    """After something was done: say so, and go on."""
    flash(message, "success")
    return redirect(url_for(endpoint, **values) + "#meldung")
