"""A full house to walk through: who reads, what every address may be filled with, and a fingerprint of all tables."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import product
from typing import Any

from flask import Flask, url_for
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule

from mentoring.coordination.models import Cohort, Report
from mentoring.core import clock
from mentoring.core.access import access_of
from mentoring.core.db import Base, db
from mentoring.core.links import Link, token_of
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    ask_about_return,
    ask_whether_current,
    choose_topics,
    pause_mentor,
    resume_mentor,
    strike_due_tandems,
)
from mentoring.mentorship.models import (
    CheckIn,
    Enquiry,
    HelpCall,
    MentorProfile,
    Message,
    Need,
    Talk,
    Tandem,
    WishedMentor,
)
from mentoring.offers.models import Consultation, MembershipApplication, PracticeExample
from mentoring.people.actions import InvitedPerson, invite_person
from mentoring.people.models import Institution, Person, PersonalCalendar
from mentoring.trainings.models import Certificate, Lead, Material, Registration, Training, TrainingDate
from mentoring.web.personas import DOMAIN, address_of
from mentoring.web.seed import fill
from tests.conftest import person
from tests.databases import REFERENCE

READERS = {
    "somebody without a role": "",
    "newcomer": "wartet",
    "newcomer in a tandem": "tandem",
    "mentor": "mentorin",
    "trainer": "leitung",
    "coordinator": "koordination",
}


def ids(column: Any) -> Callable[[], Sequence[object]]:
    """All values of a column, and one that is not there."""
    return lambda: [*db.session.scalars(select(column).order_by(column).limit(3)), 99_999]


def public_ids() -> Sequence[object]:
    """Of trainings and dates three each in the order of the demo, and what is not there; the first has materials."""
    oldest = [select(kind.public_id).order_by(kind.id).limit(3) for kind in (Training, TrainingDate)]
    rich = select(Training.public_id).join(Training.materials).order_by(Training.id).limit(1)
    found = [one for query in (rich, *oldest) for one in db.session.scalars(query)]
    return [*dict.fromkeys(found), "gibt-es-nicht"]


def names(column: Any) -> Callable[[], Sequence[object]]:
    """Some values of a column of words, and one that is not there."""
    return lambda: [*db.session.scalars(select(column).order_by(column).limit(3)), "gibt-es-nicht"]


def tokens() -> Sequence[str]:
    """The newest token of each purpose, and one that never was."""
    linked = select(Letter, Link.purpose).join(Link, Link.letter_id == Letter.id).order_by(Letter.id)
    newest = {purpose: letter for letter, purpose in db.session.execute(linked)}
    return [*(token_of(letter, purpose) for purpose, letter in newest.items()), "x" * 43]


def now(part: str) -> Callable[[], Sequence[object]]:
    """The present year or month, and one that is none."""
    return lambda: [getattr(clock.now(), part), 99]


EXAMPLES: dict[str, Callable[[], Sequence[object]]] = {
    "token": tokens,
    "enquiry_id": ids(Enquiry.id),
    "need_id": ids(Need.id),
    "wish_id": ids(WishedMentor.id),
    "tandem_id": ids(Tandem.id),
    "talk_id": ids(Talk.id),
    "lead_id": ids(Lead.id),
    "material_id": ids(Material.id),
    "message_id": ids(Message.id),
    "check_in_id": ids(CheckIn.id),
    "help_call_id": ids(HelpCall.id),
    "registration_id": ids(Registration.id),
    "number": names(Certificate.number),
    "version": lambda: [1, 99],
    "calendar_id": ids(PersonalCalendar.id),
    "secret": lambda: ["x" * 43],
    "letter_id": ids(Letter.id),
    "cohort_id": ids(Cohort.id),
    "application_id": ids(MembershipApplication.id),
    "consultation_id": ids(Consultation.id),
    "asked_id": ids(Consultation.id),
    "desk": lambda: ["erstgespraeche", "mitgliedschaft"],
    "example_id": ids(PracticeExample.id),
    "person_id": ids(Person.id),
    "mentor_id": ids(Person.id),
    "other_id": ids(Person.id),
    "institution_id": ids(Institution.id),
    "catalogue": lambda: ["themen", "einrichtungsarten", "gibt-es-nicht"],
    "exclusion_id": lambda: [1],
    "noun": lambda: ["mentor", "trainer", "gibt-es-nicht"],
    "occasion": lambda: ["registrieren", "einloggen", "passwort"],
    "public_id": public_ids,
    "year": now("year"),
    "month": now("month"),
    "report_year": ids(Report.year),
    "code": lambda: ["hospital", "gibt-es-nicht"],
    "ags": lambda: ["03", "99"],
    "slug": lambda: ["officer_role", "gibt-es-nicht"],
    "name": lambda: ["gibt-es-nicht"],
}
"""What stands in the variable parts of addresses. A new variable needs its line here."""


KARLA = InvitedPerson("Karla Kommt", "karla@example.org", "hospital", "03", ("newcomer",))


def furnish(client: FlaskClient) -> None:
    """The demo's people, and a letter with a link of every purpose."""
    fill()
    invite_person(reader("coordinator"), KARLA)
    _let_return(guest("nowak"))
    _let_wonder(guest("schreiber"))
    strike_due_tandems(clock.now())
    client.post("/registrieren", data={"name": "Rita Neu", "email": "rita@example.org"})
    client.post("/einloggen/brief", data={"email": address_of("wartet")})
    client.post("/passwort-vergessen", data={"email": address_of("mentorin")})


