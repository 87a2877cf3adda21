"""Who leads trainings: invitations that wait for an answer, and who can be invited."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mentoring.accounts.models import Account
from mentoring.accounts.queries import address_of
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.people.models import Person
from mentoring.trainings.models import Lead, TrainerProfile, Training


def own_lead(reader: Person, lead_id: int) -> Lead:
    """What somebody was asked to lead, or leads. Raises NotFound for everybody else."""
    found = db.session.get(Lead, lead_id)
    if found is None or found.person_id != reader.id:
        raise NotFound()
    return found


def looked_after_lead(reader: Person, lead_id: int) -> Lead:
    """An invitation to a training that its reader looks after. Raises NotFound for everybody else."""
    found = db.session.get(Lead, lead_id)
    if found is None or not found.training.parties(reader):
        raise NotFound()
    return found


def open_leads(reader: Person) -> Sequence[Lead]:
    """What somebody is asked to lead and has not answered, with the trainings' dates."""
    asked = select(Lead).where(Lead.person_id == reader.id, Lead.state == "invited")
    training = joinedload(Lead.training, innerjoin=True).options(joinedload(Training.dates))
    return db.session.scalars(asked.options(training).order_by(Lead.id)).unique().all()


def approved_trainer(address: str) -> Person | None:
    """Whoever the office lets publish and has this address."""
    known = select(Person).join(Person.account).join(TrainerProfile, TrainerProfile.id == Person.id)
    return db.session.scalar(
        known.where(Account.email == address_of(address), TrainerProfile.state == "active")
    )
