"""Who is signed in."""

import hashlib
from datetime import timedelta

from flask import session
from sqlalchemy import select

from mentoring.accounts.models import Account, SignIn
from mentoring.core import clock
from mentoring.core.db import db

SIGN_IN = "sign_in"
LONGEST = timedelta(days=90)


def sign_in_hash(token: str) -> str:
    """What is stored of a sign-in: the cookie's random id, hashed."""
    return hashlib.sha256(token.encode()).hexdigest()


def signed_in_id() -> int | None:
    """The id of the account whose sign-in this browser holds; a row that is gone signs nobody in."""
    token = session.get(SIGN_IN)
    if not isinstance(token, str):
        return None
    living = (SignIn.id_hash == sign_in_hash(token)) & (SignIn.created_at > clock.now() - LONGEST)
    open_account = Account.active & Account.confirmed_at.is_not(None)
    found = select(Account.id).join(SignIn, SignIn.account_id == Account.id).where(living, open_account)
    return db.session.scalar(found)
