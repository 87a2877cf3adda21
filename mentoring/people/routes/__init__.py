"""Pages of people."""

from flask import Flask

from mentoring.core.access import find_reader_with
from mentoring.people import notices, policy
from mentoring.people.queries import current_person
from mentoring.people.routes import answers, calendars, invitations, my_area, persons
from mentoring.people.routes.room import blueprint

__all__ = [
    "answers",
    "attach",
    "blueprint",
    "calendars",
    "invitations",
    "my_area",
    "notices",
    "persons",
    "policy",
]


def attach(_app: Flask) -> None:
    """Let the house know who reads."""
    find_reader_with(current_person)
