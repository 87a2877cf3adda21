"""Pages on which a cancellation is taken back, as long as it lies ahead."""

from flask import render_template
from flask_babel import gettext as _

from mentoring.core.access import requires
from mentoring.trainings import actions
from mentoring.trainings.forms import ResumptionForm
from mentoring.trainings.models import Training, TrainingDate
from mentoring.trainings.queries import leading
from mentoring.trainings.routes.room import INVALID, Answer, answer, blueprint, this_person
from mentoring.trainings.routes.told import told_groups


@blueprint.get("/fortbildungen/<public_id>/doch")
@requires("looks_after_trainings")
def resumptions_new(public_id: str) -> str:
    return _page(ResumptionForm(), leading.looked_after_training(this_person(), public_id))


def _page(form: ResumptionForm, training: Training, one: TrainingDate | None = None) -> str:
    groups = told_groups(training, this_person())
    return render_template(
        "trainings/resumptions_new.html", form=form, training=training, one=one, groups=groups
    )


@blueprint.post("/fortbildungen/<public_id>/doch")
@requires("looks_after_trainings")
def resumptions_create(public_id: str) -> Answer:
    training, form = leading.looked_after_training(this_person(), public_id), ResumptionForm()
    if not form.validate():
        return _page(form, training), INVALID
    actions.resume_training(this_person(), training, form.words.data)
    words = _("Die Fortbildung findet doch statt. Wer angemeldet war, wird gefragt.")
    return answer(words, "trainings.trainings_show", public_id=public_id)


@blueprint.get("/termine/<public_id>/doch")
@requires("looks_after_trainings")
def date_resumptions_new(public_id: str) -> str:
    one = leading.looked_after_date(this_person(), public_id)
    return _page(ResumptionForm(), one.training, one)


@blueprint.post("/termine/<public_id>/doch")
@requires("looks_after_trainings")
def date_resumptions_create(public_id: str) -> Answer:
    one, form = leading.looked_after_date(this_person(), public_id), ResumptionForm()
    if not form.validate():
        return _page(form, one.training, one), INVALID
    training_id = one.training.public_id
    actions.resume_date(this_person(), one, form.words.data)
    words = _("Der Termin findet doch statt. Alle Angemeldeten erhalten einen Brief.")
    return answer(words, "trainings.trainings_show", public_id=training_id)
