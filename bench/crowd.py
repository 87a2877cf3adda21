"""Many invented mentors, one newcomer and trainings, laid into the tables at once."""

import random
import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select

from mentoring.accounts.models import Account, SignIn
from mentoring.accounts.queries import sign_in_hash
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.mentorship.models import MentorProfile, MentorTopic, Need, NeedTopic
from mentoring.people.models import InstitutionType, Kreis, Person, Role, Topic

NEWCOMER = 1


@action
def settle(mentors: int, seed: int = 7) -> str:
    """One newcomer (id 1) and so many active mentors. Returns the newcomer's sign-in token."""
    chance = random.Random(seed)
    people = list(range(1, mentors + 2))
    _insert(Account, (_account(number) for number in people))
    kreise = db.session.scalars(select(Kreis.ags).order_by(Kreis.ags)).all()
    kinds = db.session.scalars(select(InstitutionType.code).where(InstitutionType.offered)).all()
    _insert(Person, (_person(number, chance.choice(kreise), chance.choice(kinds)) for number in people))
    _insert(
        Role,
        ({"person_id": number, "name": "newcomer" if number == NEWCOMER else "mentor"} for number in people),
    )
    topics = db.session.scalars(select(Topic.slug).order_by(Topic.position)).all()
    _insert(MentorProfile, (_profile(number) for number in people[1:]))
    chosen = ((number, slug) for number in people[1:] for slug in chance.sample(topics, 4))
    _insert(MentorTopic, ({"profile_id": number, "topic_slug": slug} for number, slug in chosen))
    return _newcomer(chance.sample(topics, 3))


def _insert(model: type[Any], rows: Iterator[dict[str, Any]]) -> None:
    db.session.execute(insert(model), list(rows))


def _account(number: int) -> dict[str, Any]:
    now = clock.now()
    return {
        "id": number,
        "email": f"person-{number}@example.org",
        "name": f"Person {number}",
        "fs_uniquifier": f"person-{number}",
        "created_at": now,
        "confirmed_at": now,
    }


def _person(number: int, ags: str, kind: str) -> dict[str, Any]:
    return {
        "id": number,
        "display_name": f"P. {number}",
        "institution_type_code": kind,
        "land_code": ags[:2],
        "kreis_ags": ags,
        "created_at": clock.now(),
    }


def _profile(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "state": "active",
        "version": 1,
        "places": 1 + number % 3,
        "formats": ("online", "on_site"),
        "languages": ("de",),
        "edited_at": clock.now(),
    }


def _newcomer(topics: list[str]) -> str:
    _insert(Need, iter([_need()]))
    _insert(NeedTopic, ({"need_id": 1, "topic_slug": slug} for slug in topics))
    token = secrets.token_urlsafe(32)
    db.session.add(SignIn(account_id=NEWCOMER, id_hash=sign_in_hash(token), created_at=clock.now()))
    return token


def _need() -> dict[str, Any]:
    now = clock.now()
    return {
        "id": 1,
        "person_id": NEWCOMER,
        "state": "searching",
        "version": 1,
        "purposes": (),
        "formats": ("online",),
        "languages": ("de",),
        "other_view": False,
        "not_my_kreis": False,
        "waiting_since": now - timedelta(days=3),
        "questions": 0,
        "question_at": now + timedelta(days=57),
    }
