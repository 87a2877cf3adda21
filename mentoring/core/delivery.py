"""How a letter leaves the house: handed to SMTP or a folder, with no transaction open meanwhile."""

import logging
import smtplib
import ssl
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from flask import current_app

from mentoring.core import clock
from mentoring.core.composing import compose
from mentoring.core.db import db
from mentoring.core.digest import collect_due
from mentoring.core.outbox import Letter, lease_letter, mark_dropped, mark_failed, mark_sent, put_off

__all__ = ["compose", "deliver_due", "hand_over", "mail_server"]
PERMANENT = 500
PATIENCE = 20
OUR_TROUBLE = (
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPSenderRefused,
)
"""The server refuses us, not the recipient: the letter waits until the operator has set it right."""
log = logging.getLogger(__name__)


def deliver_due(most: int = 100) -> int:
    """Collect and send what is due, at most `most` letters; returns how many were handled."""
    collect_due(clock.now())
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
    except OUR_TROUBLE as error:
        return Problem(f"{type(error).__name__} {error.smtp_code}", permanent=False)
    except smtplib.SMTPResponseException as error:
        return Problem(f"{type(error).__name__} {error.smtp_code}", error.smtp_code >= PERMANENT)
    except smtplib.SMTPRecipientsRefused as error:
        code = max((code for code, _ in error.recipients.values()), default=PERMANENT)
        return Problem(f"{type(error).__name__} {code}", code >= PERMANENT)
    except (OSError, ValueError, smtplib.SMTPException) as error:
        return Problem(type(error).__name__, permanent=False)
    return None


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
    with _connected() as server:
        if config["SMTP_STARTTLS"] and not config["SMTP_IMPLICIT_TLS"]:
            server.starttls(context=_tls())
        if config["SMTP_USER"]:
            server.login(config["SMTP_USER"], config["SMTP_PASSWORD"])
        yield server


def _connected() -> smtplib.SMTP:
    config = current_app.config
    where = config["SMTP_HOST"], config["SMTP_PORT"]
    if config["SMTP_IMPLICIT_TLS"]:
        return smtplib.SMTP_SSL(*where, timeout=PATIENCE, context=_tls())
    return smtplib.SMTP(*where, timeout=PATIENCE)


def _tls() -> ssl.SSLContext:
    """Without a context of its own, smtplib takes any certificate."""
    return ssl.create_default_context()


def _lay_down(mail: EmailMessage, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = mail["Message-ID"].strip("<>").partition("@")[0]
    (folder / f"{clock.now():%Y%m%dT%H%M%S%f}-{name}.eml").write_bytes(mail.as_bytes())


def remove_laid_down(words: Collection[str]) -> int:
    """Delete letters in the folder in which any of these words stands; where there is a mail server, none lie there."""
    wanted = [word.casefold() for word in words if word]
    removed = 0
    for path in Path(current_app.config["MAIL_FOLDER"]).glob("*.eml"):
        text = _text_of(message_from_bytes(path.read_bytes(), policy=default)).casefold()
        if any(word in text for word in wanted):
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def _text_of(mail: EmailMessage) -> str:
    """Who it is for, its subject and all its words."""
    parts = (part.get_content() for part in mail.walk() if part.get_content_maintype() == "text")
    return "\n".join((str(mail["To"]), str(mail["Subject"]), *map(str, parts)))
