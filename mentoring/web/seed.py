"""The demo's invented people, filled in by the same actions that real people use, before today."""

import csv
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from mentoring.accounts.actions import create_account
from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.ical import wall_to_utc
from mentoring.mentorship.actions import (
    Errand,
    ProfileWords,
    Wishes,
    accept_enquiry,
    act_for,
    approve_mentor,
    ask_back,
    ask_mentor,
    choose_topics,
    decline_enquiry,
    propose_pair,
    refine_need,
    save_profile,
    wish_for_mentor,
)
from mentoring.mentorship.models import Enquiry, MentorProfile, Need
from mentoring.mentorship.queries import open_need_of
from mentoring.people.actions import choose_roles, create_coordinator, set_institution, set_region
from mentoring.people.catalogue import HERE
from mentoring.people.models import Person
from mentoring.trainings.actions import (
    PlannedTime,
    add_date,
    add_material,
    approve_trainer,
    cancel_date,
    cancel_registration,
    cancel_training,
    confirm_lead,
    create_training,
    finish_trainings,
    invite_lead,
    mark_attendance,
    offer_free_seats,
    publish_training,
    register_for_training,
    save_trainer_profile,
)
from mentoring.trainings.models import Training
from mentoring.web.invented import (
    COORDINATORS,
    LEADS,
    MENTORS,
    NEWCOMERS,
    TRAINERS,
    TRAININGS,
    Invented,
    InventedTraining,
)
from mentoring.web.invented_accounts import mix_up_accounts
from mentoring.web.invented_cohort import WAITING, plan_for_all
from mentoring.web.invented_offers import use_offers
from mentoring.web.invented_report import remember_years
from mentoring.web.invented_tandems import live_together
from mentoring.web.personas import DOMAIN

NAMED = {"mentorin", "mentor", "tandem", "roth", "leitung", "lindner"}
"""Who gave the name of the house; it is optional."""
SATURDAY, SUNDAY = 6, 7
ASKS = (
    ("wartet", "mentor", 2, "open"),
    ("tandem", "janssen", 30, "accepted"),
    ("kaya", "mentor", 46, "accepted"),
    ("roth", "mentorin", 10, "accepted"),
    ("beck", "holm", 44, "accepted"),
    ("frank", "mentorin", 5, "open"),
    ("otto", "lindner", 12, "declined"),
    ("vogel", "lindner", 20, "phoned"),
    ("lange", "seidel", 3, "question"),
    ("otto", "mentor", 2, "proposed"),
)
"""Who asked whom, how many days ago, and what came of it."""
WORDS = "Wir fangen gerade an und möchten von Ihren Erfahrungen hören."
QUESTION = "Haben Sie schon mit einer Kontaktstelle gesprochen?"
WISHES = (("wartet", "huber"), ("wartet", "lindner"), ("vogel", "wolf"))
"""Who stands on whose list."""
OFFERED_TO = ("schreiber", "vogel")
"""Whose search lets mentors offer."""


def fill() -> None:
    """Fill an empty house, with reports of years long before its people."""
    remember_years()
    _fill_present()


def _fill_present() -> None:
    with standing_at(clock.now() - timedelta(days=60)):
        office, *_others = [create_coordinator(_address(one.slug), one.name) for one in COORDINATORS]
        people = {
            one.slug: _settle(one) for one in dict.fromkeys((*MENTORS, *NEWCOMERS, *WAITING, *TRAINERS))
        }
        _open_profiles(office, people)
    trainings = _plan_trainings(people)
    _search(people)
    _meet(office, people)
    live_together(*(people[slug] for slug in ("tandem", "kaya", "roth", "beck")))
    _register(people, trainings)
    _look_back(people, trainings[6])
    use_offers(office, people)
    plan_for_all(office)
    mix_up_accounts(office)


def _address(slug: str) -> str:
    return f"{slug}@{DOMAIN}"


def _settle(one: Invented) -> Person:
    """An account and a person with roles, house and region."""
    known = db.session.query(Person).filter(Person.account.has(email=_address(one.slug))).one_or_none()
    if known is not None:
        return known
    account = create_account(_address(one.slug), one.name)
    person = db.session.get_one(Person, account.id)
    with (HERE / "demo_institutions.csv").open(encoding="utf-8", newline="") as lines:
        house = list(csv.DictReader(lines))[one.house]
    choose_roles(person, one.roles.split())
    set_institution(person, house["type"], house["name"] if one.slug in NAMED else "")
    set_region(person, house["ags"][:2], house["ags"])
    return person


def _open_profiles(office: Person, people: dict[str, Person]) -> None:
    """Mentors and trainers hand in their profiles; all but the last of each are approved."""
    for one in MENTORS:
        words = ProfileWords(
            tuple(one.topics.split()), tuple(one.formats.split()), ("de",), one.places, one.experience
        )
        profile: MentorProfile = save_profile(people[one.slug], words, submit=True)
        if one.slug != "brunner":
            approve_mentor(office, profile)
    for one in TRAINERS:
        profile_of_leader = save_trainer_profile(
            people[one.slug], one.experience, people[one.slug].account.name
        )
        approve_trainer(office, profile_of_leader)


def _plan_trainings(people: dict[str, Person]) -> list[Training]:
    with standing_at(clock.now() - timedelta(days=48)):
        trainings = [_teach(people[row.trainer], row) for row in TRAININGS]
        _lead_together(people, trainings)
    return trainings


