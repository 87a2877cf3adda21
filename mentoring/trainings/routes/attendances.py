"""Who comes and who was there: the list for the door, and what its trainer writes down."""

from collections.abc import Mapping, Sequence

from flask import render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.wrappers import Response

from mentoring.core import clock
from mentoring.core.access import requires
from mentoring.people.wording import institution_words
from mentoring.trainings import actions
from mentoring.trainings.models import MARKS, Registration, TrainingDate
from mentoring.trainings.queries import leading
from mentoring.trainings.queries.attendances import attendances_on, corrections_of, seated
from mentoring.trainings.routes.cards import time_words
from mentoring.trainings.routes.room import answer, blueprint, this_person

MARK_WORDS = {"attended": _l("War da"), "excused": _l("Entschuldigt"), "absent": _l("War nicht da")}
SPARE_LINES = 5


@blueprint.get("/termine/<public_id>/tuerliste")
@requires("trainer")
def door_lists_show(public_id: str) -> str:
    one = leading.own_date(this_person(), public_id)
    return render_template(
        "trainings/door_lists_show.html",
        one=one,
        time=time_words(one),
        people=_people(one),
        spare=SPARE_LINES,
        institution_words=institution_words,
    )


def _people(one: TrainingDate) -> Sequence[Registration]:
    leading.refuse_resting(this_person())
    return seated(one.training)


@blueprint.get("/termine/<public_id>/anwesenheit")
@requires("trainer")
def attendances_edit(public_id: str) -> str:
    one = leading.own_date(this_person(), public_id)
    people = _people(one)
    return render_template(
        "trainings/attendances_edit.html",
        one=one,
        time=time_words(one),
        begun=one.starts_at <= clock.now(),
        people=people,
        known=attendances_on(one),
        corrections=_corrections(one, people),
        marks=MARK_WORDS,
    )


def _corrections(one: TrainingDate, people: Sequence[Registration]) -> dict[int, list[tuple[object, str]]]:
    """When something was corrected for somebody on this date, and what stood there before."""
    found = corrections_of([person.id for person in people])
    return {
        registration_id: [
            (entry.at, str(MARK_WORDS[str(entry.details["before"])]))
            for entry in entries
            if entry.details["date_id"] == one.id
        ]
        for registration_id, entries in found.items()
    }


@blueprint.post("/termine/<public_id>/anwesenheit")
@requires("trainer")
def attendances_update(public_id: str) -> Response:
    one = leading.own_date(this_person(), public_id)
    marks = _marks(one, request.form)
    count = actions.mark_attendance(this_person(), one, marks)
    words = ngettext("Für eine Person neu eingetragen.", "Für %(num)d Personen neu eingetragen.", count)
    return answer(
        words if count else _("Es hat sich nichts geändert."),
        "trainings.attendances_edit",
        public_id=public_id,
    )


def _marks(one: TrainingDate, given: Mapping[str, str]) -> dict[int, str]:
    """What was chosen for each; who was left out was there when the second button says so."""
    known = attendances_on(one)
    rest = "attended" if given.get("rest") == "attended" else ""
    chosen = {
        person.id: given.get(f"mark-{person.id}", "" if person.id in known else rest)
        for person in _people(one)
    }
    return {registration_id: mark for registration_id, mark in chosen.items() if mark in MARKS}
