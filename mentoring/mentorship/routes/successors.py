"""Asking the next one on the list by the link in a letter: looking changes nothing, the button asks, once."""

from flask import render_template

from mentoring.core.access import public
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link, find_link
from mentoring.mentorship.actions import ask_next_by_link, next_wish_of
from mentoring.mentorship.models import Need
from mentoring.mentorship.notices import NEXT
from mentoring.mentorship.routes.room import blueprint


@blueprint.get("/naechste/<token>")
@public
def successors_show(token: str) -> str:
    _link, need = _searching(token)
    return render_template("mentorship/successors_show.html", need=need, wish=next_wish_of(need), token=token)


@blueprint.post("/naechste/<token>")
@public
def successors_create(token: str) -> str:
    link, need = _searching(token)
    enquiry = ask_next_by_link(link, need)
    return render_template("mentorship/successors_create.html", enquiry=enquiry)


def _searching(token: str) -> tuple[Link, Need]:
    """Raises NotFound for a token that never was, Gone for one that was used or has expired."""
    link = find_link(token, NEXT)
    need = db.session.get(Need, link.subject_id)
    if need is None:
        raise NotFound()
    return link, need
