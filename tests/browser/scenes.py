"""What the demo has not got by itself, so that every page can be seen: letters with links, a list, a full mailbox."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select

from mentoring.accounts.actions import (
    create_account,
    new_secret,
    register_account,
    request_address_change,
    request_reset,
    request_sign_in_letter,
    set_second_factor,
)
from mentoring.accounts.models import Account
from mentoring.coordination.models import Cohort, Report
from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.looks import note_look
from mentoring.mentorship.actions import (
    accept_enquiry,
    ask_about_return,
    ask_mentor,
    ask_whether_current,
    choose_topics,
    confirm_agreement,
    draft_agreement,
    exclude_person,
    look_back,
    pause_mentor,
    propose_end,
    strike_due_tandems,
)
from mentoring.mentorship.models import CheckIn, Enquiry, MentorProfile, Need, Talk, Tandem
from mentoring.offers.models import Consultation, MembershipApplication, PracticeExample
from mentoring.people.actions import InvitedPerson, choose_roles, invite_person
from mentoring.people.models import Institution, Person
from mentoring.trainings.models import Certificate, Registration, Training, TrainingDate
from mentoring.web.invented_tandems import AGREED
from mentoring.web.personas import DOMAIN
from tests.browser.stage import House

LETTERS = {
    "confirm": ("nora.neu@example.org", "/registrieren/"),
    "sign_in": (f"otto@{DOMAIN}", "/einloggen/link/"),
    "reset": (f"lange@{DOMAIN}", "/passwort-vergessen/"),
    "address": ("vogel.neu@example.org", "/konto/adresse/"),
    "stop_address": (f"vogel@{DOMAIN}", "/konto/adresse/halt/"),
    "invitation": ("ilse.winter@example.org", "/einladung/"),
    "answer": (f"mentor@{DOMAIN}", "/mentoring/antwort/"),
    "offer": (f"neu@{DOMAIN}", "/fortbildungen/angebot/"),
    "next": (f"vogel@{DOMAIN}", "/mentoring/naechste/"),
    "search": (f"schreiber@{DOMAIN}", "/mentoring/suche/"),
    "turn_off": (f"schreiber@{DOMAIN}", "/briefe/abbestellen/"),
    "standing": (f"roth@{DOMAIN}", "/mentoring/stand/"),
    "check_in_link": (f"mentor@{DOMAIN}", "/mentoring/zwischenfrage/"),
    "confirm_application": (f"winkler@{DOMAIN}", "/mitglied-werden/"),
    "receipt": (f"sommer@{DOMAIN}", "/ihre-anfrage/"),
    "back": (f"lindner@{DOMAIN}", "/mentoring/rueckkehr/"),
}
"""Who got a letter whose link begins so."""


def account(slug: str) -> Account:
    """An account of the demo."""
    return db.session.scalars(select(Account).where(Account.email == f"{slug}@{DOMAIN}")).one()


def somebody(slug: str) -> Person:
    """A person of the demo."""
    return db.session.get_one(Person, account(slug).id)


def set_scenes(house: House) -> dict[str, str]:
    """Let happen what the demo lacks; returns words for the addresses of pages."""
    with house.app.app_context():
        _ask_for_letters()
        create_account(f"frisch@{DOMAIN}", "Nele Frisch")
        exclude_person(somebody("neu"), somebody("wolf"))
        _let_pause(somebody("lindner"))
        _let_wonder(somebody("schreiber"))
        strike_due_tandems(clock.now())
        _let_finish(_newcomer("ende", "Ella Ende"), somebody("bergmann"))
        _give_second_factor(house.app, account("vertretung"))
        note_look(somebody("koordination"), somebody("vogel").id, "waiting")
        words = _ids()
        db.session.remove()
    house.deliver()
    links = {name: house.link_in_letter(*letter) for name, letter in LETTERS.items()}
    newest = max((house.folder / "letters").glob("*.eml")).stem
    return {**words, **links, "letter": newest}


def _ask_for_letters() -> None:
    register_account("nora.neu@example.org", "Nora Neu", language="de", password_hash=None, client="a test")
    request_sign_in_letter(f"otto@{DOMAIN}", "a test")
    request_reset(f"lange@{DOMAIN}", "a test")
    request_address_change(account("vogel"), "vogel.neu@example.org")
    invite_person(
        somebody("koordination"),
        InvitedPerson(
            "Ilse Winter", "ilse.winter@example.org", "hospital", "03", ("newcomer",), ("visibility",)
        ),
    )


def _let_pause(mentor: Person) -> None:
    """A planned pause whose last days have come."""
    profile, now = db.session.get_one(MentorProfile, mentor.id), clock.now()
    with clock.standing_at(now - timedelta(days=10)):
        pause_mentor(mentor, profile, clock.in_berlin(now).date() + timedelta(days=2))
    ask_about_return(profile)


def _let_wonder(newcomer: Person) -> None:
    """A search of which nothing was heard for long."""
    need = db.session.scalars(select(Need).where(Need.person_id == newcomer.id)).one()
    with clock.standing_at(clock.now() - timedelta(days=70)):
        choose_topics(newcomer, [topic.slug for topic in need.topics])
    ask_whether_current(need)


def _newcomer(slug: str, name: str) -> Person:
    """Somebody more who searches: the demo's own newcomers stand in other scenes."""
    person = db.session.get_one(Person, create_account(f"{slug}@{DOMAIN}", name).id)
    choose_roles(person, ["newcomer"])
    choose_topics(person, ["visibility"])
    return person


