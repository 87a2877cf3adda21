"""Which accounts are to be erased, and the keys by which they are known afterwards."""

from collections.abc import Sequence, Set
from datetime import UTC, datetime
from pathlib import Path

from flask import current_app
from sqlalchemy import select

from mentoring.accounts.models import Account
from mentoring.core.db import db
from mentoring.core.keys import keyed_hashes
from mentoring.people.models import Person, Role
from mentoring.people.queries import visible
from mentoring.privacy.models import Erasure

LIST = "erasures.txt"


def key_of(account_id: int, created_at: datetime) -> str:
    """What stays of an erased account: without the secret key nobody finds out whose it was."""
    return keys_of(account_id, created_at)[0]


def keys_of(account_id: int, created_at: datetime) -> list[str]:
    """What may stand for an account in the list: by the newest secret key, and by those before it."""
    text = f"erasure:{account_id}:{created_at.astimezone(UTC).isoformat()}"
    return [digest.hex() for digest in keyed_hashes(text)]


def due_erasures(now: datetime) -> Sequence[int]:
    """Ids of accounts whose days of grace are over."""
    due = select(Account.id).where(Account.erase_at <= now)
    return db.session.scalars(due.order_by(Account.id)).all()


def accounts_behind(keys: Set[str]) -> list[int]:
    """Ids of accounts that were erased before, and that a backup has brought back."""
    rows = db.session.execute(select(Account.id, Account.created_at).order_by(Account.id))
    return [account_id for account_id, made_at in rows if not keys.isdisjoint(keys_of(account_id, made_at))]


def known_keys() -> set[str]:
    """All keys that the database holds."""
    return set(db.session.scalars(select(Erasure.key)))


def listed_keys(*folders: Path) -> set[str]:
    """All keys in the lists of these folders, and in that of the service."""
    places = {Path(current_app.config["DATA_FOLDER"]), *folders}
    lists = (place / LIST for place in places)
    return {line for one in lists if one.exists() for line in one.read_text("ascii").split()}


def unscrubbed() -> bool:
    """Whether the database's own log may still hold what was erased."""
    return db.session.scalar(select(Erasure.key).where(Erasure.scrubbed_at.is_(None)).limit(1)) is not None


def is_alone_in_office(person: Person) -> bool:
    """Whether nobody else is at the office's desk."""
    role = Role.name == "coordinator"
    others = select(Role.id).join(Person).where(role, Role.person_id != person.id, visible()).limit(1)
    return person.has_role("coordinator") and db.session.scalar(others) is None
