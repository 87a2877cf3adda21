"""Applying for membership: the form, and the mailbox that confirms it."""

from flask import render_template
from flask_babel import get_locale

from mentoring.accounts.routes import client_network
from mentoring.core.access import public
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link, find_link
from mentoring.offers.actions import confirm_application, open_application
from mentoring.offers.forms import ApplicationForm
from mentoring.offers.models import MembershipApplication
from mentoring.offers.notices import CONFIRM
from mentoring.offers.routes.room import Answer, asked_again, blueprint, visitor


@blueprint.get("/mitglied-werden")
@public
def applications_new() -> Answer:
    return render_template("offers/applications_new.html", form=ApplicationForm(data=_known()))


def _known() -> dict[str, str | None]:
    """What is known of who is signed in."""
    person = visitor()
    if person is None:
        return {}
    return {
        "name": person.account.name,
        "email": person.account.email,
        "type_code": person.institution_type_code,
        "land": person.land_code,
    }


@blueprint.post("/mitglied-werden")
@public
def applications_create() -> Answer:
    form = ApplicationForm()
    if not form.validate():
        return asked_again("offers/applications_new.html", form=form)
    open_application(form.application, client=client_network(), language=str(get_locale()))
    return render_template("offers/applications_create.html", email=form.email.data)


@blueprint.get("/mitglied-werden/<token>")
@public
def application_confirmations_new(token: str) -> Answer:
    _link, asked = _behind(token)
    return render_template("offers/application_confirmations_new.html", asked=asked, token=token)


def _behind(token: str) -> tuple[Link, MembershipApplication]:
    """Raises NotFound for a token that never was, Gone for one that was used or has expired."""
    link = find_link(token, CONFIRM)
    asked = db.session.get(MembershipApplication, link.subject_id)
    if asked is None:
        raise NotFound()
    return link, asked


@blueprint.post("/mitglied-werden/<token>")
@public
def application_confirmations_create(token: str) -> Answer:
    confirm_application(*_behind(token))
    return render_template("offers/application_confirmations_create.html")
