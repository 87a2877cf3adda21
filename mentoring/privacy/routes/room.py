"""What all pages of the room share: their blueprint, and who reads."""

from typing import cast

from flask import Blueprint
from werkzeug.wrappers import Response

from mentoring.core.access import current_reader
from mentoring.people.models import Person

blueprint = Blueprint("privacy", __name__)

Answer = Response | str | tuple[str, int]


def reader() -> Person:
    """Whoever is signed in, on pages that require it."""
    return cast(Person, current_reader())
