"""The search of topics: what is found, by kinds, and where to go on when nothing is."""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from flask import url_for
from flask_babel import lazy_gettext as _l

from mentoring.core.access import current_reader
from mentoring.offers.routes.example_words import house_words
from mentoring.people.models import Person, Topic
from mentoring.people.queries import offered_topics
from mentoring.people.wording import label
from mentoring.search.models import Term, is_in, terms_of, words_of
from mentoring.search.queries import MOST, found_examples, found_trainings
from mentoring.trainings.forms import FORMATS
from mentoring.web.guides import GUIDES, spoken

LONGEST = 200
PAGES = (
    (_l("Termine in Ihrem Kalender"), "people.guides_show", _l("Abo Outlook iPhone Google Thunderbird iCal")),
    (_l("Wenn es zäh läuft"), "mentorship.tough_times_show", _l("Tandem Hilfe Pause Konflikt")),
    (_l("Wie entsteht die Reihenfolge?"), "mentorship.orders_show", _l("Vorschläge Region Nähe Matching")),
    (_l("Wie es weitergehen kann"), "web.ways_show", _l("niemand gefunden warten Angebote")),
    (_l("Erstgespräch vereinbaren"), "offers.consultations_new", _l("Koordination Telefon Fragen Hilfe")),
    (_l("Beratung anfragen"), "offers.advices_new", _l("Koordination Hilfe Rat")),
    (_l("Mitglied werden"), "offers.applications_new", _l("Mitgliedschaft Netzwerk Antrag")),
    (_l("Datenschutz"), "web.privacy", _l("Daten löschen Cookies Speicherung")),
    (_l("Erklärung zur Barrierefreiheit"), "web.accessibility", _l("Tastatur Vorleseprogramm Barriere")),
)
"""Pages that are found by their names and by a few words more."""


class HelpPage(NamedTuple):
    """A page that explains, or a part of one."""

    title: str
    url: str
    words: str


def finding_words(typed: str) -> dict[str, Any]:
    """The variables of the page: what was typed, and what is found for it."""
    typed = " ".join(typed[:LONGEST].split())
    terms = terms_of(typed)
    found = _found(cast("Person | None", current_reader()), terms)
    words = {"house_words": house_words, "label": label, "formats": FORMATS, "most": MOST}
    return {"typed": typed, "terms": terms, **words, **found}


def _found(person: Person | None, terms: Sequence[Term]) -> dict[str, Any]:
    """All kinds of things, and how many they are together; without a term the topics to choose from."""
    topics, trainings, examples = offered_topics(), found_trainings(person, terms), found_examples(terms)
    named = [topic for topic in topics if _is_about(topic, terms)]
    pages, coming = _help_pages(terms), trainings[0].total if trainings else 0
    return {
        "topics": named if terms else topics,
        "trainings": trainings,
        "trainings_total": coming,
        "examples": examples,
        "help_pages": pages,
        "total": len(named) + coming + examples.total + len(pages),
    }


def _is_about(topic: Topic, terms: Sequence[Term]) -> bool:
    return is_in(terms, words_of(f"{topic.de} {topic.en}"))


def _help_pages(terms: Sequence[Term]) -> list[HelpPage]:
    """Parts of the pages that explain, and other pages, in the language of the reader; named so first."""
    pages = [*_parts(), *(HelpPage(str(name), url_for(end), str(more)) for name, end, more in PAGES)]
    found = [page for page in pages if is_in(terms, words_of(f"{page.title} {page.words}"))]
    return sorted(found, key=lambda page: not is_in(terms, words_of(page.title)))[:MOST]


def _parts() -> list[HelpPage]:
    return [
        HelpPage(part.heading, f"{url_for(guide.endpoint)}#{part.slug}", " ".join(part.lines))
        for guide in GUIDES
        for part in spoken(guide)
    ]
