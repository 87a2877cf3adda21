"""The list of people of a training as plain rows: what its leader needs, and an institution only as people allow."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.core import clock
from mentoring.core.tables import Row
from mentoring.people.models import Person
from mentoring.people.wording import institution_words
from mentoring.trainings.models import Registration, Training
from mentoring.trainings.queries import leading
from mentoring.trainings.queries.attendances import marks_of, taught
from mentoring.trainings.routes.attendances import MARK_WORDS

STATE_WORDS = {"registered": _l("Angemeldet"), "offered": _l("Platz angeboten"), "waiting": _l("Warteliste")}


def participant_rows(reader: Person, training: Training) -> list[Row]:
    """A heading, and one row per person who comes or waits."""
    people, dates = leading.participants(reader, training), taught(training)
    marks = marks_of([one.id for one in people])
    days = [f"{clock.in_berlin(one.starts_at):%d.%m.%Y}" for one in dates]
    heading = [_("Name"), _("E-Mail-Adresse"), _("Einrichtung"), _("Stand"), _("Seit"), *days]
    rows = [[*_about(one), *_marks(marks[one.id], [date.id for date in dates])] for one in people]
    return [heading, *rows]


def _about(one: Registration) -> list[str]:
    account = one.person.account
    return [
        account.name,
        account.email,
        institution_words(one.person) if one.shows_institution else "",
        str(STATE_WORDS[one.state]),
        f"{clock.in_berlin(one.created_at):%d.%m.%Y}",
    ]


def _marks(marks: Mapping[int, str], date_ids: list[int]) -> list[str]:
    return [str(MARK_WORDS[marks[date_id]]) if date_id in marks else "" for date_id in date_ids]
