"""Accounts and browsers for the tests of this room."""

import re
import secrets

from mentoring.accounts.models import Account
from mentoring.accounts.policy import hashed
from mentoring.core import clock
from mentoring.core.db import action, db
from tests.accounts.mailbox import PASSWORD
from tests.conftest import person


@action
def change(account_id: int, **values: object) -> None:
    """Change an account behind the scenes."""
    account = db.session.get_one(Account, account_id)
    for name, value in values.items():
        setattr(account, name, value)


@action
def unconfirmed(email: str = "neu@example.org", **values: object) -> int:
    """An account that nobody has confirmed."""
    known = {"fs_uniquifier": secrets.token_hex(8), "created_at": clock.now(), "name": "Nora Neu"} | values
    account = Account(email=email, **known)
    db.session.add(account)
    db.session.flush()
    return account.id


def with_password(name: str = "Lena Hoffmann", *roles: str):
    """Somebody with a confirmed account and a password."""
    someone = person(name, *roles)
    change(someone.id, password=hashed(PASSWORD))
    return someone


def sign_in(client, email: str, password: str = PASSWORD, **more: str):
    """Send the form with address and password."""
    return client.post("/einloggen", data={"email": email, "password": password, **more})


def is_signed_in(client) -> bool:
    """Whether this browser may see its account."""
    return client.get("/konto").status_code == 200


def page_of(answer) -> str:
    """The text of a page without its form tokens, which differ from browser to browser."""
    return re.sub(r'(csrf_token"[^>]*value=")[^"]+', r"\1", answer.text)
