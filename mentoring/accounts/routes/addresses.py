"""Changing one's e-mail address: asked here, decided from the new mailbox, stopped from the old one."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.accounts import actions
from mentoring.accounts.forms import AddressForm
from mentoring.accounts.models import Account
from mentoring.accounts.policy import fits
from mentoring.accounts.queries import is_fresh_sign_in, signed_in_account
from mentoring.accounts.routes.doors import blueprint
from mentoring.accounts.routes.entering import client_address
from mentoring.core.access import public, requires
from mentoring.core.links import find_link


@blueprint.get("/konto/adresse")
@requires("signed_in")
def addresses_edit() -> str:
    account = signed_in_account()
    return _page(account, AddressForm(has_password=account.password is not None))


def _page(account: Account, form: AddressForm) -> str:
    """Who has no password shows by a fresh link that the old mailbox is theirs."""
    proven = account.password is not None or is_fresh_sign_in()
    return render_template("accounts/addresses_edit.html", form=form, account=account, proven=proven)


@blueprint.post("/konto/adresse")
@requires("signed_in")
def addresses_update() -> Response | tuple[str, int]:
    account = signed_in_account()
    form = AddressForm(has_password=account.password is not None)
    if not form.validate() or not _proves(form, account):
        return _page(account, form), 422
    actions.request_address_change(account, form.email.data)
    flash(_("Wir haben einen Brief an die neue Adresse geschickt. Bitte bestätigen Sie sie dort."), "success")
    return redirect(url_for("accounts.accounts_show") + "#meldung")


def _proves(form: AddressForm, account: Account) -> bool:
    """Whether the password is right; who has none, has come by a fresh link."""
    if account.password is None:
        return is_fresh_sign_in()
    actions.note_try("sign_in", account.email)
    if not fits(account, form.password.data):
        form.refuse()
        return False
    actions.forgive_try("sign_in", account.email)
    return True


@blueprint.post("/konto/adresse/link")
@requires("signed_in")
def fresh_links_create() -> Response:
    wanted = url_for("accounts.addresses_edit")
    actions.request_sign_in_letter(signed_in_account().email, client_address(), wanted)
    flash(_("Der Brief mit dem Link ist unterwegs. Er führt Sie wieder hierher."), "success")
    return redirect(wanted + "#meldung")


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


@blueprint.get("/konto/adresse/halt/<token>")
@public
def address_stops_new(token: str) -> str:
    find_link(token, "stop_address")
    return render_template("accounts/address_stops_new.html", token=token)


@blueprint.post("/konto/adresse/halt/<token>")
@public
def address_stops_create(token: str) -> str:
    actions.stop_address_change(find_link(token, "stop_address"))
    return render_template("accounts/address_stops_create.html")
