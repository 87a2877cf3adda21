"""One's own account: what is known, and ways to change it."""

from flask import flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.accounts import actions
from mentoring.accounts.forms import AccountForm
from mentoring.accounts.policy import may_keep
from mentoring.accounts.queries import SIGN_IN, count_sign_ins, signed_in_account
from mentoring.accounts.routes.doors import blueprint
from mentoring.core.access import requires


@blueprint.get("/konto")
@requires("signed_in")
def accounts_show() -> str:
    account = signed_in_account()
    return render_template(
        "accounts/accounts_show.html",
        account=account,
        others=count_sign_ins(account) - 1,
        needs_factor=not may_keep(account.id),
    )


@blueprint.get("/konto/angaben")
@requires("signed_in")
def accounts_edit() -> str:
    return render_template("accounts/accounts_edit.html", form=AccountForm(obj=signed_in_account()))


@blueprint.post("/konto/angaben")
@requires("signed_in")
def accounts_update() -> Response | tuple[str, int]:
    form = AccountForm()
    if not form.validate():
        return render_template("accounts/accounts_edit.html", form=form), 422
    actions.update_account(signed_in_account(), form.name.data, form.language.data)
    flash(_("Ihre Angaben sind gespeichert."), "success")
    return redirect(url_for("accounts.accounts_show") + "#meldung")


@blueprint.post("/konto/geraete/ausloggen")
@requires("signed_in")
def sign_ins_destroy() -> Response:
    actions.end_other_sign_ins(signed_in_account(), session[SIGN_IN])
    flash(_("Auf allen anderen Geräten sind Sie ausgeloggt."), "success")
    return redirect(url_for("accounts.accounts_show") + "#meldung")
