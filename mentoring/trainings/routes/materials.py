"""Pages of the links of a training."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.trainings import actions
from mentoring.trainings.forms import MaterialForm
from mentoring.trainings.models import Training
from mentoring.trainings.queries import leading
from mentoring.trainings.queries.materials import material_of
from mentoring.trainings.routes.room import INVALID, Answer, answer, blueprint, this_person


@blueprint.get("/fortbildungen/<public_id>/materialien")
@requires("trainer")
def materials_index(public_id: str) -> str:
    return _page(MaterialForm(), leading.own_training(this_person(), public_id))


def _page(form: MaterialForm, training: Training) -> str:
    return render_template("trainings/materials_index.html", form=form, training=training)


@blueprint.post("/fortbildungen/<public_id>/materialien")
@requires("trainer")
def materials_create(public_id: str) -> Answer:
    training, form = leading.own_training(this_person(), public_id), MaterialForm()
    if not form.validate():
        return _page(form, training), INVALID
    values = (form.title.data, form.url.data)
    actions.add_material(this_person(), training, *values, for_all=form.for_all.data)
    return answer(_("Der Link ist eingetragen."), "trainings.materials_index", public_id=public_id)


@blueprint.post("/fortbildungen/<public_id>/materialien/<int:material_id>/entfernen")
@requires("trainer")
def materials_destroy(public_id: str, material_id: int) -> Response:
    training = leading.own_training(this_person(), public_id)
    actions.remove_material(this_person(), training, material_of(training, material_id))
    return answer(_("Der Link ist entfernt."), "trainings.materials_index", public_id=public_id)
