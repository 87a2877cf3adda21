"""A forgotten password replaced from a letter, and one's own set or changed."""

from flask import flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.accounts import actions
from mentoring.accounts.forms import LetterForm, NewPasswordForm, ResetForm
from mentoring.accounts.models import Account
from mentoring.accounts.policy import fits, hashed
from mentoring.accounts.queries import SIGN_IN, account_behind, signed_in_account
from mentoring.accounts.routes.doors import blueprint
from mentoring.accounts.routes.entering import client_address
from mentoring.core.access import public, requires
from mentoring.core.links import find_link


@blueprint.get("/passwort-vergessen")
@public
def resets_new() -> str:
    return render_template("accounts/resets_new.html", form=LetterForm())


@blueprint.post("/passwort-vergessen")
@public
def resets_create() -> Response | tuple[str, int]:
    form = LetterForm()
    if not form.validate():
        return render_template("accounts/resets_new.html", form=form), 422
    actions.request_reset(form.email.data, client_address())
    return redirect(url_for("accounts.mailboxes_show", occasion="passwort"))


@blueprint.get("/passwort-vergessen/<token>")
@public
def resets_edit(token: str) -> str:
    find_link(token, "reset")
    return render_template("accounts/resets_edit.html", token=token, form=ResetForm())


@blueprint.post("/passwort-vergessen/<token>")
@public
def resets_update(token: str) -> Response | tuple[str, int]:
    link = find_link(token, "reset")
    account = account_behind(link.subject_id)
    form = ResetForm(account.email, account.name)
    if not form.validate():
        return render_template("accounts/resets_edit.html", token=token, form=form), 422
    actions.reset_password(link, hashed(form.password.data))
    flash(_("Ihr neues Passwort gilt. Sie können sich jetzt damit einloggen."), "success")
    return redirect(url_for("security.login") + "#meldung")


@blueprint.get("/konto/passwort")
@requires("signed_in")
def passwords_edit() -> str:
    account = signed_in_account()
    return render_template("accounts/passwords_edit.html", form=_password_form(account), account=account)


@blueprint.post("/konto/passwort")
@requires("signed_in")
def passwords_update() -> Response | tuple[str, int]:
    account = signed_in_account()
    form = _password_form(account)
    if not form.validate() or not _proves_old(form, account):
        return render_template("accounts/passwords_edit.html", form=form, account=account), 422
    actions.set_password(account, hashed(form.password.data), session[SIGN_IN])
    flash(_("Ihr Passwort ist gespeichert. Auf anderen Geräten sind Sie ausgeloggt."), "success")
    return redirect(url_for("accounts.accounts_show") + "#meldung")


def _password_form(account: Account) -> NewPasswordForm:
    return NewPasswordForm(account.email, account.name, has_password=account.password is not None)


def _proves_old(form: NewPasswordForm, account: Account) -> bool:
    """Whether the password said first is right; one that never was needs no proof."""
    if account.password is None:
        return True
    actions.note_try("sign_in", account.email)
    if not fits(account, form.old_password.data):
        form.refuse()
        return False
    actions.forgive_try("sign_in", account.email)
    return True
