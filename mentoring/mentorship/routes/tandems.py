"""The page of a tandem: its sections for the two, states and dates for the office."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.db import db
from mentoring.mentorship.actions import continue_tandem, end_tandem, note_contact, propose_end
from mentoring.mentorship.models import MentorProfile, Tandem
from mentoring.mentorship.queries import own_tandem, tandem_for
from mentoring.mentorship.routes.room import blueprint, done, reader
from mentoring.mentorship.routes.tandem_sections import (
    NOW,
    OPENED,
    STEPS,
    TandemSection,
    contributes_to_tandem,
    shows_office,
    tandem_sections,
)
from mentoring.mentorship.routes.tandem_words import TANDEM_STATES, tandem_timeline
from mentoring.people.models import Person


@blueprint.get("/tandems/<int:tandem_id>")
@requires("signed_in")
def tandems_show(tandem_id: int) -> str:
    tandem = tandem_for(reader(), tandem_id)
    words, kind = TANDEM_STATES[tandem.state]
    one_of_both = reader().id in (tandem.newcomer_id, tandem.mentor_id)
    return render_template(
        "mentorship/tandems_show.html",
        tandem=tandem,
        state_words=words,
        state_kind=kind,
        moments=tandem_timeline(tandem),
        partner=tandem.partner_of(reader()) if one_of_both else None,
        sections=tandem_sections(tandem, reader()),
    )


@contributes_to_tandem
def how_it_stands(tandem: Tandem, reader: Person) -> TandemSection | None:
    """What is next, and the button for it."""
    return TandemSection(NOW, "mentorship/_tandem_now.html")


@contributes_to_tandem
def what_has_opened(tandem: Tandem, reader: Person) -> TandemSection:
    """Name, contact and words."""
    profile = db.session.get(MentorProfile, tandem.mentor_id)
    return TandemSection(OPENED, "mentorship/_tandem_opened.html", {"profile": profile})


@contributes_to_tandem
@shows_office
def how_it_can_end(tandem: Tandem, reader: Person) -> TandemSection | None:
    """Pause and end; for the office the end alone."""
    if not any(tandem.may(step, reader) for step in ("pause", "end")):
        return None
    return TandemSection(STEPS, "mentorship/_tandem_steps.html")


def back_to_tandem(message: str, tandem_id: int) -> Response:
    """Say what has happened, on the page of the tandem."""
    return done(message, "mentorship.tandems_show", tandem_id=tandem_id)


@blueprint.get("/tandems/<int:tandem_id>/erstes-gespraech")
@requires("signed_in")
def guides_show(tandem_id: int) -> str:
    return render_template("mentorship/guides_show.html", tandem=own_tandem(reader(), tandem_id))


@blueprint.post("/tandems/<int:tandem_id>/kontakt")
@requires("signed_in")
def contacts_create(tandem_id: int) -> Response:
    note_contact(reader(), own_tandem(reader(), tandem_id))
    return back_to_tandem(_("Schön, dass Sie in Kontakt sind."), tandem_id)


@blueprint.post("/tandems/<int:tandem_id>/weiter")
@requires("signed_in")
def continuations_create(tandem_id: int) -> Response:
    continue_tandem(reader(), own_tandem(reader(), tandem_id))
    return back_to_tandem(_("Danke. Ihr Tandem geht weiter."), tandem_id)


@blueprint.post("/tandems/<int:tandem_id>/abschluss")
@requires("signed_in")
def closings_create(tandem_id: int) -> Response:
    propose_end(reader(), own_tandem(reader(), tandem_id))
    message = _(
        "Ihr Gegenüber erfährt, dass Sie gut abschließen möchten. Jetzt ist Zeit für einen Rückblick."
    )
    return back_to_tandem(message, tandem_id)


@blueprint.get("/tandems/<int:tandem_id>/ende")
@requires("signed_in")
def endings_new(tandem_id: int) -> str:
    tandem = tandem_for(reader(), tandem_id)
    return render_template("mentorship/endings_new.html", tandem=tandem)


@blueprint.post("/tandems/<int:tandem_id>/ende")
@requires("signed_in")
def endings_create(tandem_id: int) -> Response:
    end_tandem(reader(), tandem_for(reader(), tandem_id))
    return back_to_tandem(_("Das Tandem ist beendet. Danke für die gemeinsame Zeit."), tandem_id)
