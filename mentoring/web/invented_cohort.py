"""What the demo's office has done for all who search: closeness weighed anew, and a proposal for everybody drafted."""

from datetime import timedelta

from mentoring.coordination.closeness import publish_closeness
from mentoring.coordination.cohort import Draft, candidates, draft_cohort, draft_with, run_cohorts
from mentoring.coordination.cohort.rows import pairs_of
from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.mentorship.suggestions import closeness_in_force
from mentoring.people.models import Person
from mentoring.web.invented import Invented

WAITING = tuple(
    Invented(slug, name, "newcomer", house, topics, searching=days)
    for slug, name, house, topics, days in (
        ("arslan", "Elif Arslan", 4, "officer_role leadership_buy_in", 8),
        ("berger", "Anke Berger", 5, "eye_level diversity", 11),
        ("conrad", "Timo Conrad", 6, "staff_training participation", 6),
        ("dietz", "Franziska Dietz-Oberhauser", 8, "cooperation_agreement regular_exchange", 27),
        ("ebert", "Jörg Ebert", 9, "goals_measures award_preparation", 3),
        ("fiedler", "Nadja Fiedler", 17, "winning_clinics quality_circle_start", 12),
        ("goll", "Sven Goll", 3, "patient_referral", 1),
        ("haas", "Ines Haas", 18, "funding winning_groups", 9),
        ("iwanow", "Olga Iwanow", 19, "self_help_basics funding", 5),
    )
)
"""More people who search, so that a proposal for everybody has somebody to think of."""
OPEN_MENTORS = 8
WEIGHED = "Nachbarkreise zählen etwas mehr, weil viele mit dem Auto oder der Bahn dorthin fahren."


def plan_for_all(office: Person) -> None:
    """Tables first, then the drafts."""
    weigh_closeness(office)
    propose_for_all(office)


def weigh_closeness(office: Person) -> None:
    """The office has let neighbouring Kreise count a little more."""
    present = closeness_in_force()
    values = {**present.values, "region": {**present.values["region"], "neighbour_kreis": 95}}
    with standing_at(clock.now() - timedelta(days=40)):
        publish_closeness(office, values, WEIGHED, over=present.number)


def propose_for_all(office: Person) -> None:
    """A draft that the worker has computed, and a second one without one of its pairs."""
    here = candidates()
    everybody = frozenset(need.person_id for need in here.needs)
    places = dict.fromkeys(list(here.places)[:OPEN_MENTORS], 1)
    with standing_at(clock.now() - timedelta(hours=3)):
        first = draft_cohort(office, Draft(everybody, places))
        run_cohorts(clock.now())
    newcomer, mentor = next((one, other) for one, other in pairs_of(first).items() if other)
    with standing_at(clock.now() - timedelta(hours=2)):
        draft_cohort(office, draft_with(first, (newcomer, mentor or 0), "excluded"))
        run_cohorts(clock.now())
