"""How a letter becomes a mail: its words in the recipient's language, as plain text and as a page."""

import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Any

from flask import current_app, render_template
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.ical import CalendarPart
from mentoring.core.letter_kinds import DIGEST_TEMPLATE, NEVER, pace_of, turning_off_page
from mentoring.core.links import Link, external_url, token_of
from mentoring.core.outbox import TURN_OFF, WRITERS, Context, Letter, recipient_of, writes
from mentoring.core.queries import exists

PLAIN = re.compile(r"""[^\s@,;:<>()\[\]"\\\x00-\x1f\x7f]+""")


def compose(letter: Letter) -> EmailMessage | None:
    """The mail of a letter as it reads now, or None when nobody needs it any more."""
    recipient = recipient_of(letter)
    if recipient is None:
        return None
    address, language = recipient
    with force_locale(language):
        words = _words_now(letter)
        if words is None:
            return None
        mail = _mail(letter, address, words)
    if part := words.get("calendar"):
        _add_calendar(mail, part)
    return mail


def _words_now(letter: Letter) -> Context | None:
    """What a letter tells at this moment: nothing when its reason is gone, or when such letters were turned off."""
    if pace_of(letter.template, letter.account_id) == NEVER:
        return None
    return WRITERS[letter.template](letter)


@writes(DIGEST_TEMPLATE)
def digest_words(letter: Letter) -> Context | None:
    """The collected letters that still have a reason, each with its subject and its words."""
    collected = select(Letter).where(Letter.digest_id == letter.id).order_by(Letter.id)
    parts = [part for one in db.session.scalars(collected) if (part := _part(one)) is not None]
    return {"parts": parts} if parts else None


def _part(letter: Letter) -> dict[str, str] | None:
    """A letter inside another: without greeting and sender."""
    words = _words_now(letter)
    if words is None:
        return None
    subject, body = _text(letter, {**words, "part": True})
    greeting, _end, rest = body.partition("\n\n")
    return {"subject": subject, "words": rest if greeting == _("Guten Tag,") else body}


def _text(letter: Letter, words: Context) -> tuple[str, str]:
    """Subject and plain text of a letter. The template's first line is its subject."""
    return _split(render_template(f"mail/{letter.template}.txt", **_frame(letter), **words))


def _split(text: str) -> tuple[str, str]:
    subject, _end, body = text.partition("\n")
    return " ".join(subject.split()), body.strip()


def preview(
    template: str, language: str, words: Callable[[], Context]
) -> tuple[str, list[tuple[str, str, str]]]:
    """Subject and blocks of a letter that nobody has written yet, in its reader's language; its links lead nowhere."""
    with force_locale(language):
        frame = {"page_url": _no_page, "token": str, "language": language, "part": True}
        subject, body = _split(render_template(f"mail/{template}.txt", **frame, **words()))
    return subject, blocks_of(body)


def _no_page(_endpoint: str, **_values: Any) -> str:
    return "https://"


def _frame(letter: Letter) -> Context:
    """What every letter may use beside its own words."""
    return {
        "page_url": _page,
        "token": lambda purpose: token_of(letter, purpose),
        "language": str(get_locale()),
        "turn_off_url": _turn_off_url(letter),
    }


def _page(endpoint: str, **values: Any) -> str:
    return external_url(endpoint, str(get_locale()), **values)


def _turn_off_url(letter: Letter) -> str:
    """Where such letters are turned off; nothing for essential ones."""
    offered = select(Link.id).where(Link.letter_id == letter.id, Link.purpose == TURN_OFF)
    return _page(turning_off_page(), token=token_of(letter, TURN_OFF)) if exists(offered) else ""


def blocks_of(body: str) -> list[tuple[str, str, str]]:
    """Paragraphs for the HTML part: ("text", words, ""), ("link", label, address) or ("heading", words, "").

    An address on a line of its own below a line ending with a colon becomes a button; a line above one of
    hyphens becomes a heading.
    """
    paragraphs = filter(None, (part.strip() for part in body.split("\n\n")))
    return [block for paragraph in paragraphs for block in _blocks_in(paragraph)]


def _blocks_in(paragraph: str) -> Iterator[tuple[str, str, str]]:
    *words, last = paragraph.splitlines()
    if words and last.startswith(("https://", "http://")) and words[-1].endswith(":"):
        if words[:-1]:
            yield "text", "\n".join(words[:-1]), ""
        yield "link", words[-1].rstrip(":"), last
    elif words and not last.strip("-"):
        yield "heading", "\n".join(words), ""
    else:
        yield "text", paragraph, ""


def _mail(letter: Letter, address: str, words: Context) -> EmailMessage:
    subject, text = _text(letter, words)
    page = render_template("mail/layout.html", subject=subject, blocks=blocks_of(text), **_frame(letter))
    mail = EmailMessage()
    for name, value in _headers(letter).items():
        mail[name] = value
    mail["To"], mail["Subject"] = one_address(address), subject
    mail.set_content(text + "\n", cte="quoted-printable")
    mail.add_alternative(page, subtype="html", cte="quoted-printable")
    return mail


def _headers(letter: Letter) -> dict[str, str]:
    """Who writes, when, that a machine did; and for mail programs, how such letters are turned off (RFC 8058)."""
    config = current_app.config
    headers = {
        "From": formataddr((config["SITE_NAME"], config["MAIL_FROM"])),
        "Date": format_datetime(clock.now()),
        "Message-ID": f"<{letter.message_id}@{config['MAIL_FROM'].rpartition('@')[2]}>",
        "Auto-Submitted": "auto-generated",
    }
    turn_off = _turn_off_url(letter)
    if turn_off:
        headers |= {
            "List-Unsubscribe": f"<{turn_off}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    return headers


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
