"""What letters tell people's own calendars of dates: counted in the action that changes something for them."""

from collections.abc import Collection, Iterable

from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import db, lock
from mentoring.core.outbox import carried_unsent
from mentoring.trainings.lifecycle import SEATED
from mentoring.trainings.models import DateInvitation, Registration, Training, TrainingDate

Known = dict[tuple[int, int], DateInvitation]
"""What calendars have been told, by date and person."""


def tell_calendars(
    training: Training, person_ids: Collection[int], dates: Iterable[TrainingDate]
) -> dict[int, list[int]]:
    """Count on for whom one of these dates has changed; returns the dates to write of, by person, the next first.

    It follows from the present: who has a seat is invited to what takes place, and for all others a date that
    stands in their calendar is withdrawn. Listeners call it while the training is locked.
    """
    ahead = sorted((one for one in dates if one.ends_at > clock.now()), key=lambda one: one.starts_at)
    seated, known = _seated(training, person_ids), _known(ahead, person_ids)
    _doubt(known, seated)
    return {
        person_id: [one.id for one in ahead if _tell(known, one, person_id, has_seat=person_id in seated)]
        for person_id in person_ids
    }


def _seated(training: Training, person_ids: Collection[int]) -> set[int]:
    of_training = (Registration.training_id == training.id) & Registration.state.in_(SEATED)
    theirs = select(Registration.person_id).where(of_training, Registration.person_id.in_(person_ids))
    return set(db.session.scalars(theirs))


def _known(dates: Collection[TrainingDate], person_ids: Collection[int]) -> Known:
    of_dates = DateInvitation.date_id.in_([one.id for one in dates])
    theirs = select(DateInvitation).where(of_dates, DateInvitation.person_id.in_(person_ids))
    return {(row.date_id, row.person_id): row for row in db.session.scalars(theirs)}


def _doubt(known: Known, seated: set[int]) -> None:
    """What a letter withdraws that has not left may still stand in the calendar.

    For such a letter is dropped when its words are no longer true: called off and resumed in one night.
    """
    withdrawn = {key for key, row in known.items() if not row.stands and key[1] not in seated}
    for key in withdrawn & carried_unsent({person_id for _date_id, person_id in withdrawn}):
        known[key].stands = True


def _tell(known: Known, one: TrainingDate, person_id: int, *, has_seat: bool) -> bool:
    """Whether there is something to tell; never below the public count, for some took the public file before."""
    stands = has_seat and one.takes_place
    row = known.get((one.id, person_id))
    if row is None and stands:
        row = DateInvitation(date_id=one.id, person_id=person_id, sequence=-1)
        db.session.add(row)
    if row is None or not (stands or row.stands):
        return False
    row.sequence = max(row.sequence + 1, one.sequence)
    row.stands, row.told_at = stands, clock.now()
    return True


def invite_anew(person_id: int) -> list[int]:
    """Count on for all that stands in somebody's calendar, which has another address now; the next date first."""
    standing = (DateInvitation.person_id == person_id) & DateInvitation.stands
    ahead = standing & (TrainingDate.ends_at > clock.now())
    trainings = (
        select(Training).join(Training.dates).join(DateInvitation, DateInvitation.date_id == TrainingDate.id)
    )
    lock(*db.session.scalars(trainings.where(ahead)).unique())
    wanted = select(DateInvitation).join(DateInvitation.date).where(ahead)
    rows = db.session.scalars(wanted.order_by(TrainingDate.starts_at, TrainingDate.id)).all()
    for row in rows:
        row.sequence, row.told_at = row.sequence + 1, clock.now()
    return [row.date_id for row in rows]
