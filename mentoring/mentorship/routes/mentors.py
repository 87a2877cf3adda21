"""All mentors who can be asked, and the profile of one."""

from typing import Any

from flask import render_template, request
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.queries import Page
from mentoring.mentorship.actions import asking_refusal, reinstate_mentor, suspend_mentor
from mentoring.mentorship.forms import OfficeWordsForm
from mentoring.mentorship.models import MentorProfile
from mentoring.mentorship.queries import (
    MentorFilter,
    askable_mentors,
    filter_options,
    mentor_for,
    open_need_of,
)
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, pager_words, reader


@blueprint.get("/mentorinnen")
@requires("signed_in")
def mentors_index() -> str:
    options = _options()
    wanted = {kind: request.args.get(kind, "") for kind in options}
    known = {kind: value if value in dict(options[kind]) else "" for kind, value in wanted.items()}
    narrowed = MentorFilter(known["land"], known["einrichtung"], known["thema"])
    page = askable_mentors(reader(), narrowed, request.args.get("seite", 1, type=int))
    return render_template(
        "mentorship/mentors_index.html", page=page, pager=_pager(page, known), options=options, chosen=known
    )


def _options() -> dict[str, list[tuple[str, str]]]:
    """Choices of the filter by kind, in the language of the page."""
    english = str(get_locale()) == "en"
    options: dict[str, list[tuple[str, str]]] = {"land": [], "einrichtung": [], "thema": []}
    for kind, value, de, en in filter_options():
        options[kind].append((value, en if english else de))
    return options


def _pager(page: Page[MentorProfile], known: dict[str, str]) -> dict[str, Any]:
    kept: dict[str, Any] = {name: value for name, value in known.items() if value}
    return pager_words(page, "mentorship.mentors_index", **kept)


@blueprint.get("/mentorinnen/<int:mentor_id>")
@requires("signed_in")
def mentors_show(mentor_id: int) -> str:
    return _mentor_page(mentor_for(reader(), mentor_id), OfficeWordsForm(formdata=None))


def _mentor_page(profile: MentorProfile, form: OfficeWordsForm) -> str:
    need = open_need_of(reader()) if reader().has_role("newcomer") else None
    refusal = asking_refusal(need, profile) if need is not None else ""
    return render_template(
        "mentorship/mentors_show.html", profile=profile, need=need, refusal=refusal, form=form
    )


@blueprint.post("/mentorinnen/<int:mentor_id>/sperre")
@requires("coordinator")
def suspensions_create(mentor_id: int) -> Response | tuple[str, int]:
    profile, form = mentor_for(reader(), mentor_id), OfficeWordsForm()
    if not form.validate():
        return _mentor_page(profile, form), NOT_FILLED_IN
    suspend_mentor(reader(), profile, form.words.data)
    return done(_("Das Profil ruht jetzt."), "mentorship.mentors_show", mentor_id=mentor_id)


@blueprint.post("/mentorinnen/<int:mentor_id>/sperre/ende")
@requires("coordinator")
def suspensions_destroy(mentor_id: int) -> Response:
    reinstate_mentor(reader(), mentor_for(reader(), mentor_id))
    return done(
        _("Das Profil kann wieder eingereicht werden."), "mentorship.mentors_show", mentor_id=mentor_id
    )
