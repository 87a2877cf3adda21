"""Who was there: marked once a date has begun, and corrected later with a trace."""

from collections.abc import Mapping

from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import declare, record
from mentoring.people.models import Person
from mentoring.trainings.actions.certificates import settle_certificates
from mentoring.trainings.lifecycle import UNDER_WAY
from mentoring.trainings.models import MARKS, Attendance, TrainingDate
from mentoring.trainings.queries.attendances import attendances_on, seated

declare("attendance.marked", "attendance.corrected", silent=True)


@action
def mark_attendance(actor: Person, one: TrainingDate, marks: Mapping[int, str]) -> int:
    """Write down who was there, by registration; returns for how many that is new. The journal keeps the past."""
    lock(one.training, one)
    _refuse(actor, one)
    known, seats = attendances_on(one), {row.id for row in seated(one.training)}
    changed = [
        registration_id
        for registration_id, mark in marks.items()
        if registration_id in seats and mark in MARKS and _mark(actor, one, registration_id, mark, known)
    ]
    if one.training.state == "done" and changed:
        db.session.flush()
        settle_certificates(one.training, changed, actor)
    return len(changed)


def _refuse(actor: Person, one: TrainingDate) -> None:
    if "trainer" not in one.parties(actor):
        raise NotAllowed()
    if one.state not in UNDER_WAY or one.training.state not in ("published", "done"):
        raise WrongState(_("Dieser Termin findet nicht statt."))
    if one.starts_at > clock.now():
        raise WrongState(_("Wer da war, tragen Sie ein, sobald der Termin begonnen hat."))


def _mark(
    actor: Person, one: TrainingDate, registration_id: int, mark: str, known: Mapping[int, Attendance]
) -> bool:
    row = known.get(registration_id)
    if row is not None and row.mark == mark:
        return False
    event, before = ("attendance.marked", None) if row is None else ("attendance.corrected", row.mark)
    if row is None:
        row = Attendance(registration_id=registration_id, date_id=one.id)
        db.session.add(row)
    row.mark, row.marked_at, row.marked_by_id = mark, clock.now(), actor.id
    record(event, actor, registration_id, date_id=one.id, mark=mark, before=before)
    return True
