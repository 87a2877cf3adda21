"""What stands "Auf einen Blick" on the page of a training."""

from flask_babel import gettext as _
from flask_babel import ngettext

from mentoring.people.wording import label
from mentoring.trainings.calendar import place_of
from mentoring.trainings.forms import ACCESS, CERTIFICATE_RULES, FORMATS, LANGUAGES
from mentoring.trainings.models import Training

Fact = tuple[str, str]


def facts_of(training: Training) -> list[Fact]:
    """Labels and words; what was not said has no line."""
    return [
        (name, words) for name, words in (*_where(training), *_for_whom(training), *_how(training)) if words
    ]


def _where(training: Training) -> list[Fact]:
    on_site = training.format != "online"
    return [
        (_("Form"), str(FORMATS[training.format])),
        (_("Ort"), place_of(training) if on_site else ""),
        (_("Kreis"), training.kreis.label if training.kreis and on_site else ""),
        (_("Barrierefreiheit"), access_words(training) if on_site else ""),
    ]


def access_words(training: Training) -> str:
    """What the place offers."""
    offered = [str(words) for code, words in ACCESS.items() if code in training.access]
    return ". ".join(filter(None, (", ".join(offered), training.access_words)))


def _for_whom(training: Training) -> list[Fact]:
    everywhere = [land.name for land in training.laender]
    return [
        (_("Region"), ", ".join(everywhere) or _("Bundesweit")),
        (_("Für"), ", ".join(label(kind) for kind in training.audience) or _("Alle Einrichtungen")),
        (_("Themen"), "; ".join(label(topic) for topic in training.topics)),
        (_("Sprache"), str(LANGUAGES[training.language])),
        (_("Leitung"), ", ".join(one.display_name for one in training.trainers) or _("Netzwerk")),
    ]


def _how(training: Training) -> list[Fact]:
    return [
        (_("Kosten"), training.fee or _("Kostenfrei")),
        (_("Plätze"), str(training.seats)),
        (_("Bescheinigung"), _certificate_words(training)),
        (_("Fortbildungspunkte"), points_words(training)),
    ]


def _certificate_words(training: Training) -> str:
    units = sum(one.counted_units for one in training.dates if one.state != "cancelled")
    rule = str(CERTIFICATE_RULES[training.certificate_rule])
    if not units:
        return rule
    counted = ngettext("eine Einheit zu 45 Minuten", "%(num)d Einheiten zu 45 Minuten", units)
    return _("%(rule)s (%(units)s)", rule=rule, units=counted)


def points_words(training: Training) -> str:
    """Points that are promised: only what a body has recognised."""
    if training.points_state != "recognised":
        return ""
    points = ngettext("%(num)d Punkt", "%(num)d Punkte", training.points or 0)
    return _("%(points)s, anerkannt von: %(body)s", points=points, body=training.points_body)
