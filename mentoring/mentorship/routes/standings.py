"""Saying how a tandem stands by the link in a letter: looking changes nothing, the button does, once."""

from typing import NamedTuple

from flask import render_template, request

from mentoring.core.access import public
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link, find_link
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import STANDINGS, answer_tandem_by_link
from mentoring.mentorship.models import Tandem
from mentoring.mentorship.notices import STANDING
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint
from mentoring.people.models import Person


class Asked(NamedTuple):
    """What a link leads to: the tandem, and which of the two its letter went to."""

    link: Link
    tandem: Tandem
    person: Person


@blueprint.get("/stand/<token>")
@public
def standings_show(token: str) -> str:
    asked = _asked(token)
    partner = asked.tandem.partner_of(asked.person)
    return render_template(
        "mentorship/standings_show.html", tandem=asked.tandem, partner=partner, token=token
    )


@blueprint.post("/stand/<token>")
@public
def standings_create(token: str) -> str | tuple[str, int]:
    asked, answer = _asked(token), request.form.get("answer", "")
    if answer not in STANDINGS:
        return standings_show(token), NOT_FILLED_IN
    answer_tandem_by_link(asked.link, asked.person, asked.tandem, answer)
    return render_template("mentorship/standings_create.html", tandem=asked.tandem)


def _asked(token: str) -> Asked:
    """Raises NotFound for a token that never was, Gone for one that was used or has expired."""
    link = find_link(token, STANDING)
    tandem = db.session.get(Tandem, link.subject_id)
    letter = db.session.get_one(Letter, link.letter_id)
    if tandem is None or letter.account_id not in (tandem.newcomer_id, tandem.mentor_id):
        raise NotFound()
    person = tandem.newcomer if letter.account_id == tandem.newcomer_id else tandem.mentor
    return Asked(link, tandem, person)
