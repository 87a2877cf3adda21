"""Saying whether a search goes on, by the link in a letter: looking changes nothing, the button does, once."""

from flask import render_template, request

from mentoring.core.access import public
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link, find_link
from mentoring.mentorship.actions import SEARCH_ANSWERS, answer_by_link
from mentoring.mentorship.models import Need
from mentoring.mentorship.notices import SEARCH
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint


@blueprint.get("/suche/<token>")
@public
def searches_show(token: str) -> str:
    _link, need = _asked(token)
    return render_template("mentorship/searches_show.html", need=need, token=token)


@blueprint.post("/suche/<token>")
@public
def searches_create(token: str) -> str | tuple[str, int]:
    link, need = _asked(token)
    answer = request.form.get("answer", "")
    if answer not in SEARCH_ANSWERS:
        return searches_show(token), NOT_FILLED_IN
    answer_by_link(link, need, answer)
    return render_template("mentorship/searches_create.html", need=need)


def _asked(token: str) -> tuple[Link, Need]:
    """Raises NotFound for a token that never was, Gone for one that was used or has expired."""
    link = find_link(token, SEARCH)
    need = db.session.get(Need, link.subject_id)
    if need is None:
        raise NotFound()
    return link, need
