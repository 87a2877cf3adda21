"""A trainer's own profile: written, handed in, left and taken up again."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.trainings import actions
from mentoring.trainings.forms import ProfileForm
from mentoring.trainings.models import TrainerProfile
from mentoring.trainings.queries import leading
from mentoring.trainings.routes.room import INVALID, Answer, answer, blueprint, this_person


@blueprint.get("/fortbildungen/profil")
@requires("trainer")
def profiles_edit() -> str:
    profile = leading.trainer_profile(this_person().id)
    return _form_page(ProfileForm(obj=profile), profile)


@blueprint.post("/fortbildungen/profil")
@requires("trainer")
def profiles_update() -> Answer:
    form = ProfileForm()
    if not form.validate():
        return _form_page(form, leading.trainer_profile(this_person().id)), INVALID
    profile = actions.save_trainer_profile(this_person(), form.about.data, form.certificate_name.data or "")
    submitted = _(
        "Ihr Profil liegt bei der Koordination. Sie erhalten einen Brief, sobald es freigegeben ist."
    )
    words = submitted if profile.state == "submitted" else _("Ihr Profil ist gespeichert.")
    return answer(words, "trainings.leading_index")


def _form_page(form: ProfileForm, profile: TrainerProfile | None) -> str:
    return render_template("trainings/profiles_edit.html", form=form, profile=profile)


@blueprint.post("/fortbildungen/profil/abschied")
@requires("trainer")
def departures_create() -> Response:
    actions.leave_trainer(this_person(), _own_profile())
    return answer(_("Sie leiten keine Fortbildungen mehr. Danke für Ihre Zeit."), "trainings.profiles_edit")


@blueprint.post("/fortbildungen/profil/rueckkehr")
@requires("trainer")
def comebacks_create() -> Response:
    actions.come_back_trainer(this_person(), _own_profile())
    return answer(_("Willkommen zurück. Bitte prüfen Sie Ihr Profil."), "trainings.profiles_edit")


def _own_profile() -> TrainerProfile:
    profile = leading.trainer_profile(this_person().id)
    if profile is None:
        raise NotFound()
    return profile
