"""Pages of the dates of a training: new, moved, cancelled, removed from a draft."""

from collections.abc import Sequence

from flask import render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.trainings import actions
from mentoring.trainings.forms import DateForm, DatesForm, date_form, dates_form
from mentoring.trainings.forms.dates import MOST_ROWS
from mentoring.trainings.models import Training, TrainingDate
from mentoring.trainings.queries import leading
from mentoring.trainings.routes.leading import cancellation_words
from mentoring.trainings.routes.room import INVALID, Answer, answer, blueprint, this_person
from mentoring.trainings.routes.told import told_groups
from mentoring.trainings.routes.warnings import marked, warnings_for


@blueprint.get("/fortbildungen/<public_id>/termine/neu")
@requires("trainer")
def dates_new(public_id: str) -> str:
    return _rows_page(dates_form(), leading.own_training(this_person(), public_id))


@blueprint.post("/fortbildungen/<public_id>/termine/neu")
@requires("trainer")
def dates_create(public_id: str) -> Answer:
    training = leading.own_training(this_person(), public_id)
    more = request.form.get("then") == "more"
    form = dates_form(more=more)
    if more or not form.validate():
        return _rows_page(form, training), 200 if more else INVALID
    if warnings := _unread(warnings_for(this_person(), training, form.times)):
        return _rows_page(form, training, warnings), INVALID
    count = actions.add_dates(this_person(), training, form.times)
    words = ngettext("Der Termin ist eingetragen.", "%(num)d Termine sind eingetragen.", count)
    return answer(words, "trainings.trainings_show", public_id=public_id)


def _unread(warnings: list[str]) -> list[str]:
    """What has not been read yet: just these sentences were shown before the trainer went on."""
    return [] if request.form.get("read") == marked(warnings) else warnings


def _rows_page(form: DatesForm, training: Training, warnings: Sequence[str] = ()) -> str:
    groups = told_groups(training, this_person())
    words = {"warnings": warnings, "mark": marked(warnings), "most": MOST_ROWS}
    return render_template("trainings/dates_new.html", form=form, training=training, groups=groups, **words)


def _form_page(form: DateForm, training: Training, one: TrainingDate, warnings: Sequence[str] = ()) -> str:
    groups = told_groups(training, this_person())
    words = {"one": one, "groups": groups, "warnings": warnings, "mark": marked(warnings)}
    return render_template("trainings/dates_edit.html", form=form, training=training, **words)


@blueprint.get("/termine/<public_id>/verschieben")
@requires("trainer")
def dates_edit(public_id: str) -> str:
    one = leading.own_date(this_person(), public_id)
    return _form_page(date_form(one), one.training, one)


@blueprint.post("/termine/<public_id>/verschieben")
@requires("trainer")
def dates_update(public_id: str) -> Answer:
    one = leading.own_date(this_person(), public_id)
    training, form = one.training, date_form(one)
    if not form.validate() or form.time is None:
        return _form_page(form, training, one), INVALID
    if warnings := _unread(warnings_for(this_person(), training, [form.time], one)):
        return _form_page(form, training, one, warnings), INVALID
    training_id = training.public_id
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
