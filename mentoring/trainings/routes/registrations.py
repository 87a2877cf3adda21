"""Registering for a training, saying yes or no to an offered seat, and giving a seat back."""

from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.trainings import actions
from mentoring.trainings.actions import Shown
from mentoring.trainings.forms import ListingForm
from mentoring.trainings.models import Training
from mentoring.trainings.queries import leading
from mentoring.trainings.routes.room import answer, blueprint, this_person

PAGE = "trainings.trainings_show"


@blueprint.post("/fortbildungen/<public_id>/anmeldung")
@requires("signed_in")
def registrations_create(public_id: str) -> Response:
    registration = actions.register_for_training(this_person(), _training(public_id), _shown())
    if registration.state == "registered":
        words = _("Sie sind angemeldet. Die Bestätigung ist unterwegs.")
    else:
        words = _("Alle Plätze sind vergeben. Sie stehen auf der Warteliste.")
    return answer(words, PAGE, public_id=public_id)


def _training(public_id: str) -> Training:
    return leading.shown_training(this_person(), public_id)


def _shown() -> Shown:
    form = ListingForm()
    return Shown(name=form.shows_name.data, institution=form.shows_institution.data)


@blueprint.post("/fortbildungen/<public_id>/anmeldung/listen")
@requires("signed_in")
def listings_update(public_id: str) -> Response:
    actions.change_listing(this_person(), _training(public_id), _shown())
    return answer(_("Gespeichert. Gedruckte Listen ändern sich dadurch nicht."), PAGE, public_id=public_id)


@blueprint.post("/fortbildungen/<public_id>/platz")
@requires("signed_in")
def seats_create(public_id: str) -> Response:
    actions.take_seat(this_person(), _training(public_id))
    return answer(_("Sie sind angemeldet. Die Bestätigung ist unterwegs."), PAGE, public_id=public_id)


@blueprint.post("/fortbildungen/<public_id>/verzicht")
@requires("signed_in")
def seats_destroy(public_id: str) -> Response:
    actions.decline_seat(this_person(), _training(public_id))
    return answer(_("Danke für Ihre Antwort. Wir fragen die Nächsten."), PAGE, public_id=public_id)


@blueprint.post("/fortbildungen/<public_id>/abmeldung")
@requires("signed_in")
def registrations_destroy(public_id: str) -> Response:
    actions.cancel_registration(this_person(), _training(public_id))
    return answer(_("Sie sind abgemeldet."), PAGE, public_id=public_id)
