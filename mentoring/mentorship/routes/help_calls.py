"""Asking the office for help: one page, with nothing on it that has to be said."""

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.mentorship.actions import call_for_help, withdraw_call
from mentoring.mentorship.forms import HelpForm, help_form
from mentoring.mentorship.models import Enquiry, HelpCall, Tandem
from mentoring.mentorship.queries import enquiries_of, tandems_of, unfinished_call_of
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader
from mentoring.mentorship.routes.tandem_sections import STEPS, TandemSection, contributes_to_tandem
from mentoring.people.models import Person

CALL_STATES = {
    "open": (_l("liegt bei der Koordination"), "info"),
    "taken_up": (_l("jemand kümmert sich"), "ok"),
}


@contributes_to_tandem
def help_of_tandem(tandem: Tandem, reader: Person) -> TandemSection:
    """Where help is, at any time."""
    return TandemSection(STEPS + 5, "mentorship/_tandem_help.html")


@blueprint.get("/hilfe")
@requires("signed_in")
def help_calls_new() -> str:
    call = unfinished_call_of(reader())
    return _help_page(help_form(reader(), _abouts(), call), call)


def _abouts() -> list[Tandem | Enquiry]:
    """What a call can be about: the reader's tandems, and enquiries without one."""
    tandems = tandems_of(reader())
    enquiries = [one for one in enquiries_of(reader()) if one.state != "accepted"]
    return [*tandems, *enquiries]


def _help_page(form: HelpForm, call: HelpCall | None) -> str:
    state = CALL_STATES[call.state] if call is not None else None
    return render_template("mentorship/help_calls_new.html", form=form, call=call, state=state)


@blueprint.post("/hilfe")
@requires("signed_in")
def help_calls_create() -> Response | tuple[str, int]:
    form = help_form(reader(), _abouts())
    if not form.validate():
        return _help_page(form, unfinished_call_of(reader())), NOT_FILLED_IN
    call_for_help(reader(), form.plea)
    return done(_("Ihre Bitte liegt bei der Koordination."), "mentorship.help_calls_new")


@blueprint.post("/hilfe/ende")
@requires("signed_in")
def help_calls_destroy() -> Response:
    call = unfinished_call_of(reader())
    if call is None:
        raise NotFound()
    withdraw_call(reader(), call)
    return done(_("Ihre Bitte ist zurückgenommen."), "mentorship.help_calls_new")
