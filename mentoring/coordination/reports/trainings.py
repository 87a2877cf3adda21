"""The trainings of a year, and how many came to them, counted from the journal: registrations are forgotten."""

from collections import defaultdict
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l
from sqlalchemy import Subquery, case, func, select

from mentoring.coordination.reports.counting import Year
from mentoring.core.db import db
from mentoring.core.journal import Entry
from mentoring.trainings.lifecycle import UNDER_WAY
from mentoring.trainings.models import Training, TrainingDate
from mentoring.trainings.models.training import training_audience, training_laender, training_topics

LABEL = _l("Fortbildungen")
DEFINITION = _l(
    "Fortbildungen und Treffen, deren letzter Termin im Jahr lag und die nicht abgesagt wurden. Jede zählt einmal, "
    "in jedem Land, für jede Art von Einrichtung und mit jedem Thema, für das sie angekündigt war."
)
PEOPLE_LABEL = _l("Teilnahmen")
PEOPLE_DEFINITION = _l(
    "Wer an mindestens einem Termin als anwesend eingetragen ist, zählt je Fortbildung einmal. "
    "Gezählt wird nur in Fortbildungen mit mindestens fünf Anwesenden; kleinere stehen bei den Fortbildungen, "
    "nicht bei den Teilnahmen. So ist jede Zahl eine Summe ganzer Fortbildungen."
)
PEOPLE_LEFT_OUT = _l(
    "Nicht gezählt: wer nirgends eingetragen ist. Anmeldungen selbst werden ein halbes Jahr nach dem letzten Termin "
    "gelöscht und zählen deshalb nicht; Land und Art der Einrichtung sind die der Fortbildung, nicht der Menschen."
)
MARKS = ("attendance.marked", "attendance.corrected")


class Held(NamedTuple):
    """One training: what it was announced for, on how many dates, who came at least once, and who never."""

    laender: tuple[str, ...]
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    dates: int
    came: int
    missed: int


def trainings_of(year: Year) -> list[Held]:
    """All of them in five statements; a training for all of the country has no Land."""
    dates = _held_in(year)
    laender, kinds, topics = (
        _marks(table) for table in (training_laender, training_audience, training_topics)
    )
    people = _people()
    return [
        Held(laender[one], kinds[one], topics[one], number, *people.get(one, (0, 0)))
        for one, number in dates.items()
    ]


def _held_in(year: Year) -> dict[int, int]:
    """How many dates each training had whose last one was in the year."""
    counted = select(Training.id, func.count()).join(TrainingDate, TrainingDate.training_id == Training.id)
    held = counted.where(Training.state.in_(("published", "done")), TrainingDate.state.in_(UNDER_WAY))
    last = held.group_by(Training.id).having(year.holds(func.max(TrainingDate.ends_at)))
    return {one: number for one, number in db.session.execute(last.order_by(Training.id))}


def _marks(table: Any) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for one, code in db.session.execute(select(*table.c)):
        found[one] += (code,)
    return found


def _people() -> dict[int, tuple[int, int]]:
    """(came, missed) by training: the last mark of each person and date, then each person once per training."""
    marks = _last_marks()
    seat = select(TrainingDate.training_id, marks.c.registration_id, func.max(marks.c.came).label("came"))
    seats = seat.join(TrainingDate, TrainingDate.id == marks.c.date_id)
    once = seats.group_by(TrainingDate.training_id, marks.c.registration_id).subquery()
    counted = select(once.c.training_id, func.sum(once.c.came), func.count()).group_by(once.c.training_id)
    return {one: (int(came), all_of - int(came)) for one, came, all_of in db.session.execute(counted)}


def _last_marks() -> Subquery:
    date_id = Entry.details["date_id"].as_integer().label("date_id")
    noted = select(Entry.id, Entry.subject_id.label("registration_id"), date_id).where(Entry.event.in_(MARKS))
    rows = noted.subquery()
    newest = select(func.max(rows.c.id)).group_by(rows.c.registration_id, rows.c.date_id)
    came = case((Entry.details["mark"].as_string() == "attended", 1), else_=0).label("came")
    subject = Entry.subject_id.label("registration_id")
    return select(subject, date_id, came).where(Entry.id.in_(newest)).subquery()
