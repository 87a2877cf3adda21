"""The search of topics: what is found, by kinds, and where to go on when nothing is."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, cast

from flask import url_for
from flask_babel import lazy_gettext as _l

from mentoring.core.access import current_reader
from mentoring.core.queries import Page
from mentoring.offers.routes.example_words import house_words
from mentoring.people.models import Person, Topic
from mentoring.people.queries import offered_topics
from mentoring.people.wording import label
from mentoring.search.models import Term, is_in, near_words, terms_of, words_of
from mentoring.search.queries import PER_PAGE, found_examples, found_trainings, titles_to_find
from mentoring.trainings.forms import FORMATS
from mentoring.trainings.routes.listing import pager
from mentoring.web.guides import GUIDES, spoken

LONGEST = 200
FIRST = 10
"""So many of each kind stand on the page of all kinds."""
KINDS = {"fortbildungen": _l("Fortbildungen"), "praxisbeispiele": _l("Praxisbeispiele"), "hilfe": _l("Hilfe")}
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


def finding_words(typed: str, kind: str = "", number: int = 1) -> dict[str, Any]:
    """The variables of the page: what was typed, and what is found for it; of one kind alone page by page."""
    typed = " ".join(typed[:LONGEST].split())
    terms, person = terms_of(typed), cast("Person | None", current_reader())
    kind = kind if terms and kind in KINDS else ""
    topics, found = _topics(terms, kind), _found(person, terms, kind, max(number, 1))
    total = sum(page.total for page in found.values()) + len(topics if terms else ())
    return {
        "typed": typed,
        "terms": terms,
        "kind": kind,
        "kinds": KINDS,
        "topics": topics,
        "found": found,
        "total": total,
        "near": _near(person, terms) if terms and not total else [],
        "pager": pager(found[kind], "web.findings_index", q=typed, bereich=kind) if kind else None,
        **{"house_words": house_words, "label": label, "formats": FORMATS},
    }


def _topics(terms: Sequence[Term], kind: str) -> Sequence[Topic]:
    """Those that are named so; without a term all to choose from."""
    if kind:
        return []
    return [topic for topic in offered_topics() if not terms or _is_about(topic, terms)]


def _is_about(topic: Topic, terms: Sequence[Term]) -> bool:
    return is_in(terms, words_of(f"{topic.de} {topic.en}"))


def _found(person: Person | None, terms: Sequence[Term], kind: str, number: int) -> dict[str, Page[Any]]:
    """One page of a kind, or the first things of every kind."""
    finders: dict[str, Callable[[int, int], Page[Any]]] = {
        "fortbildungen": partial(found_trainings, person, terms),
        "praxisbeispiele": partial(found_examples, terms),
        "hilfe": partial(_help_pages, terms),
    }
    if kind:
        return {kind: finders[kind](number, PER_PAGE)}
    return {name: find(1, FIRST) for name, find in finders.items()}


def _help_pages(terms: Sequence[Term], number: int, size: int) -> Page[HelpPage]:
    """Parts of the pages that explain, and other pages, in the language of the reader; named so first."""
    found = [page for page in _pages() if is_in(terms, words_of(f"{page.title} {page.words}"))]
    found.sort(key=lambda page: not is_in(terms, words_of(page.title)))
    number = number if (number - 1) * size < len(found) else 1
    return Page(found[(number - 1) * size : number * size], number, len(found), size)


def _pages() -> list[HelpPage]:
    return [*_parts(), *(HelpPage(str(name), url_for(end), str(more)) for name, end, more in PAGES)]


def _parts() -> list[HelpPage]:
    return [
        HelpPage(part.heading, f"{url_for(guide.endpoint)}#{part.slug}", " ".join(part.lines))
        for guide in GUIDES
        for part in spoken(guide)
    ]


def _near(person: Person | None, terms: Sequence[Term]) -> list[str]:
    """Words of topics, help and titles that are spelled nearly so; each of them finds something."""
    topics = (label(topic) for topic in offered_topics())
    return near_words(terms, chain(topics, (page.title for page in _pages()), titles_to_find(person)))
