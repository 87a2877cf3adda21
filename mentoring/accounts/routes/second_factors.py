"""The second factor: asked at sign-in, set up with an app, changed in one's account."""

import logging

import segno
from flask import current_app, redirect, render_template, session, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from mentoring.accounts import actions
from mentoring.accounts.forms import CodeForm, NewFactorForm
from mentoring.accounts.models import Account
from mentoring.accounts.policy import hashed_codes, new_recovery_codes, recovery_hash_of
from mentoring.accounts.queries import signed_in_account
from mentoring.accounts.routes.doors import blueprint
from mentoring.accounts.routes.entering import finish, first_page, half_way, sign_in
from mentoring.core.access import public, requires
from mentoring.core.addresses import own_path

SECRET = "new_factor"
log = logging.getLogger(__name__)


@blueprint.get("/einloggen/code")
@public
def codes_new() -> Response | str:
    if half_way() is None:
        return redirect(url_for("security.login"))
    return render_template("accounts/codes_new.html", form=CodeForm())


@blueprint.post("/einloggen/code")
@public
def codes_create() -> Response | tuple[str, int]:
    half, form = half_way(), CodeForm()
    if half is None:
        return redirect(url_for("security.login"))
    if not form.validate() or not _proves(form.code.data, half.account):
        if not form.errors:
            form.refuse()
        return render_template("accounts/codes_new.html", form=form), 422
    return finish(half.account, kept=half.kept, wanted=half.wanted)


def _proves(code: str, account: Account) -> bool:
    """Whether a code is right; wrong ones are counted."""
    actions.note_try("code", str(account.id))
    if not actions.accept_code(account, code, recovery_hash_of(account, code)):
        log.info("account %s was refused by code", account.id)
        return False
    actions.forgive_try("code", str(account.id))
    return True


@blueprint.get("/einloggen/app")
@public
def second_factors_new() -> Response | str:
    half = half_way()
    if half is None or half.account.tf_totp_secret is not None:
        return redirect(url_for("security.login"))
    return _set_up_page(half.account, NewFactorForm(has_factor=False))


@blueprint.post("/einloggen/app")
@public
def second_factors_create() -> Response | str | tuple[str, int]:
    half, form = half_way(), NewFactorForm(has_factor=False)
    if half is None or half.account.tf_totp_secret is not None:
        return redirect(url_for("security.login"))
    codes = _take_over(form, half.account)
    if not codes:
        return _set_up_page(half.account, form), 422
    sign_in(half.account.id, kept=False)
    return _codes_page(codes, own_path(half.wanted, default=first_page()))


@blueprint.get("/konto/app")
@requires("signed_in")
def second_factors_edit() -> str:
    account = signed_in_account()
    return _set_up_page(account, NewFactorForm(has_factor=account.tf_totp_secret is not None))


@blueprint.post("/konto/app")
@requires("signed_in")
def second_factors_update() -> str | tuple[str, int]:
    account = signed_in_account()
    form = NewFactorForm(has_factor=account.tf_totp_secret is not None)
    codes = _take_over(form, account) if _proves_old(form, account) else []
    if not codes:
        return _set_up_page(account, form), 422
    return _codes_page(codes, url_for("accounts.accounts_show"))


def _proves_old(form: NewFactorForm, account: Account) -> bool:
    if not form.validate():
        return False
    if account.tf_totp_secret is None or _proves(form.old_code.data, account):
        return True
    form.refuse_old()
    return False


def _take_over(form: NewFactorForm, account: Account) -> list[str]:
    """Recovery codes when the app's first code is right, else nothing and a message at the field."""
    if not form.validate():
        return []
    actions.note_try("code", str(account.id))
    codes = new_recovery_codes()
    secret = session.get(SECRET, "")
    if not actions.set_second_factor(account, secret, form.code.data, hashed_codes(codes)):
        form.refuse()
        return []
    actions.forgive_try("code", str(account.id))
    session.pop(SECRET)
    return codes


def _set_up_page(account: Account, form: NewFactorForm) -> str:
    """The secret as a picture and in letters; it waits, encrypted, in the cookie until its first code is right."""
    secret = session.setdefault(SECRET, actions.new_secret())
    totp = current_app.extensions["security"].totp_factory
    picture = segno.make(totp.get_totp_uri(account.email, secret), error="m")
    drawn = picture.svg_inline(scale=5, svgclass="app-qr", lineclass=None, omitsize=True)
    # segno's own drawing, without words.
    svg = Markup(drawn)  # nosec B704
    key = totp.get_totp_pretty_key(secret)
    return render_template("accounts/second_factors_edit.html", form=form, svg=svg, key=key, account=account)


@blueprint.get("/konto/ersatzcodes")
@requires("signed_in")
def recovery_codes_new() -> Response | str:
    if signed_in_account().tf_totp_secret is None:
        return redirect(url_for("accounts.second_factors_edit"))
    return render_template("accounts/recovery_codes_new.html", form=CodeForm())


@blueprint.post("/konto/ersatzcodes")
@requires("signed_in")
def recovery_codes_create() -> Response | str | tuple[str, int]:
    """New recovery codes for who proves the factor now: a stolen browser must not keep it for good."""
    account, form = signed_in_account(), CodeForm()
    if account.tf_totp_secret is None:
        return redirect(url_for("accounts.second_factors_edit"))
    if not form.validate() or not _proves(form.code.data, account):
        if not form.errors:
            form.refuse()
        return render_template("accounts/recovery_codes_new.html", form=form), 422
    codes = new_recovery_codes()
    actions.renew_recovery_codes(account, hashed_codes(codes))
    return _codes_page(codes, url_for("accounts.accounts_show"))


def _codes_page(codes: list[str], next_url: str) -> str:
    return render_template("accounts/recovery_codes_create.html", codes=codes, next_url=next_url)
