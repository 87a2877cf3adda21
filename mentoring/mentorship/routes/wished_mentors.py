"""The newcomer's own list of whom to ask next: up to three, each with own words."""

from flask import render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.mentorship.actions import (
    ask_next,
    let_wishes_go,
    raise_wish,
    remove_wish,
    wish_for_mentor,
    wish_refusal,
)
from mentoring.mentorship.forms import WishForm, WordsForm
from mentoring.mentorship.models import MentorProfile
from mentoring.mentorship.queries import mentor_for
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader
from mentoring.mentorship.routes.topics import own_need


@blueprint.get("/mentorinnen/<int:mentor_id>/wunsch")
@requires("newcomer")
def wished_mentors_new(mentor_id: int) -> str:
    profile, need = mentor_for(reader(), mentor_id), own_need()
    known = [wish.words for wish in need.wished if wish.mentor_id == profile.id]
    return _page(profile, WishForm(data={"words": known[0] if known else ""}), wish_refusal(need, profile))


def _page(profile: MentorProfile, form: WordsForm, refusal: str = "") -> str:
    return render_template("mentorship/wished_mentors_new.html", profile=profile, form=form, refusal=refusal)


@blueprint.post("/mentorinnen/<int:mentor_id>/wunsch")
@requires("newcomer")
def wished_mentors_create(mentor_id: int) -> Response | tuple[str, int]:
    profile, form, need = mentor_for(reader(), mentor_id), WishForm(), own_need()
    if not form.validate():
        return _page(profile, form), NOT_FILLED_IN
    wish_for_mentor(reader(), need, profile, form.words.data)
    message = _("%(name)s steht auf Ihrer Liste. Gefragt ist noch niemand.", name=profile.person.display_name)
    return done(message, "mentorship.needs_show")


@blueprint.post("/wunschliste/<int:wish_id>/hoch")
@requires("newcomer")
def wished_mentors_update(wish_id: int) -> Response:
    raise_wish(reader(), own_need(), wish_id)
    return done(_("Die Reihenfolge ist geändert."), "mentorship.needs_show")


@blueprint.post("/wunschliste/<int:wish_id>/ende")
@requires("newcomer")
def wished_mentors_destroy(wish_id: int) -> Response:
    remove_wish(reader(), own_need(), wish_id)
    return done(_("Die Person steht nicht mehr auf Ihrer Liste."), "mentorship.needs_show")


@blueprint.post("/wunschliste/von-selbst")
@requires("newcomer")
def onward_moves_update() -> Response:
    by_itself = request.form.get("by_itself") == "y"
    let_wishes_go(reader(), own_need(), by_itself=by_itself)
    alone = _("Endet eine Anfrage ohne Zusage, geht die nächste von selbst hinaus.")
    asked = _("Vor jeder nächsten Anfrage fragen wir Sie.")
    return done(alone if by_itself else asked, "mentorship.needs_show")


@blueprint.post("/wunschliste/naechste")
@requires("newcomer")
def onward_moves_create() -> Response:
    enquiry = ask_next(reader(), own_need())
    return done(_("Ihre Anfrage ist unterwegs."), "mentorship.enquiries_show", enquiry_id=enquiry.id)
