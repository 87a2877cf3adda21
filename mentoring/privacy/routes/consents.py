"""Taking a consent back: first what follows from it, then the button."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from mentoring.core.access import requires
from mentoring.people.actions import withdraw_group_name
from mentoring.people.wording import CONSENT_WORDS, GROUP_NAME, consent_version
from mentoring.privacy.routes.room import Answer, blueprint, reader


@blueprint.get("/meine-daten/einwilligung-gruppenname")
@requires("signed_in")
def withdrawals_new() -> Answer:
    words = CONSENT_WORDS[GROUP_NAME, consent_version(GROUP_NAME)]
    return render_template("privacy/withdrawals_new.html", person=reader(), words=words)


@blueprint.post("/meine-daten/einwilligung-gruppenname")
@requires("signed_in")
def withdrawals_create() -> Answer:
    withdraw_group_name(reader())
    flash(_("Ihre Einwilligung ist zurückgenommen. Andere lesen ab jetzt nur „Selbsthilfe“."), "success")
    return redirect(url_for("privacy.my_records_show") + "#meldung")
