"""How pages name practice examples: their states, whom they come from, and the choices of their filters."""

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.offers.models import PracticeExample
from mentoring.offers.routes.room import blueprint
from mentoring.people.queries import laender, offered_topics, offered_types
from mentoring.people.wording import label

Options = dict[str, list[tuple[str, str]]]
EXAMPLE_STATES: Mapping[str, tuple[Any, str]] = {
    "draft": (_l("Entwurf"), ""),
    "submitted": (_l("liegt bei der Koordination"), "info"),
    "returned": (_l("zum Überarbeiten zurück"), "warn"),
    "published": (_l("veröffentlicht"), "ok"),
    "withdrawn": (_l("zurückgenommen"), ""),
}
EXAMPLE_NEXT: Mapping[str, Any] = {
    "draft": _l("Nur Sie sehen diesen Entwurf. Reichen Sie ihn ein, wenn er fertig ist."),
    "submitted": _l("Die Koordination liest das Beispiel und veröffentlicht es oder schreibt Ihnen."),
    "returned": _l("Die Koordination bittet um eine Änderung. Danach können Sie es wieder einreichen."),
    "published": _l("Alle können das Beispiel lesen. Zum Ändern nehmen Sie es kurz von der Seite."),
    "withdrawn": _l("Niemand außer Ihnen sieht das Beispiel. Sie können es wieder aufnehmen oder löschen."),
}


@blueprint.context_processor
def example_words() -> dict[str, Any]:
    """How pages of the room name where an example comes from."""
    return {"house_words": house_words}


def house_words(example: PracticeExample) -> str:
    """The kind of institution and the Land: what everybody may read of its origin."""
    kind = _("Selbsthilfe") if example.is_veiled else label(example.institution_type)
    return ", ".join((kind, example.land.name))


def options() -> Options:
    """What lists of examples can be narrowed by; protected kinds would tell what a card does not say."""
    return {
        "land": [(land.code, land.name) for land in laender()],
        "art": [(kind.code, label(kind)) for kind in offered_types() if not kind.protected],
        "thema": [(topic.slug, label(topic)) for topic in offered_topics()],
    }


def chosen_of(choices: Options, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """What the address says, where it is one of the choices; before somebody says something, what is `known`."""
    given = {name: request.args[name] for name in choices if name in request.args}
    wanted = given or dict(known or {})
    return {name: value if (value := wanted.get(name, "")) in dict(choices[name]) else "" for name in choices}
