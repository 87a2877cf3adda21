"""Pages of people."""

from flask import Flask

from mentoring.core.access import find_reader_with, keep_open, send_aside_with
from mentoring.people import notices, policy
from mentoring.people.queries import current_person
from mentoring.people.routes import answers, calendars, invitations, my_area, persons, suspensions
from mentoring.people.routes.room import blueprint
from mentoring.people.routes.suspensions import RESTING_PAGE, resting_page

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
    "suspensions",
]


def attach(app: Flask) -> None:
    """Let the house know who reads, and whose account rests."""
    find_reader_with(current_person)
    send_aside_with(app, resting_page)
    keep_open(RESTING_PAGE)
