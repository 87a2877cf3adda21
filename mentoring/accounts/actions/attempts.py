"""How often is too often: counted in the database, before any password is hashed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import case, delete, update

from mentoring.accounts.models import Attempt
from mentoring.core import clock
from mentoring.core.db import action, db, insert_into
from mentoring.core.errors import TooMany
from mentoring.core.keys import keyed_hash


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` tries `within` a time that begins with the first; `sentence` says what to do then."""

    most: int
    within: timedelta
    sentence: Any


_LATER = _l("In kurzer Zeit kamen zu viele Versuche. Bitte warten Sie fünf Minuten.")
_MAILBOX = _l(
    "An diese Adresse gingen schon mehrere Briefe. Bitte sehen Sie im Postfach und im Spam-Ordner nach."
)
_TOMORROW = _l(
    "Für diese Adresse wurden heute schon viele Links angefordert. Bitte versuchen Sie es morgen noch einmal."
)
_HOUSE = _l(
    "Sie haben den Namen Ihrer Einrichtung heute schon oft geändert. Bitte versuchen Sie es morgen noch einmal."
)

_TALKS = _l("In kurzer Zeit kamen viele Anfragen. Bitte rufen Sie uns an, oder versuchen Sie es später.")

LIMITS = {
    "sign_in": Limit(10, timedelta(minutes=5), _LATER),
    "code": Limit(10, timedelta(minutes=5), _LATER),
    "sign_in_letter": Limit(3, timedelta(hours=6), _MAILBOX),
    "registration": Limit(3, timedelta(hours=6), _MAILBOX),
    "new_address": Limit(3, timedelta(hours=6), _MAILBOX),
    "reset": Limit(5, timedelta(days=1), _TOMORROW),
    # Many people of one hospital share one client address.
    "letters_from": Limit(40, timedelta(hours=1), _LATER),
    # Many people of one hospital again, but a first talk is asked for once.
    "first_talk": Limit(6, timedelta(hours=1), _TALKS),
    "office_letter": Limit(3, timedelta(hours=6), _MAILBOX),
    # All visitors together: far above what any day brings, so that a flood from everywhere ends somewhere.
    "office_form": Limit(200, timedelta(hours=1), _TALKS),
    # Colleagues of one house are never suggested to each other: whoever tried names would learn who works where.
    "house": Limit(5, timedelta(days=1), _HOUSE),
}


@action
def note_try(kind: str, *whose: str) -> None:
    """Count a try under every name in `whose`. Raises TooMany, and then counts nothing."""
    count_try(kind, *whose)


def count_try(kind: str, *whose: str) -> None:
    """Count a try inside the running action, in one order for everybody."""
    limit = LIMITS[kind]
    for key in sorted(_key(kind, name) for name in whose):
        if _count(key, limit, clock.now()) > limit.most:
            raise TooMany(str(limit.sentence))


def _count(key: str, limit: Limit, now: datetime) -> int:
    """One more try in one statement: however many come at once, each counts."""
    fresh = Attempt.began_at > now - limit.within
    row = insert_into(Attempt).values(key=key, began_at=now, tries=1)
    counted = row.on_conflict_do_update(
        index_elements=[Attempt.key],
        set_={
            "tries": case((fresh, Attempt.tries + 1), else_=1),
            "began_at": case((fresh, Attempt.began_at), else_=row.excluded.began_at),
        },
    )
    return int(db.session.scalar(counted.returning(Attempt.tries)) or 0)


@action
def forgive_try(kind: str, *whose: str) -> None:
    """Take one try back: it was right, and only wrong ones count."""
    for key in sorted(_key(kind, name) for name in whose):
        known = (Attempt.key == key) & (Attempt.tries > 0)
        db.session.execute(update(Attempt).where(known).values(tries=Attempt.tries - 1))


def _key(kind: str, name: str) -> str:
    return keyed_hash(f"try:{kind}:{name}").hex()


def forget_tries(now: datetime) -> int:
    """Remove what no limit looks at any more, inside the running action."""
    oldest = now - max(limit.within for limit in LIMITS.values())
    removed = db.session.execute(delete(Attempt).where(Attempt.began_at < oldest).returning(Attempt.key))
    return len(removed.all())
