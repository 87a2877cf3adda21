"""The first questions, one a page: what somebody would like here, where they work, and in which place."""

from typing import Any

from flask import current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.people.actions import choose_roles, set_institution, set_region
from mentoring.people.contributions import next_pages, refusal_to_give_up
from mentoring.people.forms import InstitutionForm, LandForm, PlaceForm, PlaceSearchForm, RolesForm
from mentoring.people.models import Person
from mentoring.people.queries import chosen_roles
from mentoring.people.routes.room import Answer, asked_again, blueprint, reader, saved
from mentoring.people.wording import region_words


def onward(person: Person) -> Response:
    """To the first question that somebody has not answered, else to "Mein Bereich"."""
    open_questions = {
        "people.institution_types_edit": person.institution_type_code is None,
        "people.regions_edit": person.land_code is None,
        **{page.endpoint: not page.answered for page in next_pages(person)},
    }
    found = (
        name for name, is_open in open_questions.items() if is_open and name in current_app.view_functions
    )
    return redirect(url_for(next(found, "people.my_area_show")))


def _steps(person: Person, number: int, *, first_time: bool) -> dict[str, int]:
    """The number of a newcomer's step; 0 for who comes back to change an answer."""
    return {"step": number if first_time and person.has_role("newcomer") else 0, "first_time": first_time}


@blueprint.get("/willkommen")
@requires("signed_in")
def roles_edit() -> Answer:
    form = RolesForm(data={"roles": chosen_roles(reader())})
    return render_template("people/roles_edit.html", form=form)


@blueprint.post("/willkommen")
@requires("signed_in")
def roles_update() -> Answer:
    form = RolesForm()
    if form.validate():
        form.roles.errors = list(filter(None, [refusal_to_give_up(reader(), form.roles.data)]))
    if form.errors:
        return asked_again("people/roles_edit.html", form=form)
    choose_roles(reader(), form.roles.data)
    return onward(reader())


@blueprint.get("/profil/einrichtungsart")
@requires("signed_in")
def institution_types_edit() -> Answer:
    person = reader()
    steps = _steps(person, 1, first_time=person.institution_type_code is None)
    return render_template("people/institution_types_edit.html", form=InstitutionForm(person), **steps)


@blueprint.post("/profil/einrichtungsart")
@requires("signed_in")
def institution_types_update() -> Answer:
    person = reader()
    form = InstitutionForm(person)
    first_time = person.institution_type_code is None
    if not form.validate():
        words = _steps(person, 1, first_time=first_time)
        return asked_again("people/institution_types_edit.html", form=form, **words)
    set_institution(person, form.type_code.data, form.name.data or "", consent=form.consent.data)
    return onward(person) if first_time else saved("people.persons_edit")


@blueprint.get("/profil/ort")
@requires("signed_in")
def regions_edit() -> Answer:
    search = PlaceSearchForm.asked()
    choice = PlaceForm(search) if search.hits else LandForm(reader())
    return render_template("people/regions_edit.html", **_region_words(search, choice))


@blueprint.post("/profil/ort")
@requires("signed_in")
def regions_update() -> Answer:
    person = reader()
    search = PlaceSearchForm.asked()
    choice = PlaceForm(search) if search.hits else LandForm(person)
    if not choice.validate():
        return asked_again("people/regions_edit.html", **_region_words(search, choice))
    first_time = person.land_code is None
    set_region(person, choice.hit.land_code, choice.hit.kreis_ags)
    return onward(person) if first_time else saved("people.persons_edit")


def _region_words(search: PlaceSearchForm, choice: PlaceForm | LandForm) -> dict[str, Any]:
    """The page has two forms; the one with something to say speaks in the summary."""
    person = reader()
    steps = _steps(person, 2, first_time=person.land_code is None)
    speaking = search if search.errors and not choice.errors else choice
    region = "" if person.land_code is None else region_words(person, opened=True)
    return {"form": speaking, "search": search, "choice": choice, "region": region, **steps}
