"""How a mentor leaves: what goes back, how each tandem goes on, and the way back."""

from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.db import db
from mentoring.mentorship.actions import come_back_as_mentor, leave_mentoring, plan_farewell
from mentoring.mentorship.forms import FarewellForm, farewell_form
from mentoring.mentorship.models import Farewell, MentorProfile, Tandem
from mentoring.mentorship.queries import farewells_of, live_tandems_with, open_enquiries_to
from mentoring.mentorship.routes.profiles import own_profile
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader
from mentoring.mentorship.routes.tandem_sections import (
    FAREWELL,
    TandemSection,
    contributes_to_tandem,
    shows_office,
)
from mentoring.people.models import Person


@contributes_to_tandem
@shows_office
def farewell_of_tandem(tandem: Tandem, reader: Person) -> TandemSection | None:
    """How a tandem is meant to go on when its mentor leaves."""
    profile = db.session.get(MentorProfile, tandem.mentor_id)
    if profile is None or profile.state != "leaving" or tandem.ended_at is not None:
        return None
    farewell = db.session.get(Farewell, tandem.id)
    return TandemSection(FAREWELL, "mentorship/_tandem_farewell.html", {"farewell": farewell})


@blueprint.get("/profil/abschied")
@requires("mentor")
def departures_new() -> str:
    profile = own_profile()
    return _page(profile, _form(profile))


def _form(profile: MentorProfile) -> FarewellForm:
    return farewell_form(live_tandems_with(profile), farewells_of(profile))


def _page(profile: MentorProfile, form: FarewellForm) -> str:
    going_back = len(open_enquiries_to(profile.id))
    return render_template(
        "mentorship/departures_new.html", profile=profile, form=form, going_back=going_back
    )


@blueprint.post("/profil/abschied")
@requires("mentor")
def departures_create() -> Response | tuple[str, int]:
    profile = own_profile()
    form = _form(profile)
    if not form.validate():
        return _page(profile, form), NOT_FILLED_IN
    if profile.state == "leaving":
        plan_farewell(reader(), profile, form.plans)
        return done(_("Ihr Plan ist gespeichert."), "mentorship.profiles_edit")
    going_back = leave_mentoring(reader(), profile, form.plans)
    return done(_farewell_words(going_back), "mentorship.profiles_edit")


def _farewell_words(going_back: int) -> str:
    words = _("Sie sind nicht mehr als Mentor*in sichtbar. Danke für Ihre Zeit.")
    if not going_back:
        return words
    returned = ngettext("%(num)s Anfrage ist zurück.", "%(num)s Anfragen sind zurück.", going_back)
    return f"{words} {returned}"


@blueprint.post("/profil/rueckkehr")
@requires("mentor")
def departures_destroy() -> Response:
    come_back_as_mentor(reader(), own_profile())
    return done(
        _("Schön, dass Sie wieder da sind. Bitte reichen Sie Ihr Profil ein."), "mentorship.profiles_edit"
    )
