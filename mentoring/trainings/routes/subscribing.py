"""Which calendar fits what somebody looks at, and the words of the box that offers it."""

from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _

from mentoring.core.links import external_url
from mentoring.core.subscription import Subscription
from mentoring.people.wording import label
from mentoring.trainings.forms import FORMATS
from mentoring.trainings.queries.listing import Choice, Selection

OF_THEIR_OWN = {
    "art": ("trainings.feeds_institution_type", "code"),
    "land": ("trainings.feeds_land", "ags"),
    "thema": ("trainings.feeds_topic", "slug"),
}
"""Filters whose calendar has an address of its own: endpoint and variable."""


def subscription_to(endpoint: str, scope: str, **values: Any) -> Subscription:
    """A calendar of our own, by its full address."""
    return Subscription(external_url(endpoint, str(get_locale()), **values), scope)


def subscription_for(chosen: Selection, known: list[Choice]) -> Subscription:
    """The calendar that follows a selection; values that do not exist are passed over."""
    given = _known_filters(chosen, known)
    if not given:
        return subscription_to(
            "trainings.feeds_all", _("Das Abo folgt Ihrem Filter. Zurzeit: alle Fortbildungen.")
        )
    words = ", ".join(text for _name, _value, text in given)
    scope = _("Das Abo folgt Ihrem Filter. Zurzeit: %(words)s.", words=words)
    name, value, _text = given[0]
    if len(given) == 1 and name in OF_THEIR_OWN:
        endpoint, variable = OF_THEIR_OWN[name]
        return subscription_to(endpoint, scope, **{variable: value})
    values = {name: sorted(one[1] for one in given if one[0] == name) for name, _value, _text in given}
    return subscription_to("trainings.feeds_selection", scope, **values)


def _known_filters(chosen: Selection, known: list[Choice]) -> list[tuple[str, str, str]]:
    """Name in the query, value and words of what was chosen; in the order of addresses."""
    single = (
        ("art", "institution_type", chosen.institution_type),
        ("land", "land", chosen.land),
        ("thema", "topic", chosen.topic),
    )
    wanted = {(kind, value): name for name, kind, value in single}
    forms = [("form", name, str(FORMATS[name])) for name in sorted(set(chosen.formats)) if name in FORMATS]
    rows = [(choice, wanted.get((choice.kind, choice.code))) for choice in known]
    return sorted([*forms, *((name, choice.code, label(choice)) for choice, name in rows if name)])
