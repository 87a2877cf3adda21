"""How a letter leaves the house: rendered, handed to SMTP or a folder, with no transaction open meanwhile."""

import logging
import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from pathlib import Path
from typing import Any

from flask import current_app, render_template
from flask_babel import force_locale

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.ical import CalendarPart
from mentoring.core.links import external_url, token_of
from mentoring.core.outbox import (
    WRITERS,
    Letter,
    lease_letter,
    mark_dropped,
    mark_failed,
    mark_sent,
    put_off,
    recipient_of,
)

PERMANENT = 500
PLAIN = re.compile(r"""[^\s@,;:<>()\[\]"\\\x00-\x1f\x7f]+""")
log = logging.getLogger(__name__)


def deliver_due(most: int = 100) -> int:
    """Send what is due, at most `most` letters; returns how many were handled."""
    handled = 0
    while handled < most and (letter_id := lease_letter()) is not None:
        _deliver(letter_id)
        handled += 1
    return handled


def _deliver(letter_id: int) -> None:
    letter = db.session.get(Letter, letter_id)
    if letter is None:  # deleted with its account a moment ago
        return
    attempts = letter.attempts
    try:
        mail = compose(letter)
    except Exception as error:  # one letter that cannot be written must not hold up the others
        # The type alone: a database's message repeats people's data.
        log.error("letter %s (%s) cannot be written: %s", letter_id, letter.template, type(error).__name__)
        problem: Problem | None = Problem(type(error).__name__, permanent=False)
    else:
        db.session.rollback()
        problem = _try(mail) if mail is not None else DROPPED
    _close(letter_id, attempts, problem)


def _close(letter_id: int, attempts: int, problem: "Problem | None") -> None:
    if problem is None:
        mark_sent(letter_id)
    elif problem is DROPPED:
        mark_dropped(letter_id)
    elif problem.permanent:
        mark_failed(letter_id, problem.words)
    else:
        put_off(letter_id, attempts, problem.words)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a mail server did not take a letter; never an address."""

    words: str
    permanent: bool


DROPPED = Problem("nobody needs it any more", permanent=True)


def _try(mail: EmailMessage) -> Problem | None:
    try:
        hand_over(mail)
    except smtplib.SMTPResponseException as error:
        return Problem(f"{type(error).__name__} {error.smtp_code}", error.smtp_code >= PERMANENT)
    except smtplib.SMTPRecipientsRefused as error:
        code = max((code for code, _ in error.recipients.values()), default=PERMANENT)
        return Problem(f"{type(error).__name__} {code}", code >= PERMANENT)
    except (OSError, ValueError, smtplib.SMTPException) as error:
        return Problem(type(error).__name__, permanent=False)
    return None


def compose(letter: Letter) -> EmailMessage | None:
    """The mail of a letter as it reads now, or None when nobody needs it any more."""
    recipient = recipient_of(letter)
    if recipient is None:
        return None
    address, language = recipient
    with force_locale(language):
        words = WRITERS[letter.template](letter)
        if words is None:
            return None
        mail = _mail(letter, address, _rendered(letter, language, words))
    if part := words.get("calendar"):
        _add_calendar(mail, part)
    return mail


def _rendered(letter: Letter, language: str, words: dict[str, Any]) -> tuple[str, str, str]:
    """Subject, plain text and HTML of a letter. The template's first line is its subject."""

    def page(endpoint: str, **values: Any) -> str:
        return external_url(endpoint, language, **values)

    context = {
        "page_url": page,
        "token": lambda purpose: token_of(letter, purpose),
        "language": language,
        **words,
    }
    text = render_template(f"mail/{letter.template}.txt", **context)
    subject, _, body = text.partition("\n")
    html = render_template("mail/layout.html", subject=subject, blocks=blocks_of(body), **context)
    return " ".join(subject.split()), body.strip() + "\n", html


def blocks_of(body: str) -> list[tuple[str, str, str]]:
    """Paragraphs for the HTML part: ("text", words, "") or ("link", label, address).

    An address on a line of its own below a line ending with a colon becomes a button.
    """
    blocks: list[tuple[str, str, str]] = []
    for paragraph in filter(None, (part.strip() for part in body.split("\n\n"))):
        *words, last = paragraph.splitlines()
        if words and last.startswith(("https://", "http://")) and words[-1].endswith(":"):
            if words[:-1]:
                blocks.append(("text", "\n".join(words[:-1]), ""))
            blocks.append(("link", words[-1].rstrip(":"), last))
        else:
            blocks.append(("text", paragraph, ""))
    return blocks


def _mail(letter: Letter, address: str, parts: tuple[str, str, str]) -> EmailMessage:
    subject, text, html = parts
    config = current_app.config
    mail = EmailMessage()
    mail["From"] = formataddr((config["SITE_NAME"], config["MAIL_FROM"]))
    mail["To"] = one_address(address)
    mail["Subject"] = subject
    mail["Date"] = format_datetime(clock.now())
    mail["Message-ID"] = f"<{letter.message_id}@{config['MAIL_FROM'].rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    return mail


def _add_calendar(mail: EmailMessage, part: CalendarPart) -> None:
    """Base64, for some servers on the way break its lines anew; mail programs want the method here, too."""
    parameters = {"method": part.method, "charset": "utf-8"}
    mail.add_alternative(part.document, maintype="text", subtype="calendar", cte="base64", params=parameters)


def one_address(address: str) -> str:
    """One plain address, its domain as every server knows it. ValueError for anything else."""
    local, at, domain = address.rpartition("@")
    if not at or not PLAIN.fullmatch(local) or not PLAIN.fullmatch(domain):
        raise ValueError("not one plain address")
    return f"{local}@{domain.encode('idna').decode()}"


def hand_over(mail: EmailMessage) -> None:
    """Give a mail to the SMTP server, or where none is set to the letters' folder."""
    if current_app.config["SMTP_HOST"]:
        with mail_server() as server:
            server.send_message(mail)
    else:
        _lay_down(mail, Path(current_app.config["MAIL_FOLDER"]))


@contextmanager
def mail_server() -> Iterator[smtplib.SMTP]:
    """The SMTP server of the settings, greeted and ready to take a mail."""
    config = current_app.config
    with smtplib.SMTP(config["SMTP_HOST"], config["SMTP_PORT"], timeout=20) as server:
        if config["SMTP_STARTTLS"]:
            # Without a context of its own, smtplib takes any certificate.
            server.starttls(context=ssl.create_default_context())
        if config["SMTP_USER"]:
            server.login(config["SMTP_USER"], config["SMTP_PASSWORD"])
        yield server


def _lay_down(mail: EmailMessage, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = mail["Message-ID"].strip("<>").partition("@")[0]
    (folder / f"{clock.now():%Y%m%dT%H%M%S%f}-{name}.eml").write_bytes(mail.as_bytes())
