""" "Mein Bereich": where somebody stands and what can be done next."""

from typing import Any

from flask import current_app, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.core.access import requires
from mentoring.people.contributions import NextPage, next_pages, sections_for
from mentoring.people.models import Person
from mentoring.people.queries import chosen_roles
from mentoring.people.routes.room import blueprint, reader

Step = dict[str, Any]
NEXT_LABELS = {
    "newcomer": _l("Themen und Wünsche"),
    "mentor": _l("Ihr Mentoring-Profil"),
    "trainer": _l("Ihr Fortbildungsprofil"),
}


@blueprint.get("/mein-bereich")
@requires("signed_in")
def my_area_show() -> str:
    person = reader()
    steps = own_steps(person) if chosen_roles(person) else []
    return render_template(
        "people/my_area_show.html", person=person, steps=steps, sections=sections_for(person)
    )


def own_steps(person: Person) -> list[Step]:
    """What somebody is asked for, in order, with where it stands."""
    first = [
        _step(_("Was Sie hier möchten"), "people.roles_edit", answered=True),
        _step(
            _("Ihre Einrichtung"),
            "people.institution_types_edit",
            answered=bool(person.institution_type_code),
        ),
        _step(_("Ihr Ort"), "people.regions_edit", answered=bool(person.land_code)),
    ]
    ready = all(step["kind"] == "ok" for step in first)
    pages = [page for page in next_pages(person) if page.endpoint in current_app.view_functions]
    return first + [_further(page, ready=ready) for page in pages]


def _step(label: str, endpoint: str, *, answered: bool) -> Step:
    status = _("Fertig") if answered else _("Offen")
    return {"label": label, "url": url_for(endpoint), "status": status, "kind": "ok" if answered else "info"}


def _further(page: NextPage, *, ready: bool) -> Step:
    """A page of a role: possible once the first answers are there."""
    label = str(NEXT_LABELS[page.role])
    if not ready:
        return {"label": label, "url": "", "status": _("Noch nicht möglich"), "kind": ""}
    if page.answered is None:
        return {"label": label, "url": url_for(page.endpoint), "status": _("Ansehen und ändern"), "kind": ""}
    return _step(label, page.endpoint, answered=page.answered)
