""" "Meine Daten": everything that is kept about the reader, on a page and in one file."""

import json
from typing import Any

from flask import Response, make_response, render_template
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.access import requires
from mentoring.core.db import db
from mentoring.core.looks import PURPOSES, Look, looks_at
from mentoring.people.models import Consent, Person
from mentoring.people.wording import CONSENT_WORDS
from mentoring.privacy.queries import Section, answer_for
from mentoring.privacy.routes.room import Answer, blueprint, reader

APART = ("looks", "consents", "letters", "entries")
"""Long or told in their own way on the page; the file holds them whole."""


@blueprint.get("/meine-daten")
@requires("signed_in")
def my_records_show() -> Answer:
    sections = answer_for(reader().account)
    counts = {section.name: len(section.rows) for section in sections}
    return render_template(
        "privacy/my_records_show.html",
        sections=[section for section in sections if section.name not in APART],
        counts=counts,
        consents=_consents(reader()),
        looks=_looks(reader()),
        person=reader(),
    )


def _consents(person: Person) -> list[dict[str, Any]]:
    """What somebody agreed to, in the words of then, newest first."""
    own = select(Consent).where(Consent.person_id == person.id).order_by(Consent.id.desc())
    return [{"row": one, "words": CONSENT_WORDS[one.subject, one.version]} for one in db.session.scalars(own)]


def _looks(person: Person) -> list[dict[str, Any]]:
    return [
        {"day": one.day, "who": who, "purpose": PURPOSES[one.purpose]}
        for one, who in _with_names(list(looks_at(person)))
    ]


def _with_names(looks: list[Look]) -> list[tuple[Look, str]]:
    """Who of the office looked: by the name others read; somebody who has left is not named."""
    ids = {look.looker_id for look in looks}
    rows = db.session.execute(select(Person.id, Person.display_name).where(Person.id.in_(ids)))
    names = {person_id: name for person_id, name in rows}
    return [(look, names.get(look.looker_id or 0, "")) for look in looks]


@blueprint.get("/meine-daten/datei")
@requires("signed_in")
def files_show() -> Response:
    """One file: readable in every browser, with the same once more as JSON at its end."""
    sections = answer_for(reader().account)
    words = {"sections": sections, "plain": _as_json(sections), "made_at": clock.now(), "person": reader()}
    answer = make_response(render_template("privacy/files_show.html", **words))
    day = clock.in_berlin(clock.now())
    answer.headers["Content-Disposition"] = f'attachment; filename="meine-daten-{day:%Y-%m-%d}.html"'
    return answer


def _as_json(sections: list[Section]) -> str:
    tables = {section.name: section.plain for section in sections}
    made_at = clock.now().isoformat()
    return json.dumps({"made_at": made_at, "tables": tables}, ensure_ascii=False, indent=1, default=str)
