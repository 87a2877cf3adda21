"""Registering for a training, and giving the seat back."""

from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.trainings import actions
from mentoring.trainings.queries import leading
from mentoring.trainings.routes.room import answer, blueprint, this_person


@blueprint.post("/fortbildungen/<public_id>/anmeldung")
@requires("signed_in")
def registrations_create(public_id: str) -> Response:
    registration = actions.register_for_training(
        this_person(), leading.shown_training(this_person(), public_id)
    )
    if registration.state == "waiting":
        words = _("Alle Plätze sind vergeben. Sie stehen auf der Warteliste.")
    else:
        words = _("Sie sind angemeldet. Die Bestätigung ist unterwegs.")
    return answer(words, "trainings.trainings_show", public_id=public_id)


@blueprint.post("/fortbildungen/<public_id>/abmeldung")
@requires("signed_in")
def registrations_destroy(public_id: str) -> Response:
    actions.cancel_registration(this_person(), leading.shown_training(this_person(), public_id))
    return answer(_("Sie sind abgemeldet."), "trainings.trainings_show", public_id=public_id)
