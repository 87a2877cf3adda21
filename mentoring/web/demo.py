"""The demo: a folder of its own, one-click sign-in as each persona, and the letters on a page."""

import secrets
import shutil
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from flask import Blueprint, Flask, abort, current_app, redirect, render_template, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from mentoring.accounts.actions import open_sign_in
from mentoring.accounts.models import Account
from mentoring.accounts.routes import enter
from mentoring.core.access import public
from mentoring.core.db import db
from mentoring.web.personas import PERSONAS, address_of

blueprint = Blueprint("demo", __name__, url_prefix="/demo")
NEWEST = 20


@dataclass(frozen=True, slots=True)
class DeliveredLetter:
    """A letter as it lies in the folder."""

    name: str
    subject: str
    address: str
    sent_at: datetime
    text: str


def prepare_demo(folder: Path, port: int, *, fresh: bool) -> Flask:
    """The demo's app: its folder made, its database migrated and, when empty, filled with invented people."""
    from mentoring.web.database import migrate
    from mentoring.web.factory import create_app

    if fresh and folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    url = f"http://127.0.0.1:{port}"
    app = create_app(demo_settings(folder, url))
    migrate(app)
    with app.app_context():
        if db.session.scalar(select(Account.id).limit(1)) is None:
            _fill_as_people_asked(app)
        db.session.remove()
    return app


def _fill_as_people_asked(app: Flask) -> None:
    """The invented past is one in which people asked themselves, also where from today only the office proposes."""
    from mentoring.web.seed import fill

    today, app.config["SELF_SERVICE"] = app.config["SELF_SERVICE"], True
    fill()
    app.config["SELF_SERVICE"] = today


OPERATOR = {
    "OPERATOR_NAME": "Netzwerkbüro Beispiel (Demo)",
    "OPERATOR_ADDRESS": "Beispielstraße 1 | 12345 Musterstadt",
    "OPERATOR_REPRESENTATIVE": "Ruth Albers",
    "OFFICE_PHONE": "030 0000 000",
    "PRIVACY_OFFICER": "Datenschutzstelle Beispiel (Demo)",
    "ACCESSIBILITY_BODY": "Schlichtungsstelle Beispiel (Demo)",
}


def demo_settings(folder: Path, url: str) -> dict[str, str | int]:
    """Settings of a demo: everything in its folder, and a key of its own."""
    key = folder / "key"
    if not key.exists():
        key.write_text(secrets.token_urlsafe(48))
    folder = folder.absolute()
    return {
        **OPERATOR,
        "ENVIRONMENT": "demo",
        "DATA_FOLDER": str(folder),
        "MAIL_FOLDER": str(folder / "letters"),
        "DATABASE_URL": f"sqlite:///{folder / 'augenhoehe.db'}",
        "SECRET_KEY": key.read_text(),
        "PUBLIC_URL": url,
        "SMTP_HOST": "",
        "WORKER_SECONDS": 2,
        # Whoever tries something out in the evening wants to read the letter now.
        "QUIET_UNTIL": "",
        "DIGEST_AT": "",
    }


@blueprint.get("")
@public
def demo_show() -> str:
    return render_template("web/demo_show.html", personas=PERSONAS, letters=delivered_letters())


@blueprint.post("/einloggen/<slug>")
@public
def sign_ins_create(slug: str) -> Response:
    address = address_of(slug)
    account_id = db.session.scalar(select(Account.id).where(Account.email == address)) if address else None
    if account_id is None:
        abort(404)
    enter(open_sign_in(account_id))
    return redirect(url_for("people.my_area_show"))


@blueprint.get("/briefe/<name>")
@public
def letters_show(name: str) -> str:
    found = [letter for letter in delivered_letters() if letter.name == name]
    if not found:
        abort(404)
    return render_template("web/demo_letter.html", letter=found[0])


def delivered_letters() -> list[DeliveredLetter]:
    """The newest letters of the folder, newest first."""
    folder = Path(current_app.config["MAIL_FOLDER"])
    newest = sorted(folder.glob("*.eml"), reverse=True)[:NEWEST]
    return [_read(path) for path in newest]


def _read(path: Path) -> DeliveredLetter:
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    if not isinstance(mail, EmailMessage):
        raise TypeError("not a mail")
    body = mail.get_body(("plain",))
    return DeliveredLetter(
        name=path.stem,
        subject=str(mail["Subject"]),
        address=str(mail["To"]),
        sent_at=parsedate_to_datetime(str(mail["Date"])),
        text=body.get_content() if body is not None else "",
    )
