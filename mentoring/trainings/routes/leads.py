"""Pages about who leads a training: inviting, saying yes or no, stepping back."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.trainings import actions
from mentoring.trainings.forms import LeadForm
from mentoring.trainings.models import Training
from mentoring.trainings.queries import leading
from mentoring.trainings.queries.leads import approved_trainer, looked_after_lead, own_lead
from mentoring.trainings.routes.room import INVALID, Answer, answer, blueprint, this_person


@blueprint.get("/fortbildungen/<public_id>/leitung")
@requires("looks_after_trainings")
def leads_index(public_id: str) -> str:
    return _page(LeadForm(), leading.looked_after_training(this_person(), public_id))


def _page(form: LeadForm, training: Training) -> str:
    parties = training.parties(this_person())
    return render_template("trainings/leads_index.html", form=form, training=training, parties=parties)


@blueprint.post("/fortbildungen/<public_id>/leitung")
@requires("looks_after_trainings")
def leads_create(public_id: str) -> Answer:
    training, form = leading.looked_after_training(this_person(), public_id), LeadForm()
    invited = approved_trainer(form.email.data) if form.validate() else None
    if invited is None:
        form.say_unknown()
        return _page(form, training), INVALID
    actions.invite_lead(this_person(), training, invited)
    words = _("Die Einladung ist unterwegs. Der Name steht auf der Seite, sobald die Person Ja sagt.")
    return answer(words, "trainings.leads_index", public_id=public_id)


@blueprint.post("/fortbildungen/leitung/<int:lead_id>/ruecknahme")
@requires("looks_after_trainings")
def lead_withdrawals_create(lead_id: int) -> Response:
    lead = looked_after_lead(this_person(), lead_id)
    public_id = lead.training.public_id
    actions.withdraw_lead(this_person(), lead)
    return answer(_("Die Einladung ist zurückgenommen."), "trainings.leads_index", public_id=public_id)


@blueprint.post("/fortbildungen/leitung/<int:lead_id>/zusage")
@requires("trainer")
def lead_confirmations_create(lead_id: int) -> Response:
    lead = own_lead(this_person(), lead_id)
    public_id = lead.training.public_id
    actions.confirm_lead(this_person(), lead)
    return answer(_("Danke. Sie leiten jetzt mit."), "trainings.trainings_show", public_id=public_id)


@blueprint.post("/fortbildungen/leitung/<int:lead_id>/absage")
@requires("trainer")
def lead_refusals_create(lead_id: int) -> Response:
    actions.decline_lead(this_person(), own_lead(this_person(), lead_id))
    return answer(_("Ihre Absage ist angekommen. Danke für die Antwort."), "trainings.leading_index")


@blueprint.post("/fortbildungen/leitung/<int:lead_id>/abschied")
@requires("trainer")
def lead_departures_create(lead_id: int) -> Response:
    actions.leave_lead(this_person(), own_lead(this_person(), lead_id))
    return answer(_("Sie leiten diese Fortbildung nicht mehr."), "trainings.leading_index")
