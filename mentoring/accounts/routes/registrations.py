"""Registering, and confirming from the letter."""

from flask import current_app, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.accounts import actions
from mentoring.accounts.forms import RegistrationForm
from mentoring.accounts.policy import fingerprint, hashed
from mentoring.accounts.queries import page_language
from mentoring.accounts.routes.doors import blueprint, security_blueprint
from mentoring.accounts.routes.entering import client_address, let_in
from mentoring.core.access import public
from mentoring.core.errors import WrongState
from mentoring.core.links import find_link

CHOSEN = "chosen"
FIRST_STEP = "people.roles_edit"


@security_blueprint.route("/registrieren", methods=["GET", "POST"])
@public
def register() -> Response | str | tuple[str, int]:
    form = RegistrationForm()
    if request.method != "POST":
        return render_template("security/register.html", form=form)
    if not form.validate():
        return render_template("security/register.html", form=form), 422
    _register(form)
    return redirect(url_for("accounts.mailboxes_show", occasion="registrieren"))


def _register(form: RegistrationForm) -> None:
    """The same work for known and unknown addresses: the hash is made before anybody looks."""
    password_hash = hashed(form.password.data) if form.password.data else None
    session[CHOSEN] = fingerprint(password_hash)
    try:
        actions.register_account(
            form.email.data,
            form.name.data,
            language=page_language(),
            password_hash=password_hash,
            client=client_address(),
        )
    except WrongState:
        # The same address twice in one moment: the other one has written the letter.
        current_app.logger.info("an address was registered twice at once")


@blueprint.get("/postfach/<any(registrieren,einloggen,passwort):occasion>")
@public
def mailboxes_show(occasion: str) -> str:
    return render_template("accounts/mailboxes_show.html", occasion=occasion)


@blueprint.get("/registrieren/<token>")
@public
def confirmations_new(token: str) -> str:
    find_link(token, "confirm")
    return render_template("accounts/confirmations_new.html", token=token)


@blueprint.post("/registrieren/<token>")
@public
def confirmations_create(token: str) -> Response:
    link = find_link(token, "confirm")
    account = actions.confirm_account(link, session.get(CHOSEN, ""))
    flash(_("Ihre Adresse ist bestätigt."), "success")
    wanted = url_for(FIRST_STEP) if FIRST_STEP in current_app.view_functions else "/"
    return let_in(account, wanted=wanted)
