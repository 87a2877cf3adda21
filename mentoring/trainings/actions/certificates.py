"""Certificates follow from attendance: issued when the rule holds, withdrawn and issued anew after a correction."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select

from mentoring.core import clock
from mentoring.core.clock import job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.journal import TIME, Actor, declare, record
from mentoring.trainings.models import Certificate, DateInvitation, Registration, Training, TrainingDate
from mentoring.trainings.queries.attendances import Earned, earned, marks_of, seated, valid_certificates
from mentoring.trainings.queries.certificates import forgettable_registrations

declare("certificate.issued", "certificate.withdrawn")


def issue_certificates(training: Training) -> None:
    """Once a training is over: for everybody for whom the rule holds."""
    settle_certificates(training, [one.id for one in seated(training)], TIME)


def settle_certificates(training: Training, registration_ids: Collection[int], actor: Actor) -> None:
    """Let certificates say what attendance says now; what was issued before counts no longer."""
    marks, valid = marks_of(registration_ids), valid_certificates(registration_ids)
    for registration_id in registration_ids:
        present, due = valid.get(registration_id), earned(training, marks[registration_id])
        if present is not None and due != (present.units, present.date_ids):
            _withdraw(present, actor)
            present = None
        if present is None and due is not None:
            _issue(registration_id, due, actor)


def _withdraw(certificate: Certificate, actor: Actor) -> None:
    certificate.withdrawn_at = clock.now()
    record("certificate.withdrawn", actor, certificate.id)


def _issue(registration_id: int, due: Earned, actor: Actor) -> None:
    certificate = Certificate(registration_id=registration_id, issued_at=clock.now())
    certificate.units, certificate.date_ids = due
    db.session.add(certificate)
    db.session.flush()
    record("certificate.issued", actor, certificate.id)


@job("registrations.forget")
def forget_registrations(now: datetime) -> int:
    """Who took part, half a year after the last date; numbers of certificates can still be checked."""
    return one_by_one(_forget, forgettable_registrations(now))


@action
def _forget(registration_id: int) -> bool:
    registration = db.session.get(Registration, registration_id)
    if registration is None:
        return False
    lock(registration)
    _forget_invitations(registration)
    db.session.delete(registration)
    return True


def _forget_invitations(registration: Registration) -> None:
    """What letters told this person's own calendar of the dates."""
    dates = select(TrainingDate.id).where(TrainingDate.training_id == registration.training_id)
    told = (DateInvitation.person_id == registration.person_id) & DateInvitation.date_id.in_(dates)
    db.session.execute(delete(DateInvitation).where(told))
