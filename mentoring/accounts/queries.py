"""Who is signed in, and accounts by address."""

import hashlib
from datetime import UTC, datetime, timedelta

from flask import current_app, session
from flask_babel import get_locale
from sqlalchemy import ColumnElement, func, select

from mentoring.accounts.models import Account, LetterChoice, SignIn
from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.errors import Gone
from mentoring.core.letter_kinds import Kind, can_be_turned_off, kind_of, kinds_in_use
from mentoring.core.outbox import Letter

SIGN_IN = "sign_in"
SEEN = "seen"
LONGEST = timedelta(days=90)
FRESH = timedelta(minutes=15)
IDLE = timedelta(hours=8)
KEPT_IDLE = timedelta(days=30)


def sign_in_hash(token: str) -> str:
    """What is stored of a sign-in: the cookie's random id, hashed."""
    return hashlib.sha256(token.encode()).hexdigest()


def signed_in_id() -> int | None:
    """The id of the account whose sign-in this browser holds; a row that is gone or idle signs nobody in."""
    token = session.get(SIGN_IN)
    if not isinstance(token, str):
        return None
    living = (SignIn.id_hash == sign_in_hash(token)) & (SignIn.created_at > clock.now() - LONGEST)
    found = db.session.execute(
        select(Account.id, SignIn.created_at, SignIn.kept)
        .join(SignIn, SignIn.account_id == Account.id)
        .where(living, _open_account())
    ).first()
    if found is None or _is_idle(found.created_at, kept=found.kept):
        return None
    return int(found.id)


def _open_account() -> ColumnElement[bool]:
    return Account.active & Account.confirmed_at.is_not(None)


def _is_idle(created_at: datetime, *, kept: bool) -> bool:
    """Whether the browser has been silent too long; the signed cookie says when it was last seen."""
    seen = session.get(SEEN)
    last = datetime.fromtimestamp(seen, UTC) if isinstance(seen, int) else created_at
    return clock.now() - last > (KEPT_IDLE if kept else IDLE)


def is_fresh_sign_in() -> bool:
    """Whether this browser has just signed in: what a stolen one, left open, cannot say."""
    token = session.get(SIGN_IN)
    fresh = (SignIn.id_hash == sign_in_hash(str(token))) & (SignIn.created_at > clock.now() - FRESH)
    return db.session.scalar(select(SignIn.id).where(fresh)) is not None


def signed_in_account() -> Account:
    """The account of whoever reads this page; for pages that ask to be signed in."""
    account_id = signed_in_id()
    return db.session.get_one(Account, account_id)


def count_sign_ins(account: Account) -> int:
    """On how many browsers somebody is signed in."""
    rows = select(func.count()).select_from(SignIn).where(SignIn.account_id == account.id)
    return db.session.scalar(rows) or 0


def address_of(text: str) -> str:
    """An e-mail address as it is stored and compared: small letters."""
    return text.strip().lower()


def account_with(email: str) -> Account | None:
    """The account of an address, confirmed or not."""
    return db.session.scalar(select(Account).where(Account.email == address_of(email)))


def unconfirmed(now: datetime, *, invited: bool) -> ColumnElement[bool]:
    """The condition for accounts that nobody confirmed in time: registered by themselves, or invited."""
    setting = "UNCONFIRMED_INVITED_DAYS" if invited else "UNCONFIRMED_DAYS"
    since = Account.invited_at if invited else Account.created_at
    kept = timedelta(days=current_app.config[setting])
    own = Account.invited_at.is_not(None) if invited else Account.invited_at.is_(None)
    return Account.confirmed_at.is_(None) & own & (since < now - kept)


def unconfirmed_new_address(now: datetime) -> ColumnElement[bool]:
    """The condition for accounts whose new address nobody confirmed in time."""
    return Account.new_email_at < now - timedelta(days=current_app.config["NEW_ADDRESS_DAYS"])


def account_by_key(key: str) -> Account | None:
    """The open account with this changing key, which a password change replaces."""
    return db.session.scalar(select(Account).where(Account.fs_uniquifier == key, _open_account()))


def account_behind(account_id: int) -> Account:
    """The account that a link is about. Raises Gone when it is no more."""
    account = db.session.get(Account, account_id)
    if account is None or not account.active:
        raise Gone()
    return account


def recipient(account_id: int) -> tuple[str, str] | None:
    """Where letters to an account go, and in which language; unconfirmed accounts get theirs, closed ones none."""
    account = db.session.get(Account, account_id)
    return None if account is None or not account.active else (account.email, account.language)


def chosen_pace(account_id: int, kind: str) -> str | None:
    """When somebody has chosen to get letters of a kind; None when nothing was chosen."""
    choice = db.session.get(LetterChoice, (account_id, kind))
    return None if choice is None else choice.pace


def paces_of(account: Account) -> dict[str, str]:
    """When somebody gets letters of every kind people choose about."""
    rows = select(LetterChoice.kind, LetterChoice.pace).where(LetterChoice.account_id == account.id)
    chosen = {kind: pace for kind, pace in db.session.execute(rows)}
    return {kind.name: chosen.get(kind.name, kind.usual) for kind in kinds_in_use(chosen=True)}


def kinds_in(letter: Letter) -> list[Kind]:
    """Which kinds somebody turns off who does so from this letter; a digest holds several."""
    templates = select(Letter.template).where((Letter.id == letter.id) | (Letter.digest_id == letter.id))
    kinds = {kind_of(template) for template in db.session.scalars(templates) if can_be_turned_off(template)}
    return sorted(kinds, key=lambda kind: kind.name)


def page_language() -> str:
    """The language somebody reads now: the one their letters will have."""
    locale = get_locale()
    return "en" if locale is not None and locale.language == "en" else "de"
