"""Where the office proposes two to each other: first who could fit, then what both will read, then the button."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.mentorship.actions import propose_pair, proposing_refusal
from mentoring.mentorship.queries import has_open_enquiry, mentor_for, search_for
from mentoring.mentorship.routes.room import blueprint, done, reader
from mentoring.mentorship.suggestions import reasons_for_mentor, reasons_for_newcomer, suggestions_for


@blueprint.get("/suchen/<int:need_id>/vorschlag")
@requires("coordinator")
def proposals_index(need_id: int) -> str:
    need = search_for(reader(), need_id)
    waiting = has_open_enquiry(need)
    found = [] if waiting else suggestions_for(need).cards
    return render_template("mentorship/proposals_index.html", need=need, waiting=waiting, cards=found)


@blueprint.get("/suchen/<int:need_id>/vorschlag/<int:mentor_id>")
@requires("coordinator")
def proposals_new(need_id: int, mentor_id: int) -> str:
    need, profile = search_for(reader(), need_id), mentor_for(reader(), mentor_id)
    return render_template(
        "mentorship/proposals_new.html",
        need=need,
        profile=profile,
        refusal=proposing_refusal(need, profile),
        to_newcomer=reasons_for_newcomer(need, profile),
        to_mentor=reasons_for_mentor(need, profile),
    )


@blueprint.post("/suchen/<int:need_id>/vorschlag/<int:mentor_id>")
@requires("coordinator")
def proposals_create(need_id: int, mentor_id: int) -> Response:
    need, profile = search_for(reader(), need_id), mentor_for(reader(), mentor_id)
    enquiry = propose_pair(reader(), need, profile)
    message = _("Der Vorschlag ist unterwegs. Ein Tandem entsteht nur, wenn beide Ja sagen.")
    return done(message, "mentorship.enquiries_show", enquiry_id=enquiry.id)
