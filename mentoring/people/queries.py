"""Persons, regions and topics as their readers see them."""

from mentoring.accounts.queries import signed_in_id
from mentoring.core.db import db
from mentoring.people.models import Person


def current_person() -> Person | None:
    """The person who reads this page."""
    person_id = signed_in_id()
    return None if person_id is None else db.session.get(Person, person_id)
