"""What the office does with a mentor's profile: let it rest, pause it or begin a farewell, each with words."""

from typing import Any

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.errors import WrongState
from mentoring.mentorship.actions import leave_mentoring, pause_mentor
from mentoring.mentorship.forms import OfficePauseForm, OfficeWordsForm
from mentoring.mentorship.models import MentorProfile
from mentoring.mentorship.queries import live_tandem_count, mentor_for, open_enquiries_to
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader


@blueprint.get("/mentorinnen/<int:mentor_id>/pause")
@requires("coordinator")
def office_pauses_new(mentor_id: int) -> str:
    return _page("office_pauses_new", _open_to("pause", mentor_id), OfficePauseForm())


def _open_to(step: str, mentor_id: int) -> MentorProfile:
    """The profile, as long as the office may take this step. Raises WrongState."""
    profile = mentor_for(reader(), mentor_id)
    if not profile.may(step, reader()):
        raise WrongState()
    return profile


def _page(name: str, profile: MentorProfile, form: Any) -> str:
    return render_template(
        f"mentorship/{name}.html",
        profile=profile,
        form=form,
        going_back=len(open_enquiries_to(profile.id)),
        tandems=live_tandem_count(profile.id),
    )


@blueprint.post("/mentorinnen/<int:mentor_id>/pause")
@requires("coordinator")
def office_pauses_create(mentor_id: int) -> Response | tuple[str, int]:
    profile, form = _open_to("pause", mentor_id), OfficePauseForm()
    if not form.validate():
        return _page("office_pauses_new", profile, form), NOT_FILLED_IN
    pause_mentor(reader(), profile, form.until.data, form.words.data)
    return done(_("Das Profil macht jetzt Pause."), "mentorship.mentors_show", mentor_id=mentor_id)


@blueprint.get("/mentorinnen/<int:mentor_id>/abschied")
@requires("coordinator")
def office_departures_new(mentor_id: int) -> str:
    return _page("office_departures_new", _open_to("leave", mentor_id), OfficeWordsForm())


@blueprint.post("/mentorinnen/<int:mentor_id>/abschied")
@requires("coordinator")
def office_departures_create(mentor_id: int) -> Response | tuple[str, int]:
    profile, form = _open_to("leave", mentor_id), OfficeWordsForm()
    if not form.validate():
        return _page("office_departures_new", profile, form), NOT_FILLED_IN
    leave_mentoring(reader(), profile, {}, form.words.data)
    return done(_("Der Abschied hat begonnen."), "mentorship.mentors_show", mentor_id=mentor_id)
