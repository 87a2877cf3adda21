"""The worker's part: compute a draft with the engine, check it, keep the result; then publish what is released."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from flask import current_app
from sqlalchemy import select

from mentoring.coordination.cohort.actions import (
    Outcome,
    UnwantedError,
    claim_cohort,
    complete_cohort,
    fail_cohort,
    keep_inputs,
    keep_outcome,
    note_progress,
    publish_rows,
)
from mentoring.coordination.cohort.inputs import Inputs, digest_of, profile_for
from mentoring.coordination.cohort.rows import cohort_with, rules_of
from mentoring.coordination.models import Cohort, CohortMentor, CohortNewcomer
from mentoring.core import clock
from mentoring.core.clock import job
from mentoring.core.db import db
from mentoring.mentorship.queries import mentor_rows
from mentoring.mentorship.queries.everybody import kept_apart_pairs, searching_needs
from mentoring.mentorship.suggestions import closeness_in_force, row_profile

if TYPE_CHECKING:
    from matching import Profile, Proposal

STEPS_TOLD, WHOLE = 20, 100
log = logging.getLogger(__name__)


@job("cohorts.run")
def run_cohorts(_now: datetime) -> int:
    """One draft a round; letters and clocks are not kept waiting for more."""
    claimed = claim_cohort()
    if claimed is not None:
        conduct(*claimed)
    return 0 if claimed is None else 1


def conduct(cohort_id: int, attempt: int) -> None:
    """Compute one draft. What goes wrong in it is written on it and stops no other."""
    try:
        inputs = gather_inputs(cohort_with(cohort_id))
        keep_inputs(cohort_id, attempt, inputs)
        proposal = _propose(inputs, cohort_with(cohort_id).objective, _teller(cohort_id, attempt))
        keep_outcome(cohort_id, attempt, _checked(inputs, proposal))
    except UnwantedError:
        log.info("cohort %s is no longer wanted", cohort_id)
    except Exception as error:
        log.error("cohort %s failed: %s", cohort_id, type(error).__name__)
        fail_cohort(cohort_id, attempt, type(error).__name__)


def gather_inputs(cohort: Cohort) -> Inputs:
    """Everybody of the draft as they are now; who cannot take part any more is left out."""
    newcomers, mentors = _newcomers(cohort), _mentors(cohort)
    ids = ({one.key for one in newcomers}, {one.key for one in mentors})
    apart = {*kept_apart_pairs(), *rules_of(cohort, "excluded")}
    return Inputs(
        newcomers=newcomers,
        mentors=mentors,
        fixed=tuple(pair for pair in rules_of(cohort, "fixed") if pair[0] in ids[0] and pair[1] in ids[1]),
        excluded=tuple(sorted(pair for pair in apart if pair[0] in ids[0] and pair[1] in ids[1])),
        closeness=closeness_in_force(),
    )


def _newcomers(cohort: Cohort) -> "list[Profile]":
    rows = select(CohortNewcomer.person_id).where(CohortNewcomer.cohort_id == cohort.id)
    wanted = set(db.session.scalars(rows))
    found = [profile_for(need, cohort.emphasis) for need in searching_needs() if need.person_id in wanted]
    return sorted(found, key=lambda profile: int(profile.key))


def _mentors(cohort: Cohort) -> "list[Profile]":
    rows = select(CohortMentor.person_id, CohortMentor.places).where(CohortMentor.cohort_id == cohort.id)
    places = {key: number for key, number in db.session.execute(rows)}
    found = [replace(row_profile(row), places=places[row.id]) for row in mentor_rows() if row.id in places]
    return sorted(found, key=lambda profile: int(profile.key))


def _teller(cohort_id: int, attempt: int) -> Callable[[float, str], None]:
    """What the engine calls now and then; writes only what somebody would notice."""
    told = -1

    def tell(share: float, stage: str) -> None:
        nonlocal told
        if int(share * STEPS_TOLD) > told:
            told = int(share * STEPS_TOLD)
            note_progress(cohort_id, attempt, int(share * WHOLE), stage)

    return tell


def _propose(
    inputs: Inputs, objective: tuple[str, ...], progress: Callable[[float, str], None]
) -> "Proposal":
    """The engine at work; no transaction is open meanwhile."""
    from matching import propose

    matcher = inputs.matcher()
    db.session.rollback()
    return propose(
        inputs.newcomers,
        inputs.mentors,
        matcher,
        fixed=inputs.fixed,
        excluded=inputs.excluded,
        objective=objective,
        time_limit=current_app.config["COHORT_SECONDS"],
        progress=progress,
    )


def _checked(inputs: Inputs, proposal: "Proposal") -> Outcome:
    """The result with the verdict of `verify`, which knows nothing of the solver."""
    from matching import verify
    from matching.proof_sheet import Heading, pack

    sides = inputs.newcomers, inputs.mentors
    found = verify(*sides, inputs.matcher(), proposal, inputs.fixed, inputs.excluded).findings
    db.session.rollback()
    heading = Heading(clock.now().isoformat(), version("augenhoehe"), ())
    return Outcome(
        pairs={int(newcomer): int(mentor) for newcomer, mentor in proposal.pairs},
        reasons={
            int(key): (why.code, why.people, why.places, len(why.mentors))
            for key, why in proposal.unmatched.items()
        },
        certificate=pack(proposal, inputs.mentors, heading),
        digest=digest_of(sorted(proposal.pairs)),
        findings=len(found),
    )


@job("cohorts.publish")
def publish_cohorts(_now: datetime) -> int:
    """Ask everybody of the proposals that the office has released; a round that was cut off goes on here."""
    released = select(Cohort).where(Cohort.state == "publishing").order_by(Cohort.id)
    settled = 0
    for cohort in db.session.scalars(released).all():
        settled += publish_rows(cohort)
        complete_cohort(cohort)
    return settled
