"""What the office does with a proposal for everybody: draft it, stop it, let it be published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import delete

from mentoring.coordination.cohort.candidates import Candidates, candidates
from mentoring.coordination.cohort.rows import Pairs
from mentoring.coordination.models import Cohort, CohortMentor, CohortNewcomer, CohortRule
from mentoring.coordination.queries.forgettable import forgettable_cohorts
from mentoring.core import clock
from mentoring.core.clock import job
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import declare, record
from mentoring.core.steps import take
from mentoring.mentorship.models.parties import office
from mentoring.people.models import Person

declare(
    *("cohort.drafted", "cohort.started", "cohort.finished", "cohort.failed"),
    *("cohort.cancelled", "cohort.released", "cohort.published"),
    silent=True,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the office asks for: who takes part, the mentors' places, the rules, and what counts."""

    newcomers: frozenset[int]
    places: Mapping[int, int]
    fixed: Pairs = ()
    excluded: Pairs = ()
    emphasis: str | None = None
    waiting_first: bool = True
    lift_worst: bool = True
    previous_id: int | None = None


@action
def draft_cohort(actor: Person, draft: Draft) -> Cohort:
    """Put a draft into the worker's queue: no letters, and nobody is bound. Who cannot take part now is left out."""
    if not office(actor):
        raise NotAllowed()
    now_open = candidates()
    cohort = Cohort(
        made_by=actor.id,
        made_at=clock.now(),
        emphasis=draft.emphasis,
        waiting_first=draft.waiting_first,
        lift_worst=draft.lift_worst,
        previous_id=draft.previous_id,
    )
    db.session.add(cohort)
    db.session.flush()
    _add_people(cohort, draft, now_open)
    record("cohort.drafted", actor, cohort.id)
    return cohort


def _add_people(cohort: Cohort, draft: Draft, now_open: Candidates) -> None:
    needs = {need.person_id: need.id for need in now_open.needs if need.person_id in draft.newcomers}
    free = now_open.places
    places = {key: min(wanted, free[key]) for key, wanted in draft.places.items() if key in free}
    places = {key: number for key, number in places.items() if number > 0}
    if not needs or not places:
        raise WrongState(_("Niemand von den Ausgewählten kann zurzeit teilnehmen. Bitte wählen Sie neu."))
    rows: list[object] = [
        CohortNewcomer(cohort_id=cohort.id, person_id=key, need_id=need_id) for key, need_id in needs.items()
    ]
    rows += [
        CohortMentor(cohort_id=cohort.id, person_id=key, places=number) for key, number in places.items()
    ]
    db.session.add_all([*rows, *_rules(cohort, draft, needs, places)])
    db.session.flush()


def _rules(
    cohort: Cohort, draft: Draft, needs: Mapping[int, int], places: Mapping[int, int]
) -> list[CohortRule]:
    """Rules of people who take part; a pair that is fixed is not excluded."""
    rules = {**dict.fromkeys(draft.excluded, "excluded"), **dict.fromkeys(draft.fixed, "fixed")}
    return [
        CohortRule(cohort_id=cohort.id, newcomer_id=newcomer, mentor_id=mentor, kind=kind)
        for (newcomer, mentor), kind in rules.items()
        if newcomer in needs and mentor in places
    ]


@action
def cancel_cohort(actor: Person, cohort: Cohort) -> None:
    """Stop a computation that nobody waits for any more."""
    take("cancel", cohort, actor)


@action
def release_cohort(actor: Person, cohort: Cohort) -> None:
    """Publish: from now on the worker asks both sides, pair by pair."""
    take("publish", cohort, actor)
    cohort.published_by, cohort.published_at = actor.id, clock.now()


@job("cohorts.forget")
@action
def forget_cohorts(now: datetime) -> int:
    """Remove old proposals, with everybody's codes."""
    old = delete(Cohort).where(Cohort.id.in_(forgettable_cohorts(now))).returning(Cohort.id)
    return len(db.session.execute(old, execution_options={"synchronize_session": False}).all())
