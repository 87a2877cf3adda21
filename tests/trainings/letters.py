"""Letters as a participant's mail program receives them, and the calendar parts it finds in them."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from icalendar import Calendar
from sqlalchemy import select

from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.outbox import Letter, lease_letter, mark_dropped, mark_sent
from mentoring.people.models import Person


def mails_to(someone: Person, *templates: str) -> list[EmailMessage]:
    """All mails to somebody that would leave now, or those of some kinds, oldest first, as they arrive."""
    theirs = select(Letter).where(Letter.account_id == someone.id).order_by(Letter.id)
    letters = [one for one in db.session.scalars(theirs) if not templates or one.template in templates]
    written = [compose(letter) for letter in letters]
    return [message_from_bytes(mail.as_bytes(), policy=policy.default) for mail in written if mail]


def texts_to(someone: Person, *templates: str) -> list[str]:
    """The words of such mails."""
    bodies = [mail.get_body(("plain",)) for mail in mails_to(someone, *templates)]
    return [body.get_content() for body in bodies if body is not None]


def calendar_part_of(mail: EmailMessage) -> EmailMessage | None:
    """The part of a mail that calendars read."""
    [part] = [part for part in mail.walk() if part.get_content_type() == "text/calendar"] or [None]
    return part


def arrived() -> list[tuple[str, str, Any]]:
    """Let all letters leave that wait: recipient, method and event of each calendar part, in the order of arrival."""
    found = []
    while (letter_id := lease_letter()) is not None:
        letter = db.session.get_one(Letter, letter_id)
        written = compose(letter)
        (mark_sent if written else mark_dropped)(letter_id)
        mail = message_from_bytes(written.as_bytes(), policy=policy.default) if written else EmailMessage()
        if part := calendar_part_of(mail):
            calendar = Calendar.from_ical(part.get_payload(decode=True))
            found.append((str(mail["To"]), str(calendar["METHOD"]), calendar.walk("VEVENT")[0]))
    return found


def documents_to(someone: Person) -> list[bytes]:
    """The calendars in all mails to somebody."""
    parts = [part for mail in mails_to(someone) if (part := calendar_part_of(mail)) is not None]
    return [part.get_payload(decode=True) for part in parts]


def told_to(someone: Person) -> list[tuple[str, Any]]:
    """Method and event of each letter with a calendar part."""
    calendars = [Calendar.from_ical(document) for document in documents_to(someone)]
    return [(str(calendar["METHOD"]), calendar.walk("VEVENT")[0]) for calendar in calendars]


def counts_told_to(someone: Person) -> list[tuple[str, int]]:
    """Method and count of each letter with a calendar part."""
    return [(method, event["SEQUENCE"]) for method, event in told_to(someone)]
