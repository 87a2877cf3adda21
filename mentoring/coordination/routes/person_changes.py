"""What the office changes about one person: roles, and whether the account rests."""

from flask import render_template
from flask_babel import gettext as _

from mentoring.coordination.actions import reinstate_person, suspend_person
from mentoring.coordination.forms.people import PersonRolesForm, SuspensionForm
from mentoring.coordination.queries import person_for_office
from mentoring.coordination.routes.room import Answer, asked_again, blueprint, done, reader
from mentoring.core.access import requires
from mentoring.people.actions import change_roles
from mentoring.people.actions.office import guard_other
from mentoring.people.models import Person, role_names


def _other(person_id: int) -> Person:
    """Somebody else than the reader. Raises NotFound and NotAllowed."""
    person = person_for_office(reader(), person_id)
    guard_other(reader(), person)
    return person


@blueprint.get("/koordination/menschen/<int:person_id>/rollen")
@requires("coordinator")
def person_roles_edit(person_id: int) -> Answer:
    person = _other(person_id)
    form = PersonRolesForm(data={"roles": sorted(role_names(person.roles))})
    return render_template("coordination/person_roles_edit.html", form=form, person=person)


@blueprint.post("/koordination/menschen/<int:person_id>/rollen")
@requires("coordinator")
def person_roles_update(person_id: int) -> Answer:
    person, form = _other(person_id), PersonRolesForm()
    if not form.validate():
        return asked_again("coordination/person_roles_edit.html", form=form, person=person)
    changed = change_roles(reader(), person, form.roles.data or ())
    words = _("Die Rollen sind geändert. Die Person erfährt es.") if changed else _("Es bleibt, wie es war.")
    return done(words, "coordination.people_show", person_id=person_id)


@blueprint.get("/koordination/menschen/<int:person_id>/ruhe")
@requires("coordinator")
def person_suspensions_new(person_id: int) -> Answer:
    person, form = _other(person_id), SuspensionForm()
    return render_template("coordination/person_suspensions_new.html", form=form, person=person)


@blueprint.post("/koordination/menschen/<int:person_id>/ruhe")
@requires("coordinator")
def person_suspensions_create(person_id: int) -> Answer:
    person, form = _other(person_id), SuspensionForm()
    if not form.validate():
        return asked_again("coordination/person_suspensions_new.html", form=form, person=person)
    suspend_person(reader(), person, form.words.data)
    words = _("Das Konto ruht. Die Person bekommt einen Brief ohne Ihre Worte.")
    return done(words, "coordination.people_show", person_id=person_id)


@blueprint.post("/koordination/menschen/<int:person_id>/ruhe/ende")
@requires("coordinator")
def person_suspensions_destroy(person_id: int) -> Answer:
    reinstate_person(reader(), _other(person_id))
    words = _("Das Konto ist wieder offen. Die Person bekommt einen Brief.")
    return done(words, "coordination.people_show", person_id=person_id)
