"""Changing one's e-mail address: asked here, decided from the new mailbox."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.accounts import actions
from mentoring.accounts.forms import AddressForm
from mentoring.accounts.models import Account
from mentoring.accounts.policy import fits
from mentoring.accounts.queries import signed_in_account
from mentoring.accounts.routes.doors import blueprint
from mentoring.core.access import public, requires
from mentoring.core.links import find_link


@blueprint.get("/konto/adresse")
@requires("signed_in")
def addresses_edit() -> str:
    account = signed_in_account()
    form = AddressForm(has_password=account.password is not None)
    return render_template("accounts/addresses_edit.html", form=form, account=account)


@blueprint.post("/konto/adresse")
@requires("signed_in")
def addresses_update() -> Response | tuple[str, int]:
    account = signed_in_account()
    form = AddressForm(has_password=account.password is not None)
    if not form.validate() or not _proves_password(form, account):
        return render_template("accounts/addresses_edit.html", form=form, account=account), 422
    actions.request_address_change(account, form.email.data)
    flash(_("Wir haben einen Brief an die neue Adresse geschickt. Bitte bestätigen Sie sie dort."), "success")
    return redirect(url_for("accounts.accounts_show") + "#meldung")


def _proves_password(form: AddressForm, account: Account) -> bool:
    """Whether the password is right; who has none, proves nothing."""
    if account.password is None:
        return True
    actions.note_try("sign_in", account.email)
    if not fits(account, form.password.data):
        form.refuse()
        return False
    actions.forgive_try("sign_in", account.email)
    return True


@blueprint.get("/konto/adresse/<token>")
@public
def address_links_edit(token: str) -> str:
    find_link(token, "address")
    return render_template("accounts/address_links_edit.html", token=token)


@blueprint.post("/konto/adresse/<token>")
@public
def address_links_update(token: str) -> Response:
    actions.change_address(find_link(token, "address"))
    flash(_("Ihre neue E-Mail-Adresse gilt."), "success")
    return redirect(url_for("accounts.accounts_show") + "#meldung")
