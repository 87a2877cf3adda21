"""The private list of people somebody does not want to be brought together with."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.mentorship.actions import exclude_person, include_person
from mentoring.mentorship.queries import (
    exclusion_for,
    exclusions_of,
    open_need_of,
    people_met,
    person_known_to,
)
from mentoring.mentorship.routes.room import blueprint, done, reader


@blueprint.get("/ausschluesse")
@requires("signed_in")
def exclusions_index() -> str:
    listed, met = exclusions_of(reader()), people_met(reader())
    return render_template("mentorship/exclusions_index.html", exclusions=listed, met=met)


@blueprint.post("/ausschluesse/<int:person_id>")
@requires("signed_in")
def exclusions_create(person_id: int) -> Response:
    other = person_known_to(reader(), person_id)
    exclude_person(reader(), other)
    message = _(
        "%(name)s wird Ihnen nicht mehr vorgeschlagen. Ihre Liste steht in „Mein Bereich“.",
        name=other.display_name,
    )
    searching = open_need_of(reader()) is not None
    return done(message, "mentorship.suggestions_index" if searching else "mentorship.exclusions_index")


@blueprint.post("/ausschluesse/<int:exclusion_id>/ende")
@requires("signed_in")
def exclusions_destroy(exclusion_id: int) -> Response:
    include_person(reader(), exclusion_for(reader(), exclusion_id))
    return done(_("Der Name steht nicht mehr auf Ihrer Liste."), "mentorship.exclusions_index")
