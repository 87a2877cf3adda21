"""What needs a human, gathered from the rooms below as one list by deadline."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, lazyload

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry
from mentoring.core.outbox import Letter
from mentoring.core.queries import Page
from mentoring.mentorship.lifecycle import WAITING
from mentoring.mentorship.models import Enquiry, Need
from mentoring.mentorship.policy import asks_by_itself
from mentoring.mentorship.queries import (
    silent_mentors,
    submitted_profiles,
    tandems_without_contact,
    wished_handovers,
)
from mentoring.mentorship.queries.conditions import shown_before_acceptance
from mentoring.mentorship.queries.overdue import (
    farewells_of_accounts,
    late_enquiries,
    tandems_without_talk,
    unfinished_calls,
)
from mentoring.offers.models import Consultation, MembershipApplication, PracticeExample
from mentoring.offers.queries import is_not_from, is_to_answer, is_under_way, waits_for
from mentoring.people.models import Person
from mentoring.trainings.models import TrainerProfile
from mentoring.trainings.queries.tasks import first_begins, thin_trainings, unled_trainings

MOST = 1000
"""Of one kind; more than anybody reads, and few enough to be put in order at once."""
PER_PAGE = 25
SOON, LATER = timedelta(days=7), timedelta(days=14)
"""How long somebody may wait for an answer of the office for which no setting says when."""


class Unreached(NamedTuple):
    """Somebody whom a letter did not reach, each once: `letter_id` stands for all of theirs."""

    name: str
    address: str
    letter_id: int
    problem: str


class Task(NamedTuple):
    """One thing that waits for the office: until when, of which kind, and what it is about."""

    due: datetime
    kind: str
    about: Any


class Desk(NamedTuple):
    """How many of each kind there are, and one page of the list."""

    counts: dict[str, int]
    page: Page[Task]


def desk(reader: Person, kind: str = "", number: int = 1) -> Desk:
    """Everything that waits for this reader of the office, in the same number of statements however much it is."""
    tasks = {name: list(find(reader)) for name, find in SOURCES.items()}
    wanted = [task for name, found in tasks.items() if kind in ("", name) for task in found]
    wanted.sort(key=lambda task: task.due)
    last = max(1, -(-len(wanted) // PER_PAGE))
    number = min(max(number, 1), last)
    rows = wanted[(number - 1) * PER_PAGE : number * PER_PAGE]
    counts = {name: len(found) for name, found in tasks.items() if found}
    return Desk(counts, Page(rows, number, len(wanted), PER_PAGE))


def _waiting(_reader: Person) -> Iterator[Task]:
    promise = timedelta(days=current_app.config["WAITING_PROMISE_DAYS"])
    return (Task(need.waiting_since + promise, "waiting", need) for need in late_needs())


def late_needs() -> Sequence[Need]:
    """Newcomers who have searched longer than the promise, the longest first.

    Where only the office proposes: everybody who searches and for whom nothing waits.
    """
    since = clock.now() - timedelta(days=current_app.config["WAITING_PROMISE_DAYS"])
    asked = select(Enquiry.id).where(Enquiry.need_id == Need.id, Enquiry.state.in_(WAITING)).exists()
    wanted = Need.waiting_since < since if asks_by_itself() else ~asked
    late = select(Need).where(Need.state == "searching", wanted)
    person = joinedload(Need.person, innerjoin=True).options(*shown_before_acceptance())
    return db.session.scalars(late.options(person).order_by(Need.waiting_since).limit(MOST)).unique().all()


def _enquiries(reader: Person) -> Iterator[Task]:
    return (Task(one.expires_at, "enquiry", one) for one in late_enquiries(reader))


def _calls(reader: Person) -> Iterator[Task]:
    return (Task(call.asked_at + timedelta(days=1), "help", call) for call in unfinished_calls(reader))


def _letters(_reader: Person) -> Iterator[Task]:
    address = func.coalesce(Account.email, Letter.address)
    columns = (func.coalesce(Account.name, ""), address, func.min(Letter.id), func.max(Letter.problem))
    since = func.min(Letter.created_at)
    failed = select(since, *columns).select_from(Letter).outerjoin(Account, Account.id == Letter.account_id)
    people = failed.where(Letter.state == "failed").group_by(Account.name, Account.email, Letter.address)
    for at, name, to, letter_id, problem in db.session.execute(people.order_by(since).limit(MOST)):
        yield Task(at, "letter", Unreached(name, to, letter_id, problem or ""))


def _approvals(_reader: Person) -> Iterator[Task]:
    yield from (Task(one.edited_at + SOON, "approval", one) for one in submitted_profiles())
    person = joinedload(TrainerProfile.person, innerjoin=True).options(lazyload(Person.roles))
    handed_in = select(func.max(Entry.at)).where(
        Entry.subject_id == TrainerProfile.id, Entry.event == "trainer.submitted"
    )
    columns = (TrainerProfile, handed_in.correlate(TrainerProfile).scalar_subquery())
    waiting = select(*columns).where(TrainerProfile.state == "submitted").options(person).limit(MOST)
    for profile, at in db.session.execute(waiting).unique():
        yield Task((at or clock.now()) + SOON, "approval", profile)


def _silent_mentors(_reader: Person) -> Iterator[Task]:
    return (Task((one.paused_at or one.edited_at) + SOON, "silent_mentor", one) for one in silent_mentors())


def _tandems(_reader: Person) -> Iterator[Task]:
    first = timedelta(days=current_app.config["TANDEM_DESK_DAYS"])
    yield from (Task(one.state_since + first, "tandem", one) for one in tandems_without_contact())
    yield from (Task(one.asked_at or one.heard_at, "tandem", one) for one in tandems_without_talk())


def _handovers(_reader: Person) -> Iterator[Task]:
    return (Task(planned_at + LATER, "handover", one) for one, planned_at in wished_handovers())


def _leaving(_reader: Person) -> Iterator[Task]:
    return (Task(erase_at, "leaving", one) for one, erase_at in farewells_of_accounts())


def _trainings(_reader: Person) -> Iterator[Task]:
    thin, unled = thin_trainings(), unled_trainings()
    begins = first_begins([*(one.training.id for one in thin), *(training.id for training in unled)])
    yield from (Task(begins[one.training.id], "training", one) for one in thin)
    yield from (Task(begins[training.id], "training", training) for training in unled)


def _talks(reader: Person) -> Iterator[Task]:
    waiting = select(Consultation).where(is_under_way(), is_not_from(reader)).limit(MOST)
    found = db.session.scalars(waiting.order_by(Consultation.asked_at)).unique()
    return (Task(one.meets_at or one.asked_at + SOON, "talk", one) for one in found)


def _examples(reader: Person) -> Iterator[Task]:
    waiting = select(PracticeExample).where(waits_for(reader)).limit(MOST)
    found = db.session.scalars(waiting.order_by(PracticeExample.submitted_at)).unique()
    return (Task((one.submitted_at or clock.now()) + LATER, "example", one) for one in found)


def _applications(_reader: Person) -> Iterator[Task]:
    waiting = select(MembershipApplication).where(is_to_answer()).limit(MOST)
    found = db.session.scalars(waiting.order_by(MembershipApplication.asked_at)).unique()
    return (Task(one.asked_at + LATER, "application", one) for one in found)


SOURCES: dict[str, Callable[[Person], Iterator[Task]]] = {
    "help": _calls,
    "waiting": _waiting,
    "enquiry": _enquiries,
    "approval": _approvals,
    "tandem": _tandems,
    "silent_mentor": _silent_mentors,
    "handover": _handovers,
    "leaving": _leaving,
    "letter": _letters,
    "training": _trainings,
    "talk": _talks,
    "example": _examples,
    "application": _applications,
}
"""Where each kind comes from, in the order of the links that narrow the list."""
