"""Trainers, trainings and dates as tests need them, and how a calendar reads to a program."""

from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import select

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.ical import utc_to_wall, wall_to_utc
from mentoring.core.outbox import Letter
from mentoring.core.working_days import is_free
from mentoring.people.models import Person
from mentoring.trainings import actions
from mentoring.trainings.actions import PlannedTime
from mentoring.trainings.models import Lead, Registration, TrainerProfile, Training, TrainingDate
from tests.conftest import person

WORDS: dict[str, Any] = {
    "title": "Erste Schritte zur Kooperation",
    "kind": "training",
    "summary": "Wie Klinik und Kontaktstelle anfangen.",
    "description": "",
    "format": "online",
    "venue": "",
    "join_link": "https://room.example.org/geheim",
    "laender": ["03"],
    "kreis_ags": None,
    "access": [],
    "access_words": "",
    "fee": "",
    "minimum": None,
    "visibility": "public",
    "certificate_rule": "all_dates",
    "points": None,
    "points_body": "",
    "points_state": "",
    "audience": ["hospital"],
    "topics": ["officer_role"],
    "seats": 3,
    "deadline": None,
    "language": "de",
}


def planned(days: float = 14, hours: float = 2) -> PlannedTime:
    """A time some days ahead, full hours."""
    start = (clock.now() + timedelta(days=days)).replace(minute=0, second=0, microsecond=0)
    return between(utc_to_wall(start).isoformat(), utc_to_wall(start + timedelta(hours=hours)).isoformat())


def on_a_workday(days: float = 14, hours: float = 2) -> PlannedTime:
    """The same, later where that day is a holiday in Lower Saxony, of which forms would warn."""
    time = planned(days, hours)
    return on_a_workday(days + 1, hours) if is_free(time.starts_wall.date(), "NI") else time


def between(start: str, end: str, fold: int = 0) -> PlannedTime:
    """A time by what the German clock shows."""
    walls = (datetime.fromisoformat(start), datetime.fromisoformat(end))
    moments = [wall_to_utc(wall, fold=fold) for wall in walls]
    return PlannedTime(*moments, *walls)


def trainer(name: str = "Tom Berger") -> Person:
    """Somebody whom the office lets publish."""
    someone = person(name, "trainer")
    profile = actions.save_trainer_profile(someone, "Zehn Jahre Qualitätszirkel.")
    actions.approve_trainer(person("Olga Amt", "coordinator"), profile)
    return someone


def draft(leader: Person, **values: Any) -> Training:
    """A draft without dates."""
    return actions.create_training(leader, {**WORDS, **values})


def published(leader: Person, time: PlannedTime | None = None, **values: Any) -> Training:
    """A published training with one date."""
    training = draft(leader, **values)
    actions.add_date(leader, training, time or planned())
    actions.publish_training(leader, training)
    return training


def only_date(training: Training) -> TrainingDate:
    """The one date of a training."""
    [one] = training.dates
    return one


@action
def many_published(leader: Person, count: int) -> None:
    """Many published trainings at once, past the pages."""
    base = leader.id
    for number in range(count):
        time = planned(days=1 + number % 300)
        training = Training(title=f"Nummer {number}", format="online", seats=5, created_at=clock.now())
        lead = Lead(training=training, person_id=leader.id, created_at=clock.now())
        one = TrainingDate(
            training=training, uid=f"{base}-{number}-{count}@example.org", public_changed_at=clock.now(),
            starts_at=time.starts_at, ends_at=time.ends_at, starts_wall="", ends_wall="",
            ics_fragment=f"BEGIN:VEVENT\r\nUID:{number}@example.org\r\nEND:VEVENT\r\n",
        )  # fmt: skip
        db.session.add_all([one, lead])
    db.session.flush()
    db.session.execute(Training.__table__.update().values(state="published"))
    db.session.execute(Lead.__table__.update().values(state="confirmed"))


def events(client: FlaskClient, url: str = "/kalender/alle.ics") -> list[Any]:
    """The events of a calendar as icalendar reads them."""
    reply = client.get(url)
    assert reply.status_code == 200, url
    return Calendar.from_ical(reply.data).walk("VEVENT")


def states(training: Training) -> list[str]:
    """The states of a training's registrations, sorted."""
    rows = db.session.query(Registration.state).filter_by(training_id=training.id)
    return sorted(state for (state,) in rows)


def profile_of(someone: Person) -> TrainerProfile:
    """A trainer's profile."""
    return db.session.get_one(TrainerProfile, someone.id)


def letters_to(someone: Person) -> list[str]:
    """What was written to somebody, in order."""
    rows = db.session.scalars(
        select(Letter.template).where(Letter.account_id == someone.id).order_by(Letter.id)
    )
    return list(rows)


@action
def seat_in(training: Training, *people: Person) -> None:
    """Seats past the pages and their rules, for what is over or large."""
    now = clock.now()
    rows = [
        {"training_id": training.id, "person_id": one.id, "created_at": now, "waiting_since": now, "seated_at": now,
         "state": "registered", "version": 1, "shows_name": True, "shows_institution": True, "offers_lapsed": 0}
        for one in people
    ]  # fmt: skip
    db.session.execute(Registration.__table__.insert(), rows)


def many_seated(training: Training, count: int) -> None:
    """So many more people with a seat."""
    if count:
        seat_in(training, *many_people(count))


@action
def many_people(count: int) -> list[Person]:
    """People at once."""
    names = [f"gast-{number}-{count}" for number in range(count)]
    accounts = [
        Account(email=f"{name}@example.org", name=name, fs_uniquifier=name, created_at=clock.now())
        for name in names
    ]
    people = [Person(account=one, display_name="G. A.", created_at=clock.now()) for one in accounts]
    db.session.add_all(people)
    db.session.flush()
    return people
