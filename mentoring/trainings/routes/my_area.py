"""The part of "Mein Bereich" about trainings: where somebody takes part, and what they lead."""

from flask_babel import gettext as _

from mentoring.people.contributions import Section
from mentoring.people.models import Person
from mentoring.trainings.lifecycle import UNDER_WAY
from mentoring.trainings.models import TrainingDate
from mentoring.trainings.queries import leading
from mentoring.trainings.queries.history import Past, past_of
from mentoring.trainings.queries.tasks import thin_trainings
from mentoring.trainings.routes.attendances import MARK_WORDS
from mentoring.trainings.routes.cards import is_cancelled, time_words

ORDER = 50


def my_trainings(person: Person) -> Section:
    """Own registrations that are not over, with their dates ahead."""
    registrations = [
        (one, [(date, time_words(date)) for date in leading.upcoming(one.training.dates)])
        for one in leading.own_registrations(person)
    ]
    words = {
        "registrations": registrations,
        "past": [(one, _marked(one)) for one in past_of(person)],
        "is_cancelled": is_cancelled,
        "leads": person.has_role("trainer"),
        "thin": thin_trainings(person.id) if person.has_role("trainer") else [],
        "profile": leading.trainer_profile(person.id) if person.has_role("trainer") else None,
    }
    return Section(ORDER, "trainings/_my_area.html", words)


def _marked(one: Past) -> list[tuple[TrainingDate, str]]:
    """The dates that took place, each with what was marked."""
    dates = [date for date in one.registration.training.dates if date.state in UNDER_WAY]
    return [(date, str(MARK_WORDS[one.marks[date.id]]) if date.id in one.marks else "") for date in dates]


def has_handed_in(person: Person) -> bool:
    """Whether a trainer's profile is written and handed in."""
    profile = leading.trainer_profile(person.id)
    return profile is not None and profile.state != "draft"


def what_keeps_trainer(person: Person) -> str:
    """Dates that lie ahead are moved and called off on pages that only trainers reach."""
    if not leading.leads_ahead(person):
        return ""
    return _("Sie leiten noch Fortbildungen, die bevorstehen. Bitte sagen Sie sie zuerst ab.")
