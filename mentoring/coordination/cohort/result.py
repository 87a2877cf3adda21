"""What a finished proposal says as counts of the whole, and who changes against the one before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from mentoring.coordination.cohort.rows import mentors_of, newcomers_of, pairs_of, people_with_ids
from mentoring.coordination.models import Cohort, CohortMentor, CohortNewcomer
from mentoring.core.db import db
from mentoring.mentorship.lifecycle import WAITING
from mentoring.mentorship.models import Enquiry
from mentoring.people.models import Person

PROMISE_DAYS = 21
"""The promise that the engine's second tier keeps."""


@dataclass(frozen=True, slots=True)
class LandLine:
    """One Land: how many take part, how many of them have somebody."""

    name: str
    newcomers: int
    paired: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Coverage and load of the whole."""

    newcomers: int
    paired: int
    waiting: int
    waiting_paired: int
    mentors: int
    places: int
    by_land: list[LandLine]
    loads: list[tuple[Person, int, int]]


def figures_of(cohort: Cohort) -> Figures:
    """All figures, in two queries."""
    newcomers, mentors = newcomers_of(cohort), mentors_of(cohort)
    late = [row for row in newcomers if row.codes and row.codes["waiting_days"] > PROMISE_DAYS]
    return Figures(
        newcomers=len(newcomers),
        paired=_paired(newcomers),
        waiting=len(late),
        waiting_paired=_paired(late),
        mentors=len(mentors),
        places=sum(row.places for row in mentors),
        by_land=_by_land(newcomers),
        loads=_loads(newcomers, mentors),
    )


def _paired(rows: Sequence[CohortNewcomer]) -> int:
    return sum(row.mentor_id is not None for row in rows)


def _by_land(rows: Sequence[CohortNewcomer]) -> list[LandLine]:
    names = {row.person_id: row.person.land.name if row.person.land else "" for row in rows}
    everybody = Counter(names.values())
    paired = Counter(names[row.person_id] for row in rows if row.mentor_id is not None)
    return [LandLine(name, everybody[name], paired[name]) for name in sorted(everybody)]


def _loads(
    newcomers: Sequence[CohortNewcomer], mentors: Sequence[CohortMentor]
) -> list[tuple[Person, int, int]]:
    used = Counter(row.mentor_id for row in newcomers)
    return [(row.person, used[row.person_id], row.places) for row in mentors]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Against another proposal: who keeps whom, who changes (person, before, now), who came and who has gone.

    `accepted` and `open` are enquiries that the other one led to: those stay as they are.
    """

    other: Cohort
    kept: int
    changes: list[tuple[Person, Person | None, Person | None]]
    came: int
    gone: int
    accepted: int
    open: int


def comparison_of(cohort: Cohort, other: Cohort) -> Comparison:
    """In four queries."""
    before, now = pairs_of(other), pairs_of(cohort)
    both = before.keys() & now.keys()
    changed = [key for key in both if before[key] != now[key]]
    ids = {key for newcomer in changed for key in (newcomer, before[newcomer], now[newcomer]) if key}
    people = people_with_ids(ids)
    changes = [(people[key], people.get(before[key] or 0), people.get(now[key] or 0)) for key in changed]
    states = _enquiry_states(other)
    return Comparison(
        other=other,
        kept=len(both) - len(changed),
        changes=sorted(changes, key=lambda change: (change[0].display_name, change[0].id)),
        came=len(now.keys() - before.keys()),
        gone=len(before.keys() - now.keys()),
        accepted=states.get("accepted", 0),
        open=sum(states.get(state, 0) for state in WAITING),
    )


def _enquiry_states(cohort: Cohort) -> dict[str, int]:
    """How the enquiries of a published proposal stand now."""
    rows = select(Enquiry.state, func.count()).join(CohortNewcomer, CohortNewcomer.enquiry_id == Enquiry.id)
    found = db.session.execute(rows.where(CohortNewcomer.cohort_id == cohort.id).group_by(Enquiry.state))
    return {state: number for state, number in found}


def answers_of(cohort: Cohort) -> dict[str, int]:
    """Of a published proposal: how many enquiries wait, found each other, or ended otherwise."""
    states = _enquiry_states(cohort)
    waiting = sum(states.get(state, 0) for state in WAITING)
    accepted = states.get("accepted", 0)
    return {"open": waiting, "accepted": accepted, "ended": sum(states.values()) - waiting - accepted}
