"""First talks and advice on the desk: taken up, arranged, done."""

from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _

from mentoring.core.access import requires
from mentoring.core.errors import WrongState
from mentoring.offers import actions
from mentoring.offers.forms import AppointmentForm
from mentoring.offers.models import Consultation
from mentoring.offers.queries import consultation, open_consultations
from mentoring.offers.routes.handovers import way_to_hand_over
from mentoring.offers.routes.room import Answer, asked_again, blueprint, done, reader
from mentoring.offers.routes.wording import STATES, dial, moment_words, title_of


@blueprint.get("/koordination/erstgespraeche")
@requires("coordinator")
def consultations_index() -> Answer:
    waiting = [_row(one) for one in open_consultations(reader())]
    return render_template("offers/consultations_index.html", waiting=waiting)


def _row(asked: Consultation) -> dict[str, Any]:
    state, kind = STATES[asked.state]
    responsible = asked.responsible.account.name if asked.responsible is not None else ""
    facts = [
        (_("Seit"), moment_words(asked.asked_at), ""),
        (_("Zuständig"), responsible or _("noch niemand"), ""),
        *([(_("Gespräch"), moment_words(asked.meets_at), "")] if asked.meets_at else []),
        (_("E-Mail"), asked.email, f"mailto:{asked.email}"),
        (_("Telefon"), asked.phone or _("nicht angegeben"), dial(asked.phone)),
        (_("Anliegen"), asked.words or _("nicht angegeben"), ""),
    ]
    return {
        "name": asked.name,
        "tags": [(title_of(asked), ""), (state, kind)],
        "facts": facts,
        "buttons": _buttons(asked),
        "links": _links(asked),
    }


def _buttons(asked: Consultation) -> list[tuple[str, str, str]]:
    care = (_("Ich kümmere mich"), url_for("offers.take_ups_create", consultation_id=asked.id), "primary")
    finish = (_("Erledigt"), url_for("offers.finishes_create", consultation_id=asked.id), "secondary")
    return [care, finish] if asked.state == "open" else [finish]


def _links(asked: Consultation) -> list[tuple[str, str]]:
    if asked.state == "open":
        return []
    words = _("Termin ändern") if asked.meets_at else _("Termin eintragen")
    arrange = (words, url_for("offers.appointments_new", consultation_id=asked.id))
    return [arrange, *way_to_hand_over("erstgespraeche", asked)]


@blueprint.post("/koordination/erstgespraeche/<int:consultation_id>/aufnahme")
@requires("coordinator")
def take_ups_create(consultation_id: int) -> Answer:
    actions.take_up_consultation(reader(), consultation(reader(), consultation_id))
    return done(_("Sie kümmern sich darum. Die Person erfährt es."), "offers.consultations_index")


@blueprint.get("/koordination/erstgespraeche/<int:consultation_id>/termin")
@requires("coordinator")
def appointments_new(consultation_id: int) -> Answer:
    asked = _to_arrange(consultation_id)
    return render_template("offers/appointments_new.html", form=AppointmentForm(), asked=asked)


def _to_arrange(consultation_id: int) -> Consultation:
    """One that somebody has taken up. Raises WrongState for any other."""
    asked = consultation(reader(), consultation_id)
    if not asked.may("arrange", reader()):
        raise WrongState()
    return asked


@blueprint.post("/koordination/erstgespraeche/<int:consultation_id>/termin")
@requires("coordinator")
def appointments_create(consultation_id: int) -> Answer:
    asked, form = _to_arrange(consultation_id), AppointmentForm()
    if not form.validate():
        return asked_again("offers/appointments_new.html", form=form, asked=asked)
    actions.arrange_consultation(reader(), asked, form.meets_at)
    return done(_("Der Termin steht. Die Person bekommt einen Brief."), "offers.consultations_index")


@blueprint.post("/koordination/erstgespraeche/<int:consultation_id>/abschluss")
@requires("coordinator")
def finishes_create(consultation_id: int) -> Answer:
    actions.finish_consultation(reader(), consultation(reader(), consultation_id))
    return done(_("Die Anfrage ist erledigt."), "offers.consultations_index")
