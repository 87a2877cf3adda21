"""Applications for membership on the desk: taken up, and answered."""

from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _

from mentoring.core.access import requires
from mentoring.core.errors import WrongState
from mentoring.offers import actions
from mentoring.offers.forms import RefusalForm
from mentoring.offers.models import MembershipApplication
from mentoring.offers.queries import application, open_applications
from mentoring.offers.routes.handovers import way_to_hand_over
from mentoring.offers.routes.room import Answer, asked_again, blueprint, done, reader
from mentoring.offers.routes.wording import STATES, dial, moment_words
from mentoring.people.wording import label


@blueprint.get("/koordination/mitgliedschaft")
@requires("coordinator")
def applications_index() -> Answer:
    waiting = [_row(one) for one in open_applications(reader())]
    return render_template("offers/applications_index.html", waiting=waiting)


def _row(asked: MembershipApplication) -> dict[str, Any]:
    responsible = asked.responsible.account.name if asked.responsible is not None else ""
    facts = [
        (_("Seit"), moment_words(asked.asked_at), ""),
        (_("Zuständig"), responsible or _("noch niemand"), ""),
        (_("Einrichtung"), ", ".join((label(asked.institution_type), asked.land.name)), ""),
        (_("Ansprechperson"), asked.name, ""),
        (_("E-Mail"), asked.email, f"mailto:{asked.email}"),
        (_("Telefon"), asked.phone or _("nicht angegeben"), dial(asked.phone)),
        (_("Anliegen"), asked.words or _("nicht angegeben"), ""),
    ]
    refuse = url_for("offers.application_refusals_new", application_id=asked.id)
    return {
        "name": asked.institution,
        "tags": [STATES[asked.state]],
        "facts": facts,
        "buttons": _buttons(asked),
        "links": [(_("Absage schreiben"), refuse), *way_to_hand_over("mitgliedschaft", asked)],
    }


def _buttons(asked: MembershipApplication) -> list[tuple[str, str, str]]:
    care = url_for("offers.application_take_ups_create", application_id=asked.id)
    admit = url_for("offers.members_create", application_id=asked.id)
    taken = [] if asked.state != "received" else [(_("Ich kümmere mich"), care, "primary")]
    return [*taken, (_("Ist jetzt Mitglied"), admit, "secondary")]


@blueprint.post("/koordination/mitgliedschaft/<int:application_id>/aufnahme")
@requires("coordinator")
def application_take_ups_create(application_id: int) -> Answer:
    actions.take_up_application(reader(), application(reader(), application_id))
    return done(_("Sie kümmern sich darum. Die Person erfährt es."), "offers.applications_index")


@blueprint.post("/koordination/mitgliedschaft/<int:application_id>/mitglied")
@requires("coordinator")
def members_create(application_id: int) -> Answer:
    actions.admit_member(reader(), application(reader(), application_id))
    return done(_("Die Einrichtung ist jetzt Mitglied und bekommt einen Brief."), "offers.applications_index")


@blueprint.get("/koordination/mitgliedschaft/<int:application_id>/absage")
@requires("coordinator")
def application_refusals_new(application_id: int) -> Answer:
    asked = _to_answer(application_id)
    return render_template("offers/application_refusals_new.html", form=RefusalForm(), asked=asked)


def _to_answer(application_id: int) -> MembershipApplication:
    """One that is not answered yet. Raises WrongState for any other."""
    asked = application(reader(), application_id)
    if not asked.may("decline", reader()):
        raise WrongState()
    return asked


@blueprint.post("/koordination/mitgliedschaft/<int:application_id>/absage")
@requires("coordinator")
def application_refusals_create(application_id: int) -> Answer:
    asked, form = _to_answer(application_id), RefusalForm()
    if not form.validate():
        return asked_again("offers/application_refusals_new.html", form=form, asked=asked)
    actions.decline_application(reader(), asked, form.words.data)
    return done(_("Die Absage ist auf dem Weg."), "offers.applications_index")
