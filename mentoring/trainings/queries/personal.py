"""What stands in one person's own calendar of trainings: where they come, where they wait, what they lead."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import contains_eager

from mentoring.core.db import db
from mentoring.trainings.lifecycle import LIVE, PUBLIC_STATES, SEATED
from mentoring.trainings.models import Registration, Training, TrainingDate
from mentoring.trainings.queries.feeds import FUTURE, MOST_EVENTS, PAST
from mentoring.trainings.queries.visibility import led_by


class OwnDate(NamedTuple):
    """A date of a person, and their registration; who leads it has none."""

    date: TrainingDate
    registration: Registration | None

    @property
    def waits(self) -> bool:
        """Whether there is no seat yet."""
        return self.registration is not None and self.registration.state not in SEATED

    @property
    def changed_at(self) -> datetime:
        """When what this person reads of it last changed: the date, their seat, or the way in."""
        moments = [self.date.public_changed_at, self.date.training.join_link_changed_at]
        if self.registration is not None:
            moments += [self.registration.created_at, self.registration.seated_at]
        return max(moment for moment in moments if moment is not None)


def own_dates(person_id: int, now: datetime) -> list[OwnDate]:
    """All published dates that concern somebody, within the window of calendars; the coming ones stay."""
    theirs = and_(
        Registration.training_id == Training.id,
        Registration.person_id == person_id,
        Registration.state.in_(LIVE),
    )
    statement = (
        select(TrainingDate, Registration)
        .join(TrainingDate.training)
        .outerjoin(Registration, theirs)
        .where(Training.state.in_(PUBLIC_STATES))
        .where(TrainingDate.starts_at.between(now - PAST, now + FUTURE))
        .where(or_(Registration.id.is_not(None), led_by(person_id)))
        .options(contains_eager(TrainingDate.training).selectinload(Training.topics))
        .order_by(TrainingDate.starts_at < now, TrainingDate.starts_at, TrainingDate.id)
    )
    return [OwnDate(*row) for row in db.session.execute(statement.limit(MOST_EVENTS))]
