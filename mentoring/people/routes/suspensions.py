"""The page on which somebody reads why the own account rests, and what is still possible."""

from flask import render_template

from mentoring.core.access import requires
from mentoring.people.models import Person
from mentoring.people.routes.room import blueprint, reader

RESTING_PAGE = "people.suspensions_show"


def resting_page(person: Person) -> str:
    """Where somebody is sent whose account rests; nowhere for everybody else."""
    return RESTING_PAGE if person.suspended_at is not None else ""


@blueprint.get("/konto/ruhe")
@requires("signed_in")
def suspensions_show() -> str:
    return render_template("people/suspensions_show.html", person=reader())
