"""People for the office: a list to search, one person, and the list as a file."""

from typing import Any

from flask import Response, render_template, request
from flask_babel import gettext as _

from mentoring.coordination.actions import note_export
from mentoring.coordination.queries import PeopleFilter, people, person_for_office, standing_of, state_of
from mentoring.coordination.routes.looks import ask_purpose
from mentoring.coordination.routes.person_words import (
    PERSON_STATES,
    export_rows,
    facts_of,
    happened_to,
    list_row,
    standing_words,
)
from mentoring.coordination.routes.room import XLSX, Answer, blueprint, pager_words, reader
from mentoring.core.access import requires
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.forms import clean_line
from mentoring.core.looks import looked_at_today
from mentoring.core.queries import page_of
from mentoring.core.tables import csv_table, xlsx_table
from mentoring.people.models import ROLES
from mentoring.people.queries import laender
from mentoring.people.wording import ROLE_LABELS


@blueprint.get("/koordination/menschen")
@requires("coordinator")
def people_index() -> Answer:
    options, chosen, seen = _options(), _chosen(request.args), looked_at_today(reader())
    page = page_of(people(reader(), _narrowed(chosen)), request.args.get("seite", 1, type=int))
    return render_template(
        "coordination/people_index.html",
        page=page,
        rows=[list_row(person, seen=person.id in seen) for person in page.rows],
        pager=pager_words(page, "coordination.people_index", **{k: v for k, v in chosen.items() if v}),
        options=options,
        chosen=chosen,
    )


def _options() -> dict[str, list[tuple[str, str]]]:
    return {
        "land": [(land.code, land.name) for land in laender()],
        "rolle": [(name, str(ROLE_LABELS[name])) for name in ROLES],
        "stand": [(name, str(words)) for name, (words, _kind) in PERSON_STATES.items()],
    }


def _chosen(given: Any) -> dict[str, str]:
    """What the address or the form narrows by; what is no choice counts as none."""
    known = {name: {value for value, _words in choices} for name, choices in _options().items()}
    picked = {name: given.get(name, "") for name in known}
    kept = {name: value if value in known[name] else "" for name, value in picked.items()}
    return {"suche": (clean_line(given.get("suche", "")) or "")[:80], **kept}


def _narrowed(chosen: dict[str, str]) -> PeopleFilter:
    return PeopleFilter(chosen["suche"], chosen["land"], chosen["rolle"], chosen["stand"])


@blueprint.get("/koordination/menschen/<int:person_id>")
@requires("coordinator")
def people_show(person_id: int) -> Answer:
    person = person_for_office(reader(), person_id)
    if person.id not in looked_at_today(reader()):
        return ask_purpose(person)
    standing = standing_of(reader(), person)
    return render_template(
        "coordination/people_show.html",
        person=person,
        state=PERSON_STATES[state_of(person)],
        facts=facts_of(person),
        standing=standing,
        sections=standing_words(standing, person),
        moments=happened_to(person, standing.entries),
        own=person.id == reader().id,
    )


@blueprint.post("/koordination/menschen/datei")
@requires("coordinator")
def people_exports_create() -> Response:
    kind = request.form.get("kind", "csv")
    if kind not in ("csv", "xlsx"):
        raise NotFound()
    found = db.session.scalars(people(reader(), _narrowed(_chosen(request.form)))).unique().all()
    rows = export_rows(found)
    note_export(reader(), kind, [person.id for person in found])
    content = csv_table(rows) if kind == "csv" else xlsx_table(_("Menschen"), rows)
    name = f'attachment; filename="menschen.{kind}"'
    mimetype = "text/csv" if kind == "csv" else XLSX
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": name})
