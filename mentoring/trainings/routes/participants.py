"""The list of people of a training: for who leads it, for the office with a note in the journal, and as a file."""

from typing import Any

from flask import Response, render_template, request

from mentoring.core import clock
from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.core.tables import csv_table, xlsx_table
from mentoring.trainings import actions
from mentoring.trainings.models import Training
from mentoring.trainings.queries import leading
from mentoring.trainings.routes.participant_rows import participant_rows
from mentoring.trainings.routes.room import blueprint, this_person

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/fortbildungen/<public_id>/teilnehmende")
@requires("looks_after_trainings")
def participants_index(public_id: str) -> str:
    """Who leads it reads names at once; the office asks for them, because each of its looks is noted."""
    training = leading.looked_after_training(this_person(), public_id)
    return _page(training, named="trainer" in training.parties(this_person()))


@blueprint.post("/fortbildungen/<public_id>/teilnehmende")
@requires("looks_after_trainings")
def looks_create(public_id: str) -> str:
    training = leading.looked_after_training(this_person(), public_id)
    actions.note_list_seen(this_person(), training)
    return _page(training, named=True)


def _page(training: Training, *, named: bool) -> str:
    return render_template("trainings/participants_index.html", **_words(training), named=named)


def _words(training: Training) -> dict[str, Any]:
    people, now = leading.participants(this_person(), training), clock.now()
    return {
        "training": training,
        "registered": [one for one in people if one.state == "registered"],
        "waiting": [one for one in people if one.state != "registered"],
        "dates": [one for one in training.dates if one.state != "cancelled"],
        "now": now,
    }


@blueprint.post("/fortbildungen/<public_id>/teilnehmende/datei")
@requires("looks_after_trainings")
def exports_create(public_id: str) -> Response:
    training = leading.looked_after_training(this_person(), public_id)
    kind = request.form.get("kind", "csv")
    if kind not in ("csv", "xlsx"):
        raise NotFound()
    actions.note_list_exported(this_person(), training, kind)
    rows = participant_rows(this_person(), training)
    content = csv_table(rows) if kind == "csv" else xlsx_table("Teilnehmende", rows)
    name = f'attachment; filename="teilnehmende-{public_id}.{kind}"'
    mimetype = "text/csv" if kind == "csv" else XLSX
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": name})
