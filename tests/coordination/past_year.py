"""A year long past, stored at once: searches, tandems and how they ended, trainings and who came."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from mentoring.coordination.models import Report
from mentoring.coordination.reports import close_years
from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import action, db
from mentoring.core.journal import Entry
from mentoring.mentorship.models import Agreement, Enquiry, MentorProfile, Need, Tandem
from mentoring.people.models import Person, Topic
from mentoring.trainings.models import Training, TrainingDate
from tests.coordination.crowd import person_of, set_state

SUMMER = datetime(2030, 6, 1, 9, tzinfo=UTC)
CLOSED = datetime(2031, 2, 1, 6, tzinfo=UTC)
DAY = timedelta(days=1)
HOUSE = ("03403", "hospital")


@action
def searched(
    number: int, at: datetime = SUMMER, house: tuple[str, str] = HOUSE, waited: int = -1, **how: Any
) -> None:
    """So many who began to search, and with days waited so many who found somebody."""
    mentor = _person("mentor", house) if waited >= 0 else None
    for _one in range(number):
        need = _need(at, house, how.get("topics", ("visibility",)))
        if mentor is not None:
            _paired(need, mentor, at + waited * DAY, waited, how.get("ended", ""))


def _person(role: str, house: tuple[str, str]) -> Person:
    name = f"{role} {db.session.query(Person).count()}"
    someone = person_of(name, role, *house)
    if role == "mentor":
        db.session.add(MentorProfile(person=someone, edited_at=SUMMER))
    return someone


def _need(at: datetime, house: tuple[str, str], slugs: tuple[str, ...]) -> Need:
    need = Need(person=_person("newcomer", house), waiting_since=at, question_at=at)
    need.topics = list(db.session.scalars(select(Topic).where(Topic.slug.in_(slugs))))
    set_state(need, "searching")
    db.session.add(need)
    db.session.flush()
    db.session.add(Entry(at=at, event="need.published", subject_id=need.id))
    return need


def _paired(need: Need, mentor: Person, at: datetime, waited: int, ended: str) -> None:
    times = dict.fromkeys(
        ("newcomer_agreed_at", "mentor_agreed_at", "opened_at", "turn_since", "expires_at"), at
    )
    enquiry = Enquiry(need=need, newcomer=need.person, mentor=mentor, waited_days=waited, **times)
    set_state(enquiry, "accepted")
    pair = Tandem(enquiry=enquiry, need=need, newcomer=need.person, mentor=mentor, started_at=at, heard_at=at)
    db.session.add_all([mentor, enquiry, pair])
    db.session.flush()
    if ended:
        pair.agreement_id, pair.agreed = _agreement(enquiry, at).id, True
        set_state(pair, ended)
        pair.ended_at = at + 30 * DAY


def _agreement(enquiry: Enquiry, at: datetime) -> Agreement:
    both = {"newcomer_confirmed_at": at, "mentor_confirmed_at": at, "confirmed": True}
    agreement = Agreement(enquiry=enquiry, number=1, drafted_at=at, **both)
    db.session.add(agreement)
    db.session.flush()
    return agreement


@action
def taught(came: int, missed: int = 0, at: datetime = SUMMER) -> None:
    """A training with one date, and marks in the journal; its registrations are forgotten by now."""
    training = Training(title="Erste Schritte", format="online", seats=40, created_at=at)
    wall = at.strftime("%Y-%m-%dT%H:%M")
    training.dates = [
        TrainingDate(
            uid=f"{id(training)}@x",
            starts_at=at,
            ends_at=at + DAY / 12,
            starts_wall=wall,
            ends_wall=wall,
            public_changed_at=at,
        )
    ]
    set_state(training, "published")
    db.session.add(training)
    db.session.flush()
    for number in range(came + missed):
        _marked(training, number, "absent", at)
        _marked(training, number, "attended" if number < came else "excused", at)


def _marked(training: Training, number: int, mark: str, at: datetime) -> None:
    details = {"date_id": training.dates[0].id, "mark": mark}
    subject_id = 1000 * training.id + number
    db.session.add(Entry(at=at, event="attendance.marked", subject_id=subject_id, details=details))
    db.session.flush()


def closed(at: datetime = CLOSED, year: int = 2030) -> dict[str, Any]:
    """What the report of the year says once time has closed it."""
    with standing_at(at):
        close_years(clock.now())
    return db.session.get_one(Report, year).content
