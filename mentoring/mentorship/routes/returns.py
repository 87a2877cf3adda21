"""Coming back from a pause by the link in a letter: looking changes nothing, the button does, once."""

from flask import render_template

from mentoring.core.access import public
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link, find_link
from mentoring.mentorship.actions import return_by_link
from mentoring.mentorship.models import MentorProfile
from mentoring.mentorship.notices import RETURN
from mentoring.mentorship.routes.room import blueprint


@blueprint.get("/rueckkehr/<token>")
@public
def returns_show(token: str) -> str:
    _link, profile = _paused(token)
    return render_template("mentorship/returns_show.html", profile=profile, token=token)


@blueprint.post("/rueckkehr/<token>")
@public
def returns_create(token: str) -> str:
    link, profile = _paused(token)
    return_by_link(link, profile)
    return render_template("mentorship/returns_create.html", profile=profile)


def _paused(token: str) -> tuple[Link, MentorProfile]:
    """Raises NotFound for a token that never was, Gone for one that was used or has expired."""
    link = find_link(token, RETURN)
    profile = db.session.get(MentorProfile, link.subject_id)
    if profile is None:
        raise NotFound()
    return link, profile
