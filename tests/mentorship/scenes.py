"""What tests of mentoring begin with: mentors, newcomers, enquiries and tandems, made by the house's own actions."""

from typing import Any

from sqlalchemy import select

from mentoring.core.db import db
from mentoring.core.links import token_of
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    AgreementWords,
    ProfileWords,
    Wishes,
    accept_enquiry,
    approve_mentor,
    ask_mentor,
    choose_topics,
    confirm_agreement,
    draft_agreement,
    offer_mentoring,
    propose_pair,
    refine_need,
    save_profile,
)
from mentoring.mentorship.models import Enquiry, MentorProfile, Need, Tandem
from mentoring.people.models import Person
from tests.conftest import person

TOPICS = ("officer_role", "visibility")
WORDS = "Wir kommen mit der Klinik nicht weiter."
OFFER_WORDS = "Ich höre Ihnen gern zu."
EXPERIENCE = "Zwölf Jahre in einer Kontaktstelle."
BREMEN = {"institution_type_code": "self_help_contact_point", "land_code": "04", "kreis_ags": "04011"}
OLDENBURG = {"institution_type_code": "self_help_contact_point", "land_code": "03", "kreis_ags": "03403"}


def office() -> Person:
    """Somebody who coordinates."""
    return person("Olga Amt", "coordinator")


def profile_words(**values: Any) -> ProfileWords:
    """A filled-in profile."""
    known = {"topics": TOPICS, "formats": ("online", "on_site"), "languages": ("de",), "places": 1}
    return ProfileWords(**{**known, "experience": EXPERIENCE, **values})


def handed_in(
    name: str = "Sabine Krüger", words: dict[str, Any] | None = None, **values: Any
) -> MentorProfile:
    """A mentor whose profile waits for the office."""
    someone = person(name, "mentor", **{**BREMEN, **values})
    return save_profile(someone, profile_words(**(words or {})), submit=True)


def mentor(name: str = "Sabine Krüger", words: dict[str, Any] | None = None, **values: Any) -> MentorProfile:
    """A mentor who can be asked."""
    profile = handed_in(name, words, **values)
    approve_mentor(office(), profile)
    return profile


def searching(name: str = "Lena Hoffmann", wishes: Wishes | None = None, **values: Any) -> Need:
    """A newcomer who searches."""
    someone = person(name, "newcomer", **{**OLDENBURG, **values})
    need = choose_topics(someone, TOPICS)
    if wishes is not None:
        refine_need(someone, need, wishes)
    return need


def asked(need: Need | None = None, profile: MentorProfile | None = None) -> Enquiry:
    """An open enquiry."""
    need, profile = need or searching(), profile or mentor()
    return ask_mentor(need.person, need, profile, WORDS)


def proposed(need: Need | None = None, profile: MentorProfile | None = None) -> Enquiry:
    """A proposal of the office that waits for both."""
    need, profile = need or searching(), profile or mentor()
    return propose_pair(office(), need, profile)


def offered(need: Need | None = None, profile: MentorProfile | None = None) -> Enquiry:
    """A mentor's offer that waits for the newcomer."""
    need, profile = need or searching(wishes=Wishes(allows_offers=True)), profile or mentor()
    return offer_mentoring(profile.person, profile, need, OFFER_WORDS)


def tandem() -> Tandem:
    """Two who have both said yes."""
    enquiry = asked()
    return accept_enquiry(enquiry.mentor, enquiry)


AGREED = AgreementWords(
    topics=TOPICS,
    goals="Drei Stationen sprechen von selbst über Selbsthilfe.",
    learns="Wie eine Klinik entscheidet.",
    months=6,
    rhythm="60 Minuten, alle 4 bis 6 Wochen",
    channels=("online", "phone"),
    confidentiality="Was wir besprechen, bleibt unter uns.",
    roles="Eine klärt und öffnet Wege, die andere entscheidet und handelt.",
    stopping="Jede Seite kann jederzeit aufhören.",
)


def running(pair: Tandem | None = None, words: AgreementWords = AGREED) -> Tandem:
    """Two who have both confirmed what they agree on."""
    pair = pair or tandem()
    draft_agreement(pair.newcomer, pair, words, after=0, confirm=True)
    confirm_agreement(pair.mentor, pair, 1)
    return pair


def letters_of(template: str) -> list[int]:
    """Who gets a letter of this kind, in the order of writing."""
    rows = select(Letter.account_id).where(Letter.template == template).order_by(Letter.id)
    return [account_id for account_id in db.session.scalars(rows) if account_id is not None]


def answer_path(enquiry: Enquiry) -> str:
    """The address behind the link in the mentor's letter."""
    return link_path("enquiry.opened", enquiry, enquiry.mentor)


def link_path(template: str, enquiry: Enquiry, someone: Person) -> str:
    """The address behind the link to answer in somebody's letter."""
    about = (Letter.template == template) & (Letter.subject_id == enquiry.id)
    opened = select(Letter).where(about, Letter.account_id == someone.id)
    return f"/mentoring/antwort/{token_of(db.session.scalars(opened).one(), 'answer')}"
