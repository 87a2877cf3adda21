"""Signing in and out: a row is written at sign-in and removed at sign-out."""

import secrets
from datetime import datetime

from sqlalchemy import delete, select, update

from mentoring.accounts.actions.anybody import whoever_has
from mentoring.accounts.actions.attempts import count_try
from mentoring.accounts.models import Account, SignIn
from mentoring.accounts.policy import may_keep
from mentoring.accounts.queries import LONGEST, account_with, address_of, sign_in_hash
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.errors import Gone, NotAllowed
from mentoring.core.journal import record
from mentoring.core.links import Link, use_link
from mentoring.core.outbox import Letter


@action
def request_sign_in_letter(email: str, client: str, wanted: str = "") -> None:
    """Send a one-time link to a confirmed account, the confirmation again to an unconfirmed one, nothing to nobody.

    `wanted` is the page to go on to. Raises TooMany alike for known and unknown addresses.
    """
    count_try("letters_from", client)
    count_try("sign_in_letter", address_of(email))
    with whoever_has(account_with(email)) as account:
        if account.confirmed_at is None:
            record("account.confirmation_asked", account, account.id)
        else:
            record("account.sign_in_asked", account, account.id, wanted=wanted.partition("?")[0][:200])


@action
def use_sign_in_link(link: Link) -> Account:
    """Consume the link of a letter; the account behind it has shown that the mailbox is theirs."""
    use_link(link)
    account = db.session.get(Account, link.subject_id)
    if account is None or not account.active or account.confirmed_at is None:
        raise Gone()
    return account


@action
def open_sign_in(account_id: int, *, kept: bool = False, replaces: str | None = None) -> str:
    """Sign somebody in and return the cookie's new random id; `replaces` is the id the browser held before.

    Raises NotAllowed for an account that is closed or not confirmed.
    """
    account = db.session.get(Account, account_id)
    if account is None or not account.active or account.confirmed_at is None:
        raise NotAllowed()
    if replaces:
        _end(SignIn.id_hash == sign_in_hash(replaces))
    token = secrets.token_urlsafe(32)
    now = account.last_sign_in_at = clock.now()
    stay(account)
    kept = kept and may_keep(account_id)
    db.session.add(SignIn(account_id=account_id, id_hash=sign_in_hash(token), created_at=now, kept=kept))
    return token


def stay(account: Account) -> None:
    """Whoever signs in stays, inside the running action: what was to be erased is not."""
    account.inactive_told_at = None
    if account.erase_at is not None:
        account.erase_at = None
        record("account.erasure_cancelled", account, account.id)


@action
def end_sign_in(token: str) -> None:
    """Sign a browser out; a copy of its cookie is worth nothing from now on."""
    _end(SignIn.id_hash == sign_in_hash(token))


@action
def end_other_sign_ins(account: Account, token: str) -> None:
    """Sign somebody out everywhere but here."""
    end_sign_ins_of(account.id, keep=token)


def end_sign_ins_of(account_id: int, *, keep: str = "") -> None:
    """Sign an account out everywhere, but for the browser that holds `keep`, inside the running action."""
    _end((SignIn.account_id == account_id) & (SignIn.id_hash != sign_in_hash(keep)))


def revoke_links(account_id: int, *purposes: str) -> None:
    """Make unused links of these purposes worthless, inside the running action."""
    unused = Link.purpose.in_(purposes) & (Link.subject_id == account_id) & Link.used_at.is_(None)
    db.session.execute(update(Link).where(unused).values(used_at=clock.now()))


def revoke_links_sent_to(account_id: int) -> None:
    """Make every link worthless that lies in somebody's former mailbox, whatever it is for, inside the running action.

    What has not left yet goes to the new one and stays as it is.
    """
    left = select(Letter.id).where(Letter.account_id == account_id, Letter.state.in_(("sent", "leased")))
    unused = Link.letter_id.in_(left) & Link.used_at.is_(None)
    db.session.execute(update(Link).where(unused).values(used_at=clock.now()))


def forget_sign_ins(now: datetime) -> int:
    """Remove sign-ins that are too old to count, inside the running action."""
    return _end(SignIn.created_at < now - LONGEST)


def _end(which: object) -> int:
    removed = db.session.execute(delete(SignIn).where(which).returning(SignIn.id))  # type: ignore[arg-type]
    return len(removed.all())
