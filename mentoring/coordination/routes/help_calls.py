"""Calls for help on the desk: what people chose to share, taken up and closed."""

from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.coordination.routes.room import Answer, blueprint, done, reader
from mentoring.core.access import requires
from mentoring.mentorship.actions import finish_call, take_up_call
from mentoring.mentorship.models import HelpCall
from mentoring.mentorship.queries import call_for, waiting_calls


@blueprint.get("/koordination/hilfe")
@requires("coordinator")
def help_calls_index() -> Answer:
    waiting = [_row(call) for call in waiting_calls(reader())]
    return render_template("coordination/help_calls_index.html", waiting=waiting)


def _row(call: HelpCall) -> dict[str, Any]:
    """What somebody chose to share, and nothing else."""
    return {
        "id": call.id,
        "state": call.state,
        "name": call.person.account.name or call.person.display_name,
        "since": call.asked_at,
        "words": call.words,
        "address": call.person.account.email if call.contact == "mail" else "",
        "phone": call.person.phone if call.contact == "phone" else "",
        **_about(call),
    }


def _about(call: HelpCall) -> dict[str, str]:
    about = call.tandem or call.enquiry
    if about is None:
        return {"about": _("nicht angegeben"), "about_url": ""}
    names = {"newcomer": about.newcomer.display_name, "mentor": about.mentor.display_name}
    if call.tandem is not None:
        words = _("Tandem von %(newcomer)s und %(mentor)s", **names)
        return {"about": words, "about_url": url_for("mentorship.tandems_show", tandem_id=about.id)}
    words = _("Anfrage von %(newcomer)s an %(mentor)s", **names)
    return {"about": words, "about_url": url_for("mentorship.enquiries_show", enquiry_id=about.id)}


@blueprint.post("/koordination/hilfe/<int:help_call_id>/aufnahme")
@requires("coordinator")
def help_take_ups_create(help_call_id: int) -> Response:
    take_up_call(reader(), call_for(reader(), help_call_id))
    return done(_("Sie kümmern sich darum. Die Person erfährt es."), "coordination.help_calls_index")


@blueprint.post("/koordination/hilfe/<int:help_call_id>/abschluss")
@requires("coordinator")
def help_finishes_create(help_call_id: int) -> Response:
    finish_call(reader(), call_for(reader(), help_call_id))
    return done(_("Die Bitte um Hilfe ist erledigt."), "coordination.help_calls_index")
