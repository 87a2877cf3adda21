"""Pages of the network's other offers."""

from typing import cast

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.accounts.routes import client_network
from mentoring.core.access import current_reader, public, requires
from mentoring.offers import actions, notices, queries
from mentoring.offers.forms import ConsultationForm
from mentoring.people.models import Person

blueprint = Blueprint("offers", __name__)
__all__ = ["blueprint", "notices"]


@blueprint.get("/erstgespraech")
@public
def consultations_new() -> str:
    return render_template("offers/consultations_new.html", form=ConsultationForm())


@blueprint.post("/erstgespraech")
@public
def consultations_create() -> Response | tuple[str, int]:
    form = ConsultationForm()
    if not form.validate():
        return render_template("offers/consultations_new.html", form=form), 422
    words = form.phone.data or "", form.words.data or ""
    actions.open_consultation(form.name.data, form.email.data, *words, client=client_network())
    flash(_("Danke. Die Koordination meldet sich bei Ihnen."), "success")
    return redirect(url_for("web.home_show") + "#meldung")


@blueprint.get("/koordination/erstgespraeche")
@requires("coordinator")
def consultations_index() -> str:
    reader = cast(Person, current_reader())
    return render_template(
        "offers/consultations_index.html", consultations=queries.open_consultations(reader)
    )


@blueprint.post("/koordination/erstgespraeche/<int:consultation_id>/aufnahme")
@requires("coordinator")
def take_ups_create(consultation_id: int) -> Response:
    reader = cast(Person, current_reader())
    actions.take_up_consultation(reader, queries.consultation(reader, consultation_id))
    flash(_("Sie kümmern sich um dieses Erstgespräch."), "success")
    return redirect(url_for("offers.consultations_index") + "#meldung")


@blueprint.post("/koordination/erstgespraeche/<int:consultation_id>/abschluss")
@requires("coordinator")
def finishes_create(consultation_id: int) -> Response:
    reader = cast(Person, current_reader())
    actions.finish_consultation(reader, queries.consultation(reader, consultation_id))
    flash(_("Das Erstgespräch ist erledigt."), "success")
    return redirect(url_for("offers.consultations_index") + "#meldung")
