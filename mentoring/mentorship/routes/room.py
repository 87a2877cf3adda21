"""The blueprint, and what its pages share: who reads, and how a button's answer leads on."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from mentoring.core.access import current_reader
from mentoring.core.errors import NotAllowed
from mentoring.core.queries import Page
from mentoring.mentorship.actions.guards import guard_self_service
from mentoring.mentorship.models import FORMATS, LANGUAGES, PURPOSES
from mentoring.mentorship.queries.enquiries import has_met
from mentoring.mentorship.suggestions.sentences import words_of
from mentoring.people.models import Person, Topic
from mentoring.people.queries import share_carrier
from mentoring.people.wording import institution_words, label, region_words, role_words, type_words

blueprint = Blueprint("mentorship", __name__, url_prefix="/mentoring")
NOT_FILLED_IN = 422


SELF_SERVICE = (
    *("enquiries_new", "enquiries_create", "offers_index", "offers_new", "offers_create"),
    *("wished_mentors_new", "wished_mentors_create", "wished_mentors_update", "wished_mentors_destroy"),
    *("onward_moves_create", "onward_moves_update"),
)
"""Pages and buttons by which people ask and offer themselves."""
TO_OFFICE = ("mentors_index", "mentors_show")
"""Pages that only the office and whom they concern read where it proposes."""


@blueprint.before_request
def keep_to_the_office() -> None:
    """Where only the office proposes, ways to ask lead nowhere; a sentence says who acts instead."""
    name = (request.endpoint or "").rpartition(".")[2]
    if name in SELF_SERVICE or (name in TO_OFFICE and not _may_look()):
        guard_self_service()


def _may_look() -> bool:
    """The office reads every mentor; others themselves, and whom the office has proposed to them."""
    known: int | None = (request.view_args or {}).get("mentor_id")
    person = reader()
    if person.has_role("coordinator") or person.id == known:
        return True
    return known is not None and has_met(person, known)


def reader() -> Person:
    """Whoever is signed in."""
    person = current_reader()
    if not isinstance(person, Person):
        raise NotAllowed()
    return person


@blueprint.context_processor
def words() -> dict[str, Any]:
    """How pages of the room name people, topics and codes."""
    return {
        "formats": FORMATS,
        "institution_words": institution_words,
        "label": label,
        "languages": LANGUAGES,
        "purposes": PURPOSES,
        "region_words": region_words,
        "role_words": role_words,
        "share_carrier": share_carrier,
        "topic_words": topic_words,
        "type_words": type_words,
        "words_of": words_of,
    }


def topic_words(topics: Iterable[Topic]) -> str:
    """Topics in a row."""
    return " · ".join(label(topic) for topic in topics)


def pager_words(page: Page[Any], endpoint: str, **values: Any) -> dict[str, Any]:
    """The way through a long list, as the component `pager` takes it."""

    def url(number: int) -> str:
        return url_for(endpoint, **values, seite=number) if 1 <= number <= page.last else ""

    return {
        "number": page.number,
        "count": page.last,
        "previous_url": url(page.number - 1),
        "next_url": url(page.number + 1),
    }


def done(message: str, endpoint: str, **values: Any) -> Response:
    """Say what has happened and lead on to a page."""
    flash(message, "success")
    return redirect(url_for(endpoint, **values) + "#meldung")
