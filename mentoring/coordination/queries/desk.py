"""What needs a human today, gathered from the rooms below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from flask import current_app
from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.orm import joinedload

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import Base, db
from mentoring.core.outbox import Letter
from mentoring.mentorship.models import HelpCall, MentorProfile, Need, Tandem
from mentoring.mentorship.queries import (
    is_for,
    silent_mentors,
    tandems_without_contact,
    wished_handovers,
)
from mentoring.mentorship.queries.conditions import shown_before_acceptance
from mentoring.offers.models import Consultation, MembershipApplication, PracticeExample
from mentoring.offers.queries import is_not_from, is_to_answer, is_under_way, waits_for
from mentoring.people.models import Person
from mentoring.trainings.models import TrainerProfile, Training
from mentoring.trainings.queries.tasks import ThinTraining, thin_trainings, unled_trainings

MOST = 50


class Unreached(NamedTuple):
    """Somebody whom a letter did not reach, each once: `letter_id` stands for all of theirs."""

    name: str
    address: str
    letter_id: int
    problem: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The office's open work, as plain rows and counts."""

    submitted: int
    consultations: int
    examples: int
    applications: int
    help_calls: int
    unreached: Sequence[Unreached]
    late_needs: Sequence[Need]
    silent: Sequence[MentorProfile]
    handovers: Sequence[Tandem]
    without_contact: Sequence[Tandem]
    thin: Sequence[ThinTraining]
    unled: Sequence[Training]

    @property
    def today(self) -> datetime:
        """The day that this desk shows."""
        return clock.now()


def desk(reader: Person) -> Desk:
    """Everything that waits for this reader of the office now, in eight statements."""
    counted = select(
        _count(MentorProfile, MentorProfile.state == "submitted"),
        _count(TrainerProfile, TrainerProfile.state == "submitted"),
        _count(Consultation, is_under_way() & is_not_from(reader)),
        _count(PracticeExample, waits_for(reader)),
        _count(MembershipApplication, is_to_answer()),
        _count(HelpCall, HelpCall.closed_at.is_(None) & is_for(reader)),
    )
    mentors, trainers, talks, examples, applications, calls = db.session.execute(counted).one()
    waiting = (late_needs(), silent_mentors(), wished_handovers(), tandems_without_contact())
    trainings = (thin_trainings(), unled_trainings())
    return Desk(mentors + trainers, talks, examples, applications, calls, _unreached(), *waiting, *trainings)


def _unreached() -> Sequence[Unreached]:
    address = func.coalesce(Account.email, Letter.address)
    columns = (
        func.coalesce(Account.name, ""),
        address,
        func.min(Letter.id),
        func.max(Letter.problem),
    )
    failed = select(*columns).select_from(Letter).outerjoin(Account, Account.id == Letter.account_id)
    people = failed.where(Letter.state == "failed").group_by(Account.name, Account.email, Letter.address)
    rows = db.session.execute(people.order_by(address).limit(MOST))
    return [Unreached(name, to, letter_id, problem or "") for name, to, letter_id, problem in rows]


def _count(model: type[Base], wanted: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(model).where(wanted).scalar_subquery()


def late_needs() -> Sequence[Need]:
    """Newcomers who have searched longer than the promise, the longest first."""
    since = clock.now() - timedelta(days=current_app.config["WAITING_PROMISE_DAYS"])
    late = select(Need).where(Need.state == "searching", Need.waiting_since < since)
    person = joinedload(Need.person, innerjoin=True).options(*shown_before_acceptance())
    return db.session.scalars(late.options(person).order_by(Need.waiting_since).limit(MOST)).unique().all()
