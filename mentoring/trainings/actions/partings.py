"""What becomes of trainings when somebody leaves the service: seats go back, and others who lead are told."""

from sqlalchemy import delete, select

from mentoring.core.db import db, lock
from mentoring.core.steps import take
from mentoring.people.models import Person
from mentoring.trainings.lifecycle import LIVE
from mentoring.trainings.models import Lead, Registration
from mentoring.trainings.queries.leading import upcoming


def give_back_seats(person: Person) -> None:
    """Inside the running action: of everything with a date ahead; who waits moves up as after any cancelling."""
    own = select(Registration).where(Registration.person_id == person.id, Registration.state.in_(LIVE))
    for registration in db.session.scalars(own.order_by(Registration.training_id)).all():
        lock(registration.training)
        if upcoming(registration.training.dates):
            take("cancel", registration, person)


def leave_leading(person: Person) -> None:
    """Inside the running action: who leads, too, is told; what nobody leads any more comes to the office's desk."""
    own = select(Lead).where(Lead.person_id == person.id, Lead.state.in_(("invited", "confirmed")))
    for lead in db.session.scalars(own.order_by(Lead.training_id)).all():
        lock(lead.training, lead)
        take("step_back" if lead.state == "confirmed" else "decline", lead, person)
    db.session.flush()
    db.session.execute(
        delete(Lead).where(Lead.person_id == person.id), execution_options={"synchronize_session": False}
    )
