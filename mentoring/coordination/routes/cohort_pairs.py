"""The pairs of a proposal with reasons in words, who has nobody and why, and questions about single pairs."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _

from mentoring.coordination.cohort import check_of, draft_cohort, draft_with, why_not_in
from mentoring.coordination.cohort.pairs import pair_lines
from mentoring.coordination.cohort.rows import (
    cohort_with,
    mentors_of,
    paired_of,
    people_with_ids,
    rules_of,
    unpaired_of,
)
from mentoring.coordination.forms.cohorts import ChangeForm
from mentoring.coordination.models import Cohort, CohortNewcomer
from mentoring.coordination.routes.cohort_words import answer_words, reason_words
from mentoring.coordination.routes.cohorts import to_cohort
from mentoring.coordination.routes.room import Answer, blueprint, pager_words, reader
from mentoring.core.access import requires
from mentoring.core.db import db
from mentoring.core.errors import NotFound, WrongState
from mentoring.core.queries import Page, page_of
from mentoring.people.models import Person


@blueprint.get("/koordination/vorschlaege/<int:cohort_id>/paare")
@requires("coordinator")
def cohort_pairs_index(cohort_id: int) -> Answer:
    cohort = finished(cohort_id)
    page = page_of(paired_of(cohort), request.args.get("seite", 1, type=int))
    rows = pair_lines(page.rows, rules_of(cohort, "fixed"))
    return render_template(
        "coordination/cohort_pairs_index.html",
        cohort=cohort,
        rows=rows,
        pager=_pages(page, cohort),
    )


def _pages(page: Page[Any], cohort: Cohort) -> dict[str, Any]:
    return pager_words(page, request.endpoint or "", cohort_id=cohort.id)


def finished(cohort_id: int) -> Cohort:
    """A proposal with a result. Raises NotFound for one without."""
    cohort = cohort_with(cohort_id)
    if cohort.finished_at is None:
        raise NotFound()
    return cohort


@blueprint.get("/koordination/vorschlaege/<int:cohort_id>/ohne")
@requires("coordinator")
def cohort_gaps_index(cohort_id: int) -> Answer:
    cohort = finished(cohort_id)
    page = page_of(unpaired_of(cohort), request.args.get("seite", 1, type=int))
    rows = [{"person": row.person, "id": row.person_id, "reason": reason_words(row)} for row in page.rows]
    return render_template(
        "coordination/cohort_gaps_index.html",
        cohort=cohort,
        rows=rows,
        pager=_pages(page, cohort),
    )


@blueprint.get("/koordination/vorschlaege/<int:cohort_id>/warum-nicht")
@requires("coordinator")
def why_nots_show(cohort_id: int) -> Answer:
    cohort = finished(cohort_id)
    asked = (request.args.get("mensch", 0, type=int), request.args.get("mentor", 0, type=int))
    newcomer = _newcomer(cohort, asked[0])
    mentors = mentors_of(cohort)
    mentor = next((row.person for row in mentors if row.person_id == asked[1]), None)
    return render_template(
        "coordination/why_nots_show.html",
        cohort=cohort,
        newcomer=newcomer,
        mentor=mentor,
        mentors=[(row.person_id, row.person.account.name) for row in mentors],
        **(_answer(cohort, newcomer, mentor) if mentor is not None else {"words": []}),
    )


def _newcomer(cohort: Cohort, person_id: int) -> Person:
    """Somebody of this proposal. Raises NotFound."""
    row = db.session.get(CohortNewcomer, (cohort.id, person_id))
    if row is None:
        raise NotFound()
    return row.person


def _answer(cohort: Cohort, newcomer: Person, mentor: Person) -> dict[str, Any]:
    answer = why_not_in(cohort, newcomer.id, mentor.id)
    if answer is None:
        unknown = _(
            "Das lässt sich hier nicht berechnen: Es sind sehr viele Menschen, oder jemand ist nicht mehr dabei. "
            "Halten Sie das Paar fest und rechnen Sie neu."
        )
        return {"words": [unknown], "changes": [], "possible": True}
    changes = [(int(one.newcomer), one.before, one.after) for one in answer.changes]
    return {
        "words": answer_words(answer),
        "changes": _named(changes),
        "possible": answer.code == "possible",
    }


def _named(changes: Sequence[tuple[int, Any, Any]]) -> list[tuple[str, str, str]]:
    people = people_with_ids({key for change in changes for key in change if key})
    nobody = _("niemand")
    return [
        tuple(people[key].account.name if key in people else nobody for key in change)  # type: ignore[misc]
        for change in changes
    ]


@blueprint.post("/koordination/vorschlaege/<int:cohort_id>/aenderung")
@requires("coordinator")
def cohort_changes_create(cohort_id: int) -> Answer:
    cohort, form = finished(cohort_id), ChangeForm()
    pair = form.chosen
    if pair is None or not form.validate():
        raise WrongState(_("Bitte wählen Sie ein Paar und was damit geschehen soll."))
    return to_cohort(draft_cohort(reader(), draft_with(cohort, pair, form.kind.data)))


@blueprint.get("/koordination/vorschlaege/<int:cohort_id>/nachweis")
@requires("coordinator")
def cohort_proofs_show(cohort_id: int) -> Answer:
    cohort = finished(cohort_id)
    return render_template("coordination/cohort_proofs_show.html", cohort=cohort, check=check_of(cohort))
