"""Pages of the dates of a training: new, moved, cancelled, removed from a draft."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.trainings import actions
from mentoring.trainings.forms import DateForm, date_form
from mentoring.trainings.models import Training, TrainingDate
from mentoring.trainings.queries import leading
from mentoring.trainings.routes.leading import cancellation_words
from mentoring.trainings.routes.room import INVALID, Answer, answer, blueprint, this_person
from mentoring.trainings.routes.told import told_groups


@blueprint.get("/fortbildungen/<public_id>/termine/neu")
@requires("trainer")
def dates_new(public_id: str) -> str:
    return _form_page(date_form(), leading.own_training(this_person(), public_id))


@blueprint.post("/fortbildungen/<public_id>/termine/neu")
@requires("trainer")
def dates_create(public_id: str) -> Answer:
    training, form = leading.own_training(this_person(), public_id), date_form()
    if not form.validate() or form.time is None:
        return _form_page(form, training), INVALID
    actions.add_date(this_person(), training, form.time)
    return answer(_("Der Termin ist eingetragen."), "trainings.trainings_show", public_id=public_id)


def _form_page(form: DateForm, training: Training, one: TrainingDate | None = None) -> str:
    groups = told_groups(training, this_person())
    return render_template("trainings/dates_edit.html", form=form, training=training, one=one, groups=groups)


@blueprint.get("/termine/<public_id>/verschieben")
@requires("trainer")
def dates_edit(public_id: str) -> str:
    one = leading.own_date(this_person(), public_id)
    return _form_page(date_form(one), one.training, one)


@blueprint.post("/termine/<public_id>/verschieben")
@requires("trainer")
def dates_update(public_id: str) -> Answer:
    one = leading.own_date(this_person(), public_id)
    form = date_form(one)
    if not form.validate() or form.time is None:
        return _form_page(form, one.training, one), INVALID
    training_id = one.training.public_id
    actions.move_date(this_person(), one, form.time)
    return answer(_("Der Termin ist gespeichert."), "trainings.trainings_show", public_id=training_id)


@blueprint.get("/termine/<public_id>/absage")
@requires("looks_after_trainings")
def date_cancellations_new(public_id: str) -> str:
    one = leading.looked_after_date(this_person(), public_id)
    return render_template(
        "trainings/cancellations_new.html", **{**cancellation_words(one.training), "one": one}
    )


@blueprint.post("/termine/<public_id>/absage")
@requires("looks_after_trainings")
def date_cancellations_create(public_id: str) -> Response:
    one = leading.looked_after_date(this_person(), public_id)
    training_id = one.training.public_id
    actions.cancel_date(this_person(), one)
    words = _("Der Termin ist abgesagt. Alle Angemeldeten erhalten einen Brief.")
    return answer(words, "trainings.trainings_show", public_id=training_id)


@blueprint.post("/termine/<public_id>/entfernen")
@requires("trainer")
def dates_destroy(public_id: str) -> Response:
    one = leading.own_date(this_person(), public_id)
    training_id = one.training.public_id
    actions.remove_date(this_person(), one)
    return answer(_("Der Termin ist entfernt."), "trainings.trainings_show", public_id=training_id)
