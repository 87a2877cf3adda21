"""The worker's steps with a draft: take it, tell how far it is, keep what went in and what came out, or fail."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import delete, select, update

from mentoring.coordination.cohort.inputs import Inputs, codes_of
from mentoring.coordination.models import Cohort, CohortMentor, CohortNewcomer, CohortRule
from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.journal import TIME
from mentoring.core.steps import take

MOST_ATTEMPTS = 3
GRACE = timedelta(minutes=2)
"""How long a worker may be silent beyond its time limit before another one takes over."""


class UnwantedError(Exception):
    """Somebody has cancelled, or another worker has taken over."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out: mentor by newcomer, (code, people, places, mentors) of who has nobody, and its proof."""

    pairs: dict[int, int]
    reasons: dict[int, tuple[str, int, int, int]]
    certificate: str
    digest: str
    findings: int


@action
def claim_cohort() -> tuple[int, int] | None:
    """Take the oldest draft that nobody works on, or whose worker has died: (id, attempt).

    Whoever has killed so many workers that it must be the draft itself has failed.
    """
    now = clock.now()
    lost = (Cohort.state == "running") & (Cohort.lease_until < now)
    due = select(Cohort).where((Cohort.state == "queued") | lost).order_by(Cohort.id).limit(1)
    cohort = db.session.scalar(due.with_for_update(skip_locked=True))
    if cohort is None:
        return None
    lock(cohort)
    cohort.attempts += 1
    if cohort.attempts > MOST_ATTEMPTS:
        take("fail", cohort, TIME)
        cohort.problem = "killed"
        return None
    if cohort.state == "queued":
        take("start", cohort, TIME)
    cohort.lease_until = _lease(now)
    return cohort.id, cohort.attempts


def _lease(now: datetime) -> datetime:
    return now + timedelta(seconds=current_app.config["COHORT_SECONDS"]) + GRACE


@action
def note_progress(cohort_id: int, attempt: int, share: int, stage: str) -> None:
    """How far the worker is. Raises UnwantedError when nobody wants its result any more."""
    mine = (Cohort.id == cohort_id) & (Cohort.state == "running") & (Cohort.attempts == attempt)
    noted = update(Cohort).where(mine).values(share=share, stage=stage, lease_until=_lease(clock.now()))
    found = db.session.execute(noted.returning(Cohort.id), execution_options={"synchronize_session": False})
    if found.scalar() is None:
        raise UnwantedError()


@action
def fail_cohort(cohort_id: int, attempt: int, problem: str) -> None:
    """The worker could not finish, and trying again would end the same."""
    cohort = db.session.get_one(Cohort, cohort_id)
    lock(cohort)
    if (cohort.state, cohort.attempts) == ("running", attempt):
        take("fail", cohort, TIME)
        cohort.problem = problem[:40]


@action
def keep_inputs(cohort_id: int, attempt: int, inputs: Inputs) -> None:
    """Store everybody as codes, and who is kept apart; who cannot take part any more is taken out."""
    cohort = _own(cohort_id, attempt)
    cohort.closeness, cohort.closeness_number = inputs.closeness.values, inputs.closeness.number
    cohort.people_digest = inputs.digest
    codes = [{one.key: codes_of(one) for one in side} for side in (inputs.newcomers, inputs.mentors)]
    _keep_codes(CohortNewcomer, cohort_id, codes[0])
    _keep_codes(CohortMentor, cohort_id, codes[1])
    _keep_apart(cohort_id, inputs, codes[0], codes[1])


def _own(cohort_id: int, attempt: int) -> Cohort:
    """The draft, locked, as long as it is this worker's. Raises UnwantedError."""
    cohort = db.session.get(Cohort, cohort_id)
    if cohort is None:
        raise UnwantedError()
    lock(cohort)
    if (cohort.state, cohort.attempts) != ("running", attempt):
        raise UnwantedError()
    return cohort


def _keep_codes(model: Any, cohort_id: int, codes: dict[Any, dict[str, Any]]) -> None:
    for row in db.session.scalars(select(model).where(model.cohort_id == cohort_id)).all():
        if row.person_id in codes:
            row.codes = codes[row.person_id]
        else:
            db.session.delete(row)
    db.session.flush()


def _keep_apart(cohort_id: int, inputs: Inputs, newcomers: Collection[Any], mentors: Collection[Any]) -> None:
    """Rules of people who are here; those of a worker before are written anew."""
    mine = CohortRule.cohort_id == cohort_id
    gone = CohortRule.newcomer_id.not_in(newcomers) | CohortRule.mentor_id.not_in(mentors)
    db.session.execute(delete(CohortRule).where(mine, gone | (CohortRule.kind == "apart")))
    known = select(CohortRule.newcomer_id, CohortRule.mentor_id).where(mine)
    rules = {(newcomer, mentor) for newcomer, mentor in db.session.execute(known)}
    db.session.add_all(
        CohortRule(cohort_id=cohort_id, newcomer_id=newcomer, mentor_id=mentor, kind="apart")
        for newcomer, mentor in inputs.excluded
        if (newcomer, mentor) not in rules
    )


@action
def keep_outcome(cohort_id: int, attempt: int, outcome: Outcome) -> None:
    """The draft is done: every newcomer has somebody, or the reason why not."""
    cohort = _own(cohort_id, attempt)
    rows = select(CohortNewcomer).where(CohortNewcomer.cohort_id == cohort_id)
    for row in db.session.scalars(rows).all():
        row.mentor_id = outcome.pairs.get(row.person_id)
        row.reason, row.rivals, row.places, row.mentors = outcome.reasons.get(row.person_id, ("", 0, 0, 0))
    cohort.certificate, cohort.pairs_digest = outcome.certificate, outcome.digest
    cohort.findings, cohort.finished_at = outcome.findings, clock.now()
    cohort.share = 100
    take("finish", cohort, TIME)