def _search(people: dict[str, Person]) -> None:
    for one in (*NEWCOMERS, *WAITING):
        offers = one.slug in OFFERED_TO
        with standing_at(clock.now() - timedelta(days=one.searching)):
            need = choose_topics(people[one.slug], one.topics.split())
            wishes = Wishes(formats=tuple(one.formats.split()), allows_offers=offers)
            refine_need(people[one.slug], need, wishes)


def _meet(office: Person, people: dict[str, Person]) -> None:
    """Enquiries with what came of them, and who stands on whose list."""
    for slug, mentor, days, ending in ASKS:
        _ask(office, people[slug], people[mentor], days, ending)
    for slug, mentor in WISHES:
        _wish(people[slug], people[mentor])


def _ask(office: Person, newcomer: Person, mentor: Person, days: int, ending: str) -> None:
    need = open_need_of(newcomer)
    profile = db.session.get(MentorProfile, mentor.id)
    if not isinstance(need, Need) or profile is None:
        raise LookupError(newcomer.account.email)
    with standing_at(clock.now() - timedelta(days=days)):
        if ending == "proposed":
            propose_pair(office, need, profile)
            return
        enquiry: Enquiry = ask_mentor(newcomer, need, profile, WORDS)
    with standing_at(clock.now() - timedelta(days=days - 1)):
        _answer(office, mentor, enquiry, ending)


def _answer(office: Person, mentor: Person, enquiry: Enquiry, ending: str) -> None:
    if ending == "accepted":
        accept_enquiry(mentor, enquiry)
    elif ending == "declined":
        decline_enquiry(mentor, enquiry)
    elif ending == "phoned":
        act_for(office, mentor, Errand("decline", enquiry))
    elif ending == "question":
        ask_back(mentor, enquiry, QUESTION)


def _wish(newcomer: Person, mentor: Person) -> None:
    need, profile = open_need_of(newcomer), db.session.get(MentorProfile, mentor.id)
    if not isinstance(need, Need) or profile is None:
        raise LookupError(newcomer.account.email)
    wish_for_mentor(newcomer, need, profile, WORDS)


def _teach(trainer: Person, row: InventedTraining) -> Training:
    training: Training = create_training(trainer, _values(row))
    for days, hour, hours in row.dates:
        add_date(trainer, training, _time(days + 48, hour, hours))
    if row.ending != "draft":
        publish_training(trainer, training)
    _call_off(trainer, training, row.ending)
    for title, url in row.materials:
        add_material(trainer, training, title, url, for_all=True)
    return training


def _call_off(trainer: Person, training: Training, ending: str) -> None:
    if ending == "cancelled":
        cancel_training(trainer, training)
    if ending == "shortened":
        cancel_date(trainer, training.dates[-1])


def _values(row: InventedTraining) -> dict[str, object]:
    return {
        "kind": row.kind,
        "title": row.title,
        "summary": row.summary,
        "description": row.summary,
        "format": row.format,
        "venue": row.venue,
        "seats": row.seats,
        "deadline": None,
        "language": "de",
        "join_link": "https://video.example.org/raum" if row.format != "on_site" else "",
        "laender": row.land.split(),
        "access": ["step_free", "toilet"] if row.format != "online" else [],
        "minimum": min(5, row.seats),
        "audience": row.audience.split(),
        "topics": row.topics.split(),
    }


def _time(days: int, hour: int, hours: int) -> PlannedTime:
    """So many days from the standing clock, never at a weekend."""
    day = clock.in_berlin(clock.now()).date() + timedelta(days=days)
    day += timedelta(days=max(0, SUNDAY + 1 - day.isoweekday()) if day.isoweekday() >= SATURDAY else 0)
    begins = datetime.combine(day, time(hour))
    ends = begins + timedelta(hours=hours)
    return PlannedTime(wall_to_utc(begins), wall_to_utc(ends), begins, ends)


def _lead_together(people: dict[str, Person], trainings: Sequence[Training]) -> None:
    """Some lead with others: one has said yes, one has not answered yet."""
    for first, second, title, said in LEADS:
        training = next(one for one in trainings if one.title.startswith(title))
        lead = invite_lead(people[first], training, people[second])
        if said:
            confirm_lead(people[second], lead)


def _register(people: dict[str, Person], trainings: Sequence[Training]) -> None:
    """One is full: somebody gave a seat back, and the first who waits has an offer in hand; one has too few people."""
    seats = {0: "wartet tandem vogel lange", 1: "frank otto", 2: "frank otto neu wartet roth", 9: "lange"}
    for number, slugs in seats.items():
        for slug in slugs.split():
            register_for_training(people[slug], trainings[number])
    cancel_registration(people["frank"], trainings[2])
    offer_free_seats(clock.now())


def _look_back(people: dict[str, Person], training: Training) -> None:
    """A training that is over: who was there, and the certificates that follow."""
    with standing_at(clock.now() - timedelta(days=30)):
        came = [register_for_training(people[slug], training).id for slug in ("wartet", "tandem")]
        missed = register_for_training(people["vogel"], training).id
    with standing_at(clock.now() - timedelta(days=15)):
        finish_trainings(clock.now())
        marks = {**dict.fromkeys(came, "attended"), missed: "excused"}
        mark_attendance(people["leitung"], training.dates[0], marks)
