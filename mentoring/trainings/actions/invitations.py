"""What letters tell people's own calendars of dates: counted in the action that changes something for them."""

from collections.abc import Collection, Iterable

from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.trainings.lifecycle import SEATED
from mentoring.trainings.models import DateInvitation, Registration, Training, TrainingDate


def tell_calendars(
    training: Training, person_ids: Collection[int], dates: Iterable[TrainingDate]
) -> dict[int, list[int]]:
    """Count on for whom one of these dates has changed; returns the dates to write of, by person, the next first.

    It follows from the present: who has a seat is invited to what takes place, and for all others a date that
    stands in their calendar is withdrawn. Listeners call it while the training is locked.
    """
    ahead = sorted((one for one in dates if one.ends_at > clock.now()), key=lambda one: one.starts_at)
    seated, known = _seated(training, person_ids), _known(ahead, person_ids)
    return {
        person_id: [one.id for one in ahead if _tell(known, one, person_id, has_seat=person_id in seated)]
        for person_id in person_ids
    }


def _seated(training: Training, person_ids: Collection[int]) -> set[int]:
    of_training = (Registration.training_id == training.id) & Registration.state.in_(SEATED)
    theirs = select(Registration.person_id).where(of_training, Registration.person_id.in_(person_ids))
    return set(db.session.scalars(theirs))


def _known(
    dates: Collection[TrainingDate], person_ids: Collection[int]
) -> dict[tuple[int, int], DateInvitation]:
    of_dates = DateInvitation.date_id.in_([one.id for one in dates])
    theirs = select(DateInvitation).where(of_dates, DateInvitation.person_id.in_(person_ids))
    return {(row.date_id, row.person_id): row for row in db.session.scalars(theirs)}


def _tell(
    known: dict[tuple[int, int], DateInvitation], one: TrainingDate, person_id: int, *, has_seat: bool
) -> bool:
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
