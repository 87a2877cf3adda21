"""The reports of past years for the office."""

from collections.abc import Sequence

from sqlalchemy import select

from mentoring.coordination.models import Report
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.people.models import Person


def reports(_reader: Person) -> Sequence[Report]:
    """All of them, the newest first."""
    return db.session.scalars(select(Report).order_by(Report.year.desc())).all()


def report_of(_reader: Person, year: int) -> Report:
    """The report of a year. Raises NotFound for a year that is not closed: there is nothing of it to be seen."""
    found = db.session.get(Report, year)
    if found is None:
        raise NotFound()
    return found
