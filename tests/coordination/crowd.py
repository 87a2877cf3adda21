"""Many people for a proposal for everybody, stored at once, and how the worker and people act on it."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from mentoring.accounts.models import Account
from mentoring.coordination.cohort import Draft, candidates, draft_cohort, run_cohorts
from mentoring.coordination.models import Cohort, CohortNewcomer
from mentoring.core import clock, steps
from mentoring.core.db import action, db
from mentoring.mentorship.models import Enquiry, MentorProfile, Need
from mentoring.people.models import Person, Role, Topic
from tests.mentorship.scenes import TOPICS, office

KREISE = ("03403", "04011", "05974", "09162", "11000", "08111", "02000", "06412")
TYPES = ("self_help_contact_point", "hospital", "rehab_clinic", "self_help_group", "practice")


@action
def crowd(newcomers: int, mentors: int, places: int = 1, named: str = "") -> None:
    """So many who search, a few of them for long, and so many with places."""
    topics = db.session.scalars(select(Topic).where(Topic.slug.in_(TOPICS))).all()
    for number in range(newcomers):
        db.session.add(_need(named, number, topics))
    for number in range(mentors):
        db.session.add(_profile(named, number, places, topics))


def _need(named: str, number: int, topics: Sequence[Topic]) -> Need:
    since = clock.now() - timedelta(days=number % 40)
    need = Need(
        person=_person(f"Neu {named}{number}", "newcomer", number), waiting_since=since, question_at=since
    )
    need.topics, need.formats = list(topics[: 1 + number % 2]), ("online",)
    need.question_at = clock.now() + timedelta(days=60)
    set_state(need, "searching")
    return need


def _profile(named: str, number: int, places: int, topics: Sequence[Topic]) -> MentorProfile:
    person = _person(f"Mentor {named}{number}", "mentor", number * 3)
    profile = MentorProfile(person=person, places=places, formats=("online",), edited_at=clock.now())
    profile.topics = list(topics[: 1 + number % 2])
    set_state(profile, "active")
    return profile


def set_state(row: steps.Stateful, state: str) -> None:
    """These people have come all the way before the test begins."""
    with steps._through_the_door():
        row.state = state


def _person(name: str, role: str, number: int) -> Person:
    return person_of(name, role, KREISE[number % len(KREISE)], TYPES[number % len(TYPES)])


def person_of(name: str, role: str, ags: str, kind: str) -> Person:
    """Somebody with a confirmed account in a Kreis and a kind of institution, not stored yet."""
    slug = name.lower().replace(" ", "-")
    account = Account(email=f"{slug}@example.org", name=name, fs_uniquifier=slug, created_at=clock.now())
    account.confirmed_at = clock.now()
    person = Person(account=account, display_name=name, created_at=clock.now(), roles=[Role(name=role)])
    person.land_code, person.kreis_ags = ags[:2], ags
    person.institution_type_code = kind
    return person


def everybody(**values: object) -> Draft:
    """A draft in which all take part who can."""
    here = candidates()
    people = frozenset(need.person_id for need in here.needs)
    return Draft(**{"newcomers": people, "places": here.places, **values})  # type: ignore[arg-type]


def computed(draft: Draft | None = None, actor: Person | None = None) -> Cohort:
    """A draft that the worker has computed."""
    cohort = draft_cohort(actor or office(), draft or everybody())
    run_cohorts(clock.now())
    db.session.refresh(cohort)
    return cohort


def pairs(cohort: Cohort) -> dict[int, int]:
    """Mentor by newcomer, of those who have somebody."""
    rows = select(CohortNewcomer.person_id, CohortNewcomer.mentor_id).where(
        CohortNewcomer.cohort_id == cohort.id, CohortNewcomer.mentor_id.is_not(None)
    )
    return {newcomer: mentor for newcomer, mentor in db.session.execute(rows)}


def enquiries() -> Sequence[Enquiry]:
    """All enquiries, the oldest first."""
    return db.session.scalars(select(Enquiry).order_by(Enquiry.id)).unique().all()
