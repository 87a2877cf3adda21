"""The room's part of "Mein Bereich": what somebody has asked the office, and how it stands."""

from mentoring.offers.queries import own_consultations
from mentoring.offers.routes.wording import standing_of
from mentoring.people.contributions import Section, contributes_to_my_area
from mentoring.people.models import Person

ORDER = 60


@contributes_to_my_area
def my_questions(person: Person) -> Section | None:
    """Questions to the office that are not over."""
    standings = [standing_of(one) for one in own_consultations(person)]
    return Section(ORDER, "offers/_my_questions.html", {"standings": standings}) if standings else None
