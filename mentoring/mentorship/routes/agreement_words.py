"""An agreement in words: line by line, and what has changed from one version to the next."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from mentoring.mentorship.models import FORMATS, Agreement, Tandem
from mentoring.mentorship.suggestions.sentences import words_of
from mentoring.people.queries import topics
from mentoring.people.wording import label


@dataclass(frozen=True, slots=True)
class Change:
    """One line that reads differently now."""

    label: str
    before: str
    after: str


def agreement_lines(agreement: Agreement, tandem: Tandem) -> list[tuple[str, str]]:
    """Everything the two agree on, as pairs of a label and words."""
    return [
        (_("Themen"), " · ".join(label(topic) for topic in topics() if topic.slug in agreement.topics)),
        (_("Unsere Ziele"), agreement.goals),
        (_learns(tandem.newcomer.display_name), agreement.newcomer_learns or _("noch nicht geschrieben")),
        (_learns(tandem.mentor.display_name), agreement.mentor_learns or _("noch nicht geschrieben")),
        (_("Dauer"), ngettext("%(num)s Monat", "%(num)s Monate", agreement.months)),
        (_("Wie lange und wie oft"), agreement.rhythm),
        (_("Wie wir uns treffen"), words_of(agreement.channels, FORMATS)),
        (_("Vertraulichkeit"), agreement.confidentiality),
        (_("Rollen"), agreement.roles),
        (_("Wie wir aufhören"), agreement.stopping),
    ]


def _learns(name: str) -> str:
    return _("Was %(name)s lernen möchte", name=name)


def changes(before: Agreement, after: Agreement, tandem: Tandem) -> list[Change]:
    """What reads differently, line by line."""
    pairs = zip(agreement_lines(before, tandem), agreement_lines(after, tandem), strict=True)
    return [Change(name, old, new) for (name, old), (_same, new) in pairs if old != new]
