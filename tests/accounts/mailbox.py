"""Reading the letters that accounts write, as their recipients would."""

import re
from urllib.parse import urlsplit

from sqlalchemy import select

from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.outbox import Letter

PASSWORD = "vier bunte Wörter im Wind"


def letters(template: str | None = None) -> list[Letter]:
    """All letters, oldest first, of one kind or of any."""
    db.session.rollback()
    rows = select(Letter).order_by(Letter.id)
    return list(db.session.scalars(rows if template is None else rows.where(Letter.template == template)))


def kinds() -> list[str]:
    """What was written, in order."""
    return [letter.template.removeprefix("account.") for letter in letters()]


def newest(template: str):
    """The newest letter of a kind, as a mail."""
    mail = compose(letters(f"account.{template}")[-1])
    assert mail is not None
    return mail


def words_of(mail) -> str:
    """The plain text of a mail."""
    return mail.get_body(("plain",)).get_content()


def link_in(template: str) -> str:
    """Path and query of the first link in the newest letter of a kind."""
    found = urlsplit(re.search(r"^http://localhost/\S+$", words_of(newest(template)), re.M)[0])
    return found.path + (f"?{found.query}" if found.query else "")
