"""A mentor's own profile: what she offers, handing it in, pausing, leaving and coming back."""

from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.mentorship.actions import (
    pause_mentor,
    resume_mentor,
    save_profile,
)
from mentoring.mentorship.forms import PauseForm, ProfileForm
from mentoring.mentorship.models import MentorProfile
from mentoring.mentorship.queries import invited_offer, open_enquiries_to, profile_of
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader
from mentoring.mentorship.routes.wording import MENTOR_STATES
from mentoring.people.queries import offered_topics

FIRST_PLACES = 1


@blueprint.get("/profil")
@requires("mentor")
def profiles_edit() -> str:
    profile = profile_of(reader())
    filled = _filled(profile)
    form = ProfileForm(offered_topics(*filled["topics"]), data=filled)
    return _profile_page(form, profile)


def _filled(profile: MentorProfile | None) -> dict[str, Any]:
    """What the profile says; before there is one, what the office entered when it invited."""
    if profile is None:
        known = {"places": FIRST_PLACES, "languages": ["de"], "topics": []}
        return {**known, **invited_offer(reader())}
    return {
        "experience": profile.experience,
        "topics": [topic.slug for topic in profile.topics],
        "formats": profile.formats,
        "languages": profile.languages,
        "places": profile.places,
    }


def _profile_page(form: ProfileForm, profile: MentorProfile | None) -> str:
    state, kind = MENTOR_STATES[profile.state if profile is not None else "draft"]
    return render_template(
        "mentorship/profiles_edit.html", form=form, profile=profile, state_words=state, state_kind=kind
    )


@blueprint.post("/profil")
@requires("mentor")
def profiles_update() -> Response | tuple[str, int]:
    profile, submit = profile_of(reader()), request.form.get("then") == "submit"
    form = ProfileForm(
        offered_topics(*(topic.slug for topic in profile.topics) if profile is not None else ())
    )
    if not form.validate():
        return _profile_page(form, profile), NOT_FILLED_IN
    save_profile(reader(), form.profile_words, submit=submit)
    handed_in = _("Ihr Profil ist eingereicht. Die Koordination sieht es sich an und meldet sich.")
    return done(handed_in if submit else _("Ihr Profil ist gespeichert."), "mentorship.profiles_edit")


@blueprint.get("/profil/pause")
@requires("mentor")
def pauses_new() -> str:
    return _pause_page(PauseForm())


def _pause_page(form: PauseForm) -> str:
    profile = own_profile()
    going_back, longer = len(open_enquiries_to(profile.id)), profile.state == "paused"
    return render_template("mentorship/pauses_new.html", form=form, going_back=going_back, longer=longer)


@blueprint.post("/profil/pause")
@requires("mentor")
def pauses_create() -> Response | tuple[str, int]:
    form, profile = PauseForm(), own_profile()
    if not form.validate():
        return _pause_page(form), NOT_FILLED_IN
    longer = profile.state == "paused"
    pause_mentor(reader(), profile, form.until.data)
    began = _("Ihre Pause hat begonnen. Niemand kann Sie jetzt fragen.")
    return done(_("Ihre Pause ist verlängert.") if longer else began, "mentorship.profiles_edit")


@blueprint.post("/profil/pause/ende")
@requires("mentor")
def pauses_destroy() -> Response:
    resume_mentor(reader(), own_profile())
    return done(_("Schön, dass Sie wieder da sind."), "mentorship.profiles_edit")


def own_profile() -> MentorProfile:
    """Raises NotFound where nothing was filled in yet."""
    profile = profile_of(reader())
    if profile is None:
        raise NotFound()
    return profile
