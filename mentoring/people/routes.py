"""Pages of people."""

from flask import Blueprint, Flask

from mentoring.core.access import find_reader_with
from mentoring.people.queries import current_person

blueprint = Blueprint("people", __name__)


def attach(_app: Flask) -> None:
    """Let the house know who reads."""
    find_reader_with(current_person)
