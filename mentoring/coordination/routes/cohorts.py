"""Proposals for everybody: all of them, a new draft, how far it is, its result, and publishing."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mentoring.coordination.cohort import (
    answers_of,
    cancel_cohort,
    comparison_of,
    draft_cohort,
    figures_of,
    release_cohort,
)
from mentoring.coordination.cohort.rows import (
    all_cohorts,
    asked_count,
    cohort_with,
    fallen_of,
    last_finished,
    makers,
    people_with_ids,
)
from mentoring.coordination.forms.cohorts import CohortForm
from mentoring.coordination.lifecycle import BUSY
from mentoring.coordination.models import Cohort
from mentoring.coordination.routes.cohort_drafts import draft_page
from mentoring.coordination.routes.cohort_words import FALLEN, STAGES, STATES, problem_words
from mentoring.coordination.routes.room import UNCLEAR, Answer, blueprint, pager_words, reader
from mentoring.core.access import requires
from mentoring.core.db import db
from mentoring.core.queries import page_of

MOST_CHANGES = 50


@blueprint.get("/koordination/vorschlaege")
@requires("coordinator")
def cohorts_index() -> Answer:
    page = page_of(all_cohorts(), request.args.get("seite", 1, type=int))
    known = makers(page.rows)
    rows = [
        {"cohort": one, "state": STATES[one.state], "by": known[one.made_by].account.name}
        if one.made_by in known
        else {"cohort": one, "state": STATES[one.state], "by": ""}
        for one in page.rows
    ]
    return render_template(
        "coordination/cohorts_index.html", rows=rows, pager=pager_words(page, "coordination.cohorts_index")
    )


@blueprint.post("/koordination/vorschlaege")
@requires("coordinator")
def cohorts_create() -> Answer:
    form = CohortForm()
    if not form.validate():
        return draft_page(form.draft, form), UNCLEAR
    return to_cohort(draft_cohort(reader(), form.draft))


def to_cohort(cohort: Cohort) -> Response:
    """On to the page of a draft."""
    return redirect(url_for("coordination.cohorts_show", cohort_id=cohort.id))


@blueprint.get("/koordination/vorschlaege/<int:cohort_id>")
@requires("coordinator")
def cohorts_show(cohort_id: int) -> Answer:
    cohort = cohort_with(cohort_id)
    words = {"cohort": cohort, "state": STATES[cohort.state], "busy": cohort.state in BUSY}
    if cohort.finished_at is None:
        stage, problem = STAGES.get(cohort.stage, ""), problem_words(cohort.problem)
        return render_template("coordination/cohorts_wait.html", stage=stage, problem=problem, **words)
    return render_template("coordination/cohorts_show.html", **words, **_result(cohort))


def _result(cohort: Cohort) -> dict[str, Any]:
    """Figures, what came of the publication, and the comparison with the draft before."""
    other = db.session.get(Cohort, cohort.previous_id) if cohort.previous_id else last_finished(cohort)
    compared = comparison_of(cohort, other) if other is not None and other.finished_at else None
    return {
        "figures": figures_of(cohort),
        "compared": compared,
        "most": MOST_CHANGES,
        "asked": asked_count(cohort),
        "answers": answers_of(cohort) if cohort.published_at else None,
        "fallen": _fallen(cohort) if cohort.published_at else [],
    }


def _fallen(cohort: Cohort) -> list[tuple[str, str, str]]:
    """Pairs that could not be asked: newcomer, mentor, the reason in words."""
    rows = db.session.scalars(fallen_of(cohort)).unique().all()
    mentors = people_with_ids({row.mentor_id for row in rows if row.mentor_id})
    return [
        (
            row.person.account.name,
            mentors[row.mentor_id].account.name if row.mentor_id in mentors else "",
            str(FALLEN[row.refusal]),
        )
        for row in rows
    ]


@blueprint.post("/koordination/vorschlaege/<int:cohort_id>/abbruch")
@requires("coordinator")
def cohort_cancellations_create(cohort_id: int) -> Answer:
    cohort = cohort_with(cohort_id)
    cancel_cohort(reader(), cohort)
    return to_cohort(cohort)


@blueprint.post("/koordination/vorschlaege/<int:cohort_id>/veroeffentlichung")
@requires("coordinator")
def cohort_publications_create(cohort_id: int) -> Answer:
    cohort = cohort_with(cohort_id)
    release_cohort(reader(), cohort)
    return to_cohort(cohort)