def _let_finish(newcomer: Person, mentor: Person) -> None:
    """A tandem from its beginning to its farewell."""
    need = db.session.scalars(select(Need).where(Need.person_id == newcomer.id)).one()
    enquiry = ask_mentor(newcomer, need, db.session.get_one(MentorProfile, mentor.id), "Guten Tag.")
    pair = accept_enquiry(mentor, enquiry)
    draft_agreement(newcomer, pair, AGREED, after=0, confirm=True)
    confirm_agreement(mentor, pair, 1)
    propose_end(mentor, pair)
    for person in (newcomer, mentor):
        look_back(person, pair, "Danke.", release=True)


def _give_second_factor(app: Flask, whose: Account) -> None:
    secret = new_secret()
    code = app.extensions["security"].totp_factory.generate_totp_password(secret)
    if not set_second_factor(whose, secret, code, []):
        raise RuntimeError("the first code was refused")


def _ids() -> dict[str, str]:
    """Ids and public ids by what they stand for."""
    trainings = {one.title.split(":")[0]: one for one in db.session.scalars(select(Training))}
    led, full, cancelled, draft = (
        trainings[title]
        for title in (
            "Klinik und Kontaktstelle",
            "Selbsthilfebeauftragte im Krankenhaus",
            "Mitarbeitende für Selbsthilfe gewinnen",
            "Selbsthilfe in der Reha-Entlassung",
        )
    )
    return {
        "training": led.public_id,
        "date": led.dates[0].public_id,
        "full": full.public_id,
        "cancelled": cancelled.public_id,
        "draft": draft.public_id,
        **_looking_back(trainings["Regionaltreffen Nord"]),
        **(_numbers() | _drafted()),
    }


def _drafted() -> dict[str, str]:
    """The newest proposal for everybody, and somebody in it; the newest report."""
    newest = db.session.scalars(select(Cohort.id).order_by(Cohort.id.desc())).first()
    report = f"/koordination/berichte/{db.session.scalar(select(func.max(Report.year)))}"
    return {"cohort": str(newest), "cohort_newcomer": str(somebody("berger").id), "report": report}


def _looking_back(over: Training) -> dict[str, str]:
    """A date that is over, one that was called off, and a certificate of who asks for a mentor."""
    theirs = Registration.person_id == somebody("wartet").id
    certificate = select(Certificate.number).join(Certificate.registration).where(theirs)
    return {
        "past_date": over.dates[0].public_id,
        "called_off": _called_off(),
        "certificate": str(db.session.scalars(certificate).one()),
    }


def _called_off() -> str:
    """A date that was called off while its training goes on."""
    off = select(TrainingDate).join(TrainingDate.training).where(TrainingDate.state == "cancelled")
    return db.session.scalars(off.where(Training.state == "published")).one().public_id


def _numbers() -> dict[str, str]:
    """Ids of rows by what they stand for."""
    profiles = select(MentorProfile).where(MentorProfile.state == "submitted")
    waiting = db.session.scalars(profiles).one()
    registrations = select(Registration).where(Registration.state == "waiting")
    over = select(Tandem).where(Tandem.state == "completed")
    living = select(Tandem).where(Tandem.newcomer_id == somebody("tandem").id)
    rows = {
        **(_searches() | _talking() | _asked_of_office() | _houses()),
        "mentor": somebody("nowak"),
        "full_mentor": somebody("janssen"),
        "submitted": waiting,
        "registration": db.session.scalars(registrations).first(),
        "tandem": db.session.scalars(living).one(),
        "ended": db.session.scalars(over).one(),
        "consultation": db.session.scalars(
            select(Consultation).where(Consultation.state == "arranged")
        ).one(),
        "invited": db.session.scalars(select(Account).where(Account.invited_at.is_not(None))).one(),
    }
    return {name: str(row.id) for name, row in rows.items() if row is not None}


def _asked_of_office() -> dict[str, Consultation | MembershipApplication | PracticeExample]:
    """What the office has been asked and handed in."""
    arranged = select(Consultation).where(Consultation.state == "arranged")
    examples = {one.state: one for one in db.session.scalars(select(PracticeExample))}
    received = select(MembershipApplication).where(MembershipApplication.state == "received")
    return {
        "application": db.session.scalars(received).one(),
        "consultation": db.session.scalars(arranged).one(),
        "example": examples["published"],
        "returned_example": examples["returned"],
        "submitted_example": examples["submitted"],
    }


def _houses() -> dict[str, Institution]:
    """Two houses of the catalogue."""
    found = db.session.scalars(select(Institution).order_by(Institution.id).limit(2)).all()
    return dict(zip(("house", "other_house"), found, strict=True))


def _searches() -> dict[str, Enquiry | Need | Person]:
    """Searches, and enquiries that wait in each of their ways."""
    waiting = {
        "enquiry": Enquiry.newcomer_id == somebody("wartet").id,
        "question": Enquiry.state == "question",
        "proposal": Enquiry.awaiting == "both",
    }
    searching = {one.person_id: one for one in db.session.scalars(select(Need))}
    return {
        **{name: db.session.scalars(select(Enquiry).where(wanted)).one() for name, wanted in waiting.items()},
        "offering": searching[somebody("schreiber").id],
        "search_open": searching[somebody("vogel").id],
        "search_person": somebody("vogel"),
    }


def _talking() -> dict[str, Talk | CheckIn]:
    """What two do inside their tandem."""
    asked = select(CheckIn).where(CheckIn.person_id == somebody("mentor").id)
    planned = select(Talk).where(Talk.state == "planned")
    return {"check_in": db.session.scalars(asked).one(), "talk": db.session.scalars(planned).one()}
