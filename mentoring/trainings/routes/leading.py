"""Pages of who leads trainings: own trainings, drafts, publishing, cancelling, who takes part."""

from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.forms import Form
from mentoring.trainings import actions
from mentoring.trainings.forms import TrainingForm, copy_form, training_form
from mentoring.trainings.models import Training
from mentoring.trainings.queries import leading
from mentoring.trainings.queries.leads import open_leads
from mentoring.trainings.queries.listing import filter_choices
from mentoring.trainings.queries.tasks import thin_trainings
from mentoring.trainings.routes.listing import page_words, pager
from mentoring.trainings.routes.room import INVALID, Answer, answer, blueprint, this_person
from mentoring.trainings.routes.told import told_groups


@blueprint.get("/fortbildungen/leitung")
@requires("trainer")
def leading_index() -> str:
    person = this_person()
    page = leading.own_trainings(person, request.args.get("seite", 1, type=int))
    return render_template(
        "trainings/leading_index.html",
        page=page,
        thin={one.training.id: one for one in thin_trainings(person.id)},
        pager=pager(page, "trainings.leading_index"),
        profile=leading.trainer_profile(person.id),
        invited=open_leads(person),
        upcoming=leading.upcoming,
    )


@blueprint.get("/fortbildungen/leitung/neu")
@requires("trainer")
def trainings_new() -> str:
    return _form_page(training_form(filter_choices()))


@blueprint.post("/fortbildungen/leitung/neu")
@requires("trainer")
def trainings_create() -> Answer:
    form = training_form(filter_choices())
    if not form.validate():
        return _form_page(form), INVALID
    training = actions.create_training(this_person(), form.values)
    words = _("Der Entwurf ist gespeichert. Als Nächstes tragen Sie Termine ein.")
    return answer(words, "trainings.trainings_show", public_id=training.public_id)


def _form_page(
    form: TrainingForm, training: Training | None = None, *, copied: Training | None = None
) -> str:
    return render_template("trainings/trainings_edit.html", form=form, training=training, copied=copied)


@blueprint.get("/fortbildungen/<public_id>/bearbeiten")
@requires("trainer")
def trainings_edit(public_id: str) -> str:
    training = leading.own_training(this_person(), public_id)
    return _form_page(training_form(filter_choices(), training), training)


@blueprint.post("/fortbildungen/<public_id>/bearbeiten")
@requires("trainer")
def trainings_update(public_id: str) -> Answer:
    training = leading.own_training(this_person(), public_id)
    form = training_form(filter_choices(), training)
    if not form.validate():
        return _form_page(form, training), INVALID
    actions.edit_training(this_person(), training, form.values)
    return answer(_("Die Änderungen sind gespeichert."), "trainings.trainings_show", public_id=public_id)


@blueprint.post("/fortbildungen/<public_id>/loeschung")
@requires("trainer")
def trainings_destroy(public_id: str) -> Response:
    actions.remove_training(this_person(), leading.own_training(this_person(), public_id))
    return answer(_("Der Entwurf ist gelöscht."), "trainings.leading_index")


@blueprint.get("/fortbildungen/<public_id>/kopie")
@requires("trainer")
def copies_new(public_id: str) -> str:
    """The form of a new training, with all that would be copied; nothing is saved before it is sent."""
    copied = leading.own_training(this_person(), public_id)
    return _form_page(copy_form(filter_choices(), copied), copied=copied)


@blueprint.post("/fortbildungen/<public_id>/kopie")
@requires("trainer")
def copies_create(public_id: str) -> Answer:
    copied = leading.own_training(this_person(), public_id)
    form = copy_form(filter_choices(), copied)
    if not form.validate():
        return _form_page(form, copied=copied), INVALID
    copy = actions.copy_training(this_person(), copied, form.values)
    words = _("Die Kopie ist ein Entwurf ohne Termine. Als Nächstes tragen Sie Termine ein.")
    return answer(words, "trainings.trainings_show", public_id=copy.public_id)


@blueprint.get("/fortbildungen/<public_id>/veroeffentlichung")
@requires("trainer")
def publications_new(public_id: str) -> str:
    """The page as others will see it, with what is still missing."""
    training = leading.own_training(this_person(), public_id)
    words = {**page_words(training, None), "missing": _missing(training), "preview": True}
    return render_template("trainings/trainings_show.html", **words)


def _missing(training: Training) -> list[str]:
    """What keeps a draft from being published, and what people would miss."""
    found = (
        (not leading.upcoming(training.dates), _("Es fehlt ein Termin, der noch bevorsteht.")),
        (
            not training.may_be_published_by(this_person()),
            _("Die Koordination hat Ihr Profil noch nicht freigegeben."),
        ),
        (
            training.format != "on_site" and not training.join_link,
            _("Der Link zum Online-Raum fehlt noch. Sie können ihn später eintragen."),
        ),
    )
    return [words for applies, words in found if applies]


@blueprint.post("/fortbildungen/<public_id>/veroeffentlichung")
@requires("trainer")
def publications_create(public_id: str) -> Response:
    actions.publish_training(this_person(), leading.own_training(this_person(), public_id))
    words = _("Die Fortbildung ist veröffentlicht und steht in allen Kalendern.")
    return answer(words, "trainings.trainings_show", public_id=public_id)


@blueprint.get("/fortbildungen/<public_id>/absage")
@requires("looks_after_trainings")
def cancellations_new(public_id: str) -> str:
    training = leading.looked_after_training(this_person(), public_id)
    return render_template("trainings/cancellations_new.html", **cancellation_words(training))


def cancellation_words(training: Training) -> dict[str, Any]:
    """What the page before a cancellation says: who will be told."""
    groups = told_groups(training, this_person())
    return {"training": training, "groups": groups, "form": Form(), "one": None}


@blueprint.post("/fortbildungen/<public_id>/absage")
@requires("looks_after_trainings")
def cancellations_create(public_id: str) -> Response:
    actions.cancel_training(this_person(), leading.looked_after_training(this_person(), public_id))
    words = _("Die Fortbildung ist abgesagt. Alle Angemeldeten erhalten einen Brief.")
    return answer(words, "trainings.trainings_show", public_id=public_id)
