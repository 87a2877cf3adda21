"""Publishing a proposal for everybody: pair by pair, each with every guard asked again, each asked once."""

from sqlalchemy import select

from mentoring.coordination.models import Cohort, CohortNewcomer
from mentoring.core.clock import one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.journal import TIME
from mentoring.core.steps import take
from mentoring.mentorship.actions.asking import open_proposal
from mentoring.mentorship.actions.guards import refusal_of
from mentoring.mentorship.models import MentorProfile, Need
from mentoring.mentorship.models.parties import office
from mentoring.mentorship.queries import live_tandem_count, open_enquiries_to
from mentoring.people.models import Person

MOST_IN_A_ROUND = 100
"""Some two seconds: letters and clocks are not kept waiting for a thousand pairs."""


def publish_rows(cohort: Cohort) -> int:
    """Ask both sides of pairs that have not been asked yet, some in a round; says how many were settled."""
    mine = (CohortNewcomer.cohort_id == cohort.id) & CohortNewcomer.mentor_id.is_not(None)
    unsettled = CohortNewcomer.enquiry_id.is_(None) & (CohortNewcomer.refusal == "")
    rows = (
        select(CohortNewcomer)
        .where(mine, unsettled)
        .order_by(CohortNewcomer.person_id)
        .limit(MOST_IN_A_ROUND)
    )
    return one_by_one(settle_pair, db.session.scalars(rows).all())


@action
def settle_pair(row: CohortNewcomer) -> bool:
    """One pair: an enquiry that waits for both, or the reason why it fell out. Asking again does nothing."""
    need, profile = db.session.get(Need, row.need_id), db.session.get(MentorProfile, row.mentor_id)
    if need is None or profile is None:
        row.refusal = "gone"
        return True
    lock(need, profile)
    db.session.refresh(row)
    if row.enquiry_id is not None or row.refusal:
        return False
    actor = _publisher(row)
    row.refusal = _refusal(actor, need, profile)
    if actor is not None and not row.refusal:
        row.enquiry_id = open_proposal(actor, need, profile).id
    return True


def _publisher(row: CohortNewcomer) -> Person | None:
    """Whoever pressed the button, as long as they belong to the office."""
    published_by = db.session.get_one(Cohort, row.cohort_id).published_by
    person = db.session.get(Person, published_by) if published_by is not None else None
    return person if person is not None and office(person) else None


def _refusal(actor: Person | None, need: Need, profile: MentorProfile) -> str:
    """Why a pair falls out, as a code; empty when both can be asked."""
    if actor is None:
        return "no_office"
    if actor.id in (need.person_id, profile.id):
        return "own"
    promised = live_tandem_count(profile.id) + len(open_enquiries_to(profile.id)) >= profile.places
    return refusal_of(need, profile) or ("promised" if promised else "")


@action
def complete_cohort(cohort: Cohort) -> bool:
    """Every pair is settled: the proposal is published; says whether this call noted it."""
    lock(cohort)
    mine = (CohortNewcomer.cohort_id == cohort.id) & CohortNewcomer.mentor_id.is_not(None)
    unsettled = CohortNewcomer.enquiry_id.is_(None) & (CohortNewcomer.refusal == "")
    left = db.session.scalar(select(CohortNewcomer.person_id).where(mine, unsettled).limit(1))
    if cohort.state != "publishing" or left is not None:
        return False
    return take("complete", cohort, TIME) is not None
