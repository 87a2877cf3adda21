"""Which calendar fits what somebody looks at, and the words of the box that offers it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import segno
from flask_babel import get_locale
from flask_babel import gettext as _
from markupsafe import Markup

from mentoring.core.links import external_url
from mentoring.people.wording import label
from mentoring.trainings.queries.listing import Choice, Selection


@dataclass(frozen=True, slots=True)
class Subscription:
    """One calendar as the component `subscribe_box` offers it."""

    https: str
    scope: str

    @property
    def webcal(self) -> str:
        """The address that opens calendar programs."""
        return "webcal:" + self.https.partition(":")[2]

    @property
    def qr(self) -> Markup:
        """The same address for a phone's camera."""
        return _drawn(self.webcal)


@lru_cache(maxsize=128)
def _drawn(address: str) -> Markup:
    """What segno draws from an address of our own is markup without words."""
    drawn = segno.make(address, micro=False).svg_inline(
        svgclass="app-qr", omitsize=True, border=2, lineclass=None
    )
    return Markup(drawn)  # nosec B704


def subscription_to(endpoint: str, scope: str, **values: Any) -> Subscription:
    """A calendar of our own, by its full address."""
    return Subscription(external_url(endpoint, str(get_locale()), **values), scope)


def subscription_for(chosen: Selection, known: list[Choice]) -> Subscription:
    """The calendar that follows a selection; where there is none for it, the one with all dates."""
    filters = (
        (chosen.land, "land", "feeds_land", "ags"),
        (chosen.institution_type, "institution_type", "feeds_institution_type", "code"),
        (chosen.topic, "topic", "feeds_topic", "slug"),
    )
    given = [one for one in filters if one[0]]
    if len(given) != 1:
        return subscription_to("trainings.feeds_all", _scope_of_all(many=bool(given)))
    value, kind, endpoint, name = given[0]
    words = [label(choice) for choice in known if (choice.kind, choice.code) == (kind, value)]
    if not words:
        return subscription_to("trainings.feeds_all", _scope_of_all(many=False))
    scope = _("Das Abo folgt Ihrem Filter. Zurzeit: %(words)s.", words=words[0])
    return subscription_to(f"trainings.{endpoint}", scope, **{name: value})


def _scope_of_all(*, many: bool) -> str:
    if many:
        return _("Für mehrere Filter zugleich gibt es kein eigenes Abo. Dieses enthält alle Fortbildungen.")
    return _("Das Abo folgt Ihrem Filter. Zurzeit: alle Fortbildungen.")
