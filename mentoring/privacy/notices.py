"""Letters about the end of an account: asked for, or near because nobody uses it."""

from typing import Any

from flask import current_app

from mentoring.accounts.models import Account
from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import SECURITY, sort_letters
from mentoring.core.outbox import Letter, write_letter, writes

sort_letters(SECURITY, "account.erasure_asked", "account.inactive")


@on("account.erasure_asked", "account.inactive")
def write_to_owner(entry: Entry) -> None:
    """At once: whoever did not mean it signs in and stays."""
    write_letter(entry.event, to=entry.subject_id or 0, subject_id=entry.subject_id)


@writes("account.erasure_asked")
def erasure_words(letter: Letter) -> dict[str, Any] | None:
    """The day; pointless once somebody has signed in."""
    account = db.session.get(Account, letter.subject_id)
    if account is None or account.erase_at is None:
        return None
    return {"erase_at": account.erase_at, "unused": account.inactive_told_at is not None}


@writes("account.inactive")
def inactive_words(letter: Letter) -> dict[str, Any] | None:
    """The months; pointless once somebody has signed in."""
    account = db.session.get(Account, letter.subject_id)
    if account is None or account.inactive_told_at is None:
        return None
    months = ("INACTIVE_LETTER_MONTHS", "INACTIVE_ERASURE_MONTHS")
    silent, gone = (current_app.config[name] for name in months)
    return {"silent": silent, "gone": gone}
