"""Accounts that may belong to one person: the list, a preview of the merger, and the merger itself."""

from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _

from mentoring.coordination.actions import merge_people
from mentoring.coordination.queries import alike_words, duplicates, merger_of, person_for_office
from mentoring.coordination.routes.person_words import facts_of
from mentoring.coordination.routes.room import Answer, blueprint, done, reader
from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.people.models import Person


@blueprint.get("/koordination/dubletten")
@requires("coordinator")
def duplicates_index() -> Answer:
    pairs = [_row(*pair) for pair in duplicates(reader())]
    return render_template("coordination/duplicates_index.html", pairs=pairs)


def _row(one: Person, other: Person) -> dict[str, Any]:
    return {
        "names": [person.account.name or person.display_name for person in (one, other)],
        "emails": [person.account.email for person in (one, other)],
        "why": alike_words(one, other),
        "url": url_for("coordination.mergers_new", person_id=one.id, other_id=other.id),
    }


def _both(person_id: int, other_id: int) -> tuple[Person, Person]:
    """The account that stays, and the one that goes. Raises NotFound."""
    if person_id == other_id:
        raise NotFound()
    return person_for_office(reader(), person_id), person_for_office(reader(), other_id)


@blueprint.get("/koordination/menschen/<int:person_id>/zusammenfuehrung/<int:other_id>")
@requires("coordinator")
def mergers_new(person_id: int, other_id: int) -> Answer:
    kept, merged = _both(person_id, other_id)
    return render_template(
        "coordination/mergers_new.html",
        kept=kept,
        merged=merged,
        facts=[facts_of(kept), facts_of(merged)],
        merger=merger_of(reader(), kept, merged),
    )


@blueprint.post("/koordination/menschen/<int:person_id>/zusammenfuehrung/<int:other_id>")
@requires("coordinator")
def mergers_create(person_id: int, other_id: int) -> Answer:
    merge_people(reader(), *_both(person_id, other_id))
    words = _("Aus zwei Konten ist eines geworden. Beide Postfächer bekommen einen Brief.")
    return done(words, "coordination.people_show", person_id=person_id)
