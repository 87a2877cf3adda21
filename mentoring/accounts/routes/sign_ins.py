"""Signing in by a link in a letter or by password, and signing out."""

import logging

from flask import redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.accounts import actions
from mentoring.accounts.forms import ArrivalForm, LetterForm, PasswordForm
from mentoring.accounts.models import Account
from mentoring.accounts.policy import fits, hashed, is_outdated
from mentoring.accounts.queries import SIGN_IN, account_with, address_of
from mentoring.accounts.routes.doors import blueprint, security_blueprint
from mentoring.accounts.routes.entering import client_address, first_page, leave, let_in
from mentoring.core.access import current_reader, public
from mentoring.core.addresses import own_path
from mentoring.core.links import find_link

LETTER = "brief"
log = logging.getLogger(__name__)


@security_blueprint.route("/einloggen", methods=["GET", "POST"])
@public
def login() -> Response | str | tuple[str, int]:
    if request.method == "POST":
        return _sign_in_by_password(PasswordForm())
    wanted = own_path(request.args.get("next", ""), default="")
    if current_reader() is not None:
        return redirect(wanted or first_page())
    letter = LetterForm(formdata=None, prefix=LETTER, next=wanted)
    return render_template("security/login.html", letter=letter, password=PasswordForm(next=wanted))


def _sign_in_by_password(form: PasswordForm) -> Response | tuple[str, int]:
    if not form.validate():
        return _once_more(form)
    whose = ("sign_in", address_of(form.email.data), client_address())
    actions.note_try(*whose)
    account = account_with(form.email.data)
    right = fits(account, form.password.data)
    if account is None or not right or account.confirmed_at is None or not account.active:
        log.info("account %s was refused by password", account.id if account else None)
        form.refuse()
        return _once_more(form)
    actions.forgive_try(*whose)
    _hash_anew(account, form.password.data)
    return let_in(account, kept=form.kept.data, wanted=form.next.data or "")


def _hash_anew(account: Account, password: str) -> None:
    """Only now is the password known: what was hashed in an older way is hashed in today's."""
    outdated = account.password
    if outdated is not None and is_outdated(outdated):
        actions.rehash_password(account, outdated, hashed(password))


def _once_more(form: PasswordForm) -> tuple[str, int]:
    letter = LetterForm(formdata=None, prefix=LETTER, next=form.next.data, email=form.email.data)
    return render_template("security/login.html", letter=letter, password=form, form=form), 422


@blueprint.post("/einloggen/brief")
@public
def sign_in_letters_create() -> Response | tuple[str, int]:
    form = LetterForm(prefix=LETTER)
    if not form.validate():
        other = PasswordForm(formdata=None, next=form.next.data)
        return render_template("security/login.html", letter=form, password=other, form=form), 422
    wanted = own_path(form.next.data or "", default="")
    actions.request_sign_in_letter(form.email.data, client_address(), wanted)
    return redirect(url_for("accounts.mailboxes_show", occasion="einloggen"))


@blueprint.get("/einloggen/link/<token>")
@public
def sign_ins_new(token: str) -> str:
    find_link(token, "sign_in")
    wanted = own_path(request.args.get("next", ""), default="")
    return render_template("accounts/sign_ins_new.html", token=token, form=ArrivalForm(next=wanted))


@blueprint.post("/einloggen/link/<token>")
@public
def sign_ins_create(token: str) -> Response:
    form = ArrivalForm()
    account = actions.use_sign_in_link(find_link(token, "sign_in"))
    return let_in(account, kept=form.kept.data, wanted=form.next.data or "")


@security_blueprint.post("/ausloggen")
@public
def logout() -> Response:
    token = session.get(SIGN_IN)
    if token:
        actions.end_sign_in(token)
    return leave(_("Sie sind ausgeloggt."))
