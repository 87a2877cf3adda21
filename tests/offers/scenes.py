"""What tests of the room stand on: somebody asks, the office answers."""

import re
from dataclasses import replace

from sqlalchemy import select

from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.links import find_link
from mentoring.core.outbox import Letter
from mentoring.offers import actions
from mentoring.offers.actions import ApplicationWords, ExampleWords
from mentoring.offers.models import Consultation, MembershipApplication, PracticeExample
from mentoring.offers.notices import CONFIRM
from mentoring.people.models import Person
from tests.conftest import person

LINK = re.compile(r"https?://[^/\s]+(/\S+)")


def asked(**values: object) -> Consultation:
    """A first talk that somebody without an account has asked for."""
    return actions.open_consultation("Lena Hoffmann", "lena@example.org", "", "Wir fangen an.", **values)


def office(name: str = "Ruth Albers") -> Person:
    """Somebody at the desk."""
    return person(name, "coordinator")


WORDS = ExampleWords(
    title="Ein Satz in der Visite",
    institution_type="hospital",
    land="03",
    topics=("patient_referral",),
    question="Wer denkt daran?",
    helped="Ein fester Satz.",
)


def example(
    author: Person | None = None, *, submit: bool = False, published: bool = False, **values: object
) -> PracticeExample:
    """A practice example, a draft unless it is handed in or published."""
    writer = author or person("Meike Janssen", "mentor")
    found = actions.save_example(writer, replace(WORDS, **values), submit=submit or published)
    if published:
        actions.publish_example(office(), found)
    return found


APPLIED = ApplicationWords(
    "Klinikum Ahornbogen", "hospital", "03", "Lena Hoffmann", "lena@example.org", words="Wir fangen an."
)


def applied() -> MembershipApplication:
    """An application whose mailbox has confirmed."""
    one = actions.open_application(APPLIED)
    path = link_in("application.opened", "/mitglied-werden/")
    actions.confirm_application(find_link(path.rpartition("/")[2], CONFIRM), one)
    return one


def mails(template: str) -> list[str]:
    """The words of all letters of a kind that are still worth sending, oldest first."""
    rows = db.session.scalars(select(Letter).where(Letter.template == template).order_by(Letter.id))
    composed = (compose(letter) for letter in rows)
    return [mail.get_body(("plain",)).get_content() for mail in composed if mail is not None]


def link_in(template: str, beginning: str) -> str:
    """The path of the link in the newest letter of a kind."""
    return next(path for path in LINK.findall(mails(template)[-1]) if path.startswith(beginning))
