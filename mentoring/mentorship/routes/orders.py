"""The public page that says how the order of suggestions comes about, with the tables in force."""

from flask import render_template

from mentoring.core.access import public
from mentoring.mentorship.routes.room import blueprint
from mentoring.mentorship.suggestions import bridged_types, closeness_in_force, flattened, sheets
from mentoring.people.queries import offered_types
from mentoring.people.wording import label


@blueprint.get("/reihenfolge")
@public
def orders_show() -> str:
    closeness = closeness_in_force()
    bridged = bridged_types(closeness.values)
    return render_template(
        "mentorship/orders_show.html",
        closeness=closeness,
        points=closeness.values["points"][""],
        sheets=sheets(flattened(closeness.values).__getitem__, closeness.values),
        bridged=[label(kind) for kind in offered_types(*bridged) if kind.code in bridged],
    )
