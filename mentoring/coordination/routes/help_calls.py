"""Calls for help on the desk: what people chose to share, taken up and closed."""

from typing import Any

from flask import current_app, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from mentoring.coordination.routes.room import Answer, blueprint, done, reader
from mentoring.core.access import requires
from mentoring.core.looks import looked_at_today, note_look
from mentoring.mentorship.actions import finish_call, take_up_call
from mentoring.mentorship.models import HelpCall
from mentoring.mentorship.queries import call_for, waiting_calls

CALL_STATES: dict[str, tuple[Any, str]] = {
    "open": (_l("wartet"), "warn"),
    "taken_up": (_l("in Arbeit"), "info"),
}


@blueprint.get("/koordination/hilfe")
@requires("coordinator")
def help_calls_index() -> Answer:
    seen = looked_at_today(reader(), "help")
    waiting = [_row(call, seen=call.person_id in seen) for call in waiting_calls(reader())]
    return render_template("coordination/help_calls_index.html", waiting=waiting)


def _row(call: HelpCall, *, seen: bool) -> dict[str, Any]:
    """What somebody chose to share, and nothing else; words and contact open by a look, which is noted."""
    words, kind = CALL_STATES[call.state]
    since = current_app.jinja_env.filters["moment"](call.asked_at)
    return {
        "name": call.person.account.name or call.person.display_name,
        "tags": [(words, kind)],
        "facts": [
            (_("Seit"), _("%(moment)s Uhr", moment=since), ""),
            (_("Worum es geht"), *_about(call)),
            *(_opened(call) if seen else ()),
        ],
        "buttons": _buttons(call) if seen else [_look(call)],
    }


def _opened(call: HelpCall) -> list[tuple[str, str, str]]:
    words = call.words or _("nicht angegeben")
    return [(_("Eigene Worte"), words, ""), (_("Bitte melden"), *_contact(call))]


def _look(call: HelpCall) -> tuple[str, str, str]:
    return _("Ansehen"), url_for("coordination.help_looks_create", help_call_id=call.id), "primary"


def _about(call: HelpCall) -> tuple[str, str]:
    about = call.tandem or call.enquiry
    if about is None:
        return _("nicht angegeben"), ""
    names = {"newcomer": about.newcomer.display_name, "mentor": about.mentor.display_name}
    if call.tandem is not None:
        words = _("Tandem von %(newcomer)s und %(mentor)s", **names)
        return words, url_for("mentorship.tandems_show", tandem_id=about.id)
    words = _("Anfrage von %(newcomer)s an %(mentor)s", **names)
    return words, url_for("mentorship.enquiries_show", enquiry_id=about.id)


def _contact(call: HelpCall) -> tuple[str, str]:
    """How the person would like to be reached, as words and as an address to open."""
    if call.contact == "mail":
        return call.person.account.email, f"mailto:{call.person.account.email}"
    if call.contact == "phone" and call.person.phone:
        return call.person.phone, f"tel:{call.person.phone.replace(' ', '')}"
    return _("Nicht nötig, die Person meldet sich selbst."), ""


def _buttons(call: HelpCall) -> list[tuple[str, str, str]]:
    care = (
        _("Ich kümmere mich"),
        url_for("coordination.help_take_ups_create", help_call_id=call.id),
        "primary",
    )
    finish = (_("Erledigt"), url_for("coordination.help_finishes_create", help_call_id=call.id), "secondary")
    return [care, finish] if call.state == "open" else [finish]


@blueprint.post("/koordination/hilfe/<int:help_call_id>/blick")
@requires("coordinator")
def help_looks_create(help_call_id: int) -> Response:
    note_look(reader(), call_for(reader(), help_call_id).person_id, "help")
    return redirect(url_for("coordination.help_calls_index"))


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
