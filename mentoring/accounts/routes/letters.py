"""Which letters somebody gets and when, and turning them off by the link in a letter."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.accounts import actions
from mentoring.accounts.forms import letters_form
from mentoring.accounts.queries import kinds_in, paces_of, signed_in_account
from mentoring.accounts.routes.doors import blueprint
from mentoring.core.access import public, requires
from mentoring.core.db import db
from mentoring.core.letter_kinds import kinds_in_use
from mentoring.core.links import find_link
from mentoring.core.outbox import TURN_OFF, Letter


@blueprint.get("/konto/briefe")
@requires("signed_in")
def letters_edit() -> str:
    form = letters_form(paces_of(signed_in_account()))
    essential = [kind for kind in kinds_in_use(chosen=False) if kind.for_people]
    return render_template("accounts/letters_edit.html", form=form, essential=essential)


@blueprint.post("/konto/briefe")
@requires("signed_in")
def letters_update() -> Response | tuple[str, int]:
    account = signed_in_account()
    form = letters_form(paces_of(account))
    if not form.validate():
        essential = [kind for kind in kinds_in_use(chosen=False) if kind.for_people]
        return render_template("accounts/letters_edit.html", form=form, essential=essential), 422
    actions.choose_letters(account, form.paces)
    flash(_("Ihre Wahl ist gespeichert."), "success")
    return redirect(url_for("accounts.accounts_show") + "#meldung")


@blueprint.get("/briefe/abbestellen/<token>")
@public
def turn_offs_new(token: str) -> str:
    return render_template("accounts/turn_offs_new.html", kinds=kinds_in(_letter(token)), token=token)


@blueprint.post("/briefe/abbestellen/<token>")
@public
def turn_offs_create(token: str) -> str:
    letter = _letter(token)
    actions.turn_off_letters(letter)
    return render_template("accounts/turn_offs_create.html", kinds=kinds_in(letter))


def _letter(token: str) -> Letter:
    """The letter whose link this is. Raises NotFound for a token that never was, Gone for one that has expired."""
    return db.session.get_one(Letter, find_link(token, TURN_OFF).letter_id)
