"""Rows of proposals for everybody, as pages and the worker read them."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from mentoring.coordination.models import Cohort, CohortMentor, CohortNewcomer, CohortRule
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.forms import BIGGEST_ID
from mentoring.mentorship.queries.conditions import shown_before_acceptance
from mentoring.people.models import Person

Pairs = tuple[tuple[int, int], ...]


def all_cohorts() -> Select[Cohort]:
    """Every proposal, the newest first."""
    return select(Cohort).order_by(Cohort.id.desc())


def cohort_with(cohort_id: int) -> Cohort:
    """One of them. Raises NotFound."""
    found = db.session.get(Cohort, cohort_id) if cohort_id <= BIGGEST_ID else None
    if found is None:
        raise NotFound()
    return found


def newcomers_of(cohort: Cohort) -> Sequence[CohortNewcomer]:
    """All newcomers of a proposal with person and Land, by name."""
    return db.session.scalars(_with_person(cohort)).unique().all()


def paired_of(cohort: Cohort) -> Select[CohortNewcomer]:
    """Those who have somebody."""
    return _with_person(cohort).where(CohortNewcomer.mentor_id.is_not(None))


def unpaired_of(cohort: Cohort) -> Select[CohortNewcomer]:
    """Those who have nobody."""
    return _with_person(cohort).where(CohortNewcomer.mentor_id.is_(None))


def fallen_of(cohort: Cohort) -> Select[CohortNewcomer]:
    """Pairs that could not be asked when the proposal was published."""
    return _with_person(cohort).where(CohortNewcomer.refusal != "")


def _with_person(cohort: Cohort) -> Select[CohortNewcomer]:
    rows = select(CohortNewcomer).join(CohortNewcomer.person).where(CohortNewcomer.cohort_id == cohort.id)
    shown = contains_eager(CohortNewcomer.person).options(*shown_before_acceptance())
    return rows.options(shown).order_by(Person.display_name, Person.id)


def mentors_of(cohort: Cohort) -> Sequence[CohortMentor]:
    """All mentors of a proposal with person and Land, by name."""
    rows = select(CohortMentor).join(CohortMentor.person).where(CohortMentor.cohort_id == cohort.id)
    shown = contains_eager(CohortMentor.person).options(*shown_before_acceptance())
    return db.session.scalars(rows.options(shown).order_by(Person.display_name, Person.id)).unique().all()


def rules_of(cohort: Cohort, *kinds: str) -> Pairs:
    """(newcomer, mentor) of the rules of these kinds."""
    wanted = (CohortRule.cohort_id == cohort.id) & CohortRule.kind.in_(kinds)
    rows = select(CohortRule.newcomer_id, CohortRule.mentor_id).where(wanted)
    found = db.session.execute(rows.order_by(CohortRule.newcomer_id, CohortRule.mentor_id))
    return tuple((newcomer, mentor) for newcomer, mentor in found)


def pairs_of(cohort: Cohort) -> dict[int, int | None]:
    """Mentor by newcomer, None for who has nobody."""
    rows = select(CohortNewcomer.person_id, CohortNewcomer.mentor_id)
    found = db.session.execute(rows.where(CohortNewcomer.cohort_id == cohort.id))
    return {newcomer: mentor for newcomer, mentor in found}


def people_with_ids(ids: Collection[int]) -> dict[int, Person]:
    """People by id, with type and Land, in one query."""
    rows = select(Person).where(Person.id.in_(ids)).options(*shown_before_acceptance())
    return {person.id: person for person in db.session.scalars(rows).unique()}


def asked_count(cohort: Cohort) -> tuple[int, int]:
    """How many pairs of a proposal have been asked or have fallen out, and how many there are."""
    mine = CohortNewcomer.cohort_id == cohort.id
    settled = CohortNewcomer.enquiry_id.is_not(None) | (CohortNewcomer.refusal != "")
    pairs = (
        select(func.count()).select_from(CohortNewcomer).where(mine, CohortNewcomer.mentor_id.is_not(None))
    )
    return db.session.scalar(pairs.where(settled)) or 0, db.session.scalar(pairs) or 0


def last_finished(before: Cohort | None = None) -> Cohort | None:
    """The newest proposal with a result."""
    finished = all_cohorts().where(Cohort.finished_at.is_not(None), Cohort.state != "cancelled")
    if before is not None:
        finished = finished.where(Cohort.id < before.id)
    return db.session.scalar(finished.limit(1))


def makers(cohorts: Sequence[Cohort]) -> dict[int, Person]:
    """Who made these proposals."""
    rows = select(Person).where(Person.id.in_([one.made_by for one in cohorts if one.made_by]))
    return {person.id: person for person in db.session.scalars(rows.options(joinedload(Person.account)))}