def _let_return(mentor: Person) -> None:
    """A pause that is over, and the letter that asked about it."""
    profile, now = db.session.get_one(MentorProfile, mentor.id), clock.now()
    with clock.standing_at(now - timedelta(days=20)):
        pause_mentor(mentor, profile, clock.in_berlin(now).date() - timedelta(days=10))
    with clock.standing_at(now - timedelta(days=12)):
        ask_about_return(profile)
    resume_mentor(mentor, profile)


def _let_wonder(newcomer: Person) -> None:
    """A search of which nothing was heard for long."""
    need = db.session.query(Need).filter_by(person_id=newcomer.id).one()
    with clock.standing_at(clock.now() - timedelta(days=70)):
        choose_topics(newcomer, [topic.slug for topic in need.topics])
    ask_whether_current(need)


def reader(role: str) -> Person:
    """One of READERS."""
    slug = READERS[role]
    if not slug:
        return person("Nina Niemand")
    return guest(slug)


def guest(slug: str) -> Person:
    """Somebody of the demo."""
    found = db.session.query(Person).filter(Person.account.has(email=f"{slug}@{DOMAIN}")).one()
    assert isinstance(found, Person)
    return found


def rules(app: Flask, method: str) -> list[Rule]:
    """All rules that answer a method, sorted."""
    found = [rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())]
    return sorted(found, key=lambda rule: rule.rule)


def unknown_variables(app: Flask) -> set[str]:
    """Variables of addresses for which EXAMPLES has no line."""
    return {name for rule in app.url_map.iter_rules() for name in rule.arguments} - set(EXAMPLES)


def addresses(app: Flask, method: str = "GET") -> Iterator[tuple[Rule, str]]:
    """Every rule with every combination of examples."""
    with app.test_request_context("/"):
        found = [(rule, values) for rule in rules(app, method) for values in _fillings(rule)]
        yield from [(rule, url_for(rule.endpoint, **values)) for rule, values in found]


def _fillings(rule: Rule) -> Iterator[dict[str, Any]]:
    arguments = sorted(rule.arguments)
    for values in product(*(EXAMPLES[name]() for name in arguments)):
        yield dict(zip(arguments, values, strict=True))


def access(app: Flask, rule: Rule) -> str:
    """Who may enter."""
    return access_of(app, rule.endpoint) or ""


def fingerprint() -> dict[str, str]:
    """A digest of every table but the catalogue."""
    db.session.rollback()
    return {
        table.name: hashlib.sha256(
            repr(db.session.execute(select(table).order_by(*table.primary_key)).all()).encode()
        ).hexdigest()
        for table in Base.metadata.sorted_tables
        if table.name not in REFERENCE
    }
