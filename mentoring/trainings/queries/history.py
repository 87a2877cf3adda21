"""Where somebody took part: what is over, with what was marked for them and what they earned."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.people.models import Person
from mentoring.trainings.lifecycle import SEATED
from mentoring.trainings.models import Certificate, Registration, Training, TrainingDate
from mentoring.trainings.queries.attendances import corrections_of, marks_of, valid_certificates

MOST = 20


class Past(NamedTuple):
    """One training that is over for somebody: marks and the last correction by date, and the certificate."""

    registration: Registration
    marks: Mapping[int, str]
    corrected: Mapping[int, object]
    certificate: Certificate | None


def past_of(person: Person) -> list[Past]:
    """What somebody took part in and is over, newest first, in the same few statements whatever the number."""
    rows = _over(person)
    if not rows:
        return []
    ids = [row.id for row in rows]
    marks, certificates, corrections = marks_of(ids), valid_certificates(ids), corrections_of(ids)
    return [
        Past(
            row,
            marks[row.id],
            {int(str(entry.details["date_id"])): entry.at for entry in corrections.get(row.id, ())},
            certificates.get(row.id),
        )
        for row in rows
    ]


def _over(person: Person) -> Sequence[Registration]:
    ahead = (TrainingDate.training_id == Training.id) & (TrainingDate.ends_at > clock.now())
    mine = (Registration.person_id == person.id) & Registration.state.in_(SEATED)
    wanted = (
        select(Registration)
        .join(Registration.training)
        .where(mine, Training.state.in_(("published", "done")))
        .where(~select(TrainingDate.id).where(ahead).exists())
        .options(joinedload(Registration.training).selectinload(Training.dates))
        .order_by(Registration.id.desc())
        .limit(MOST)
    )
    return db.session.scalars(wanted).all()
