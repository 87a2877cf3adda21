"""What all pages of the office share: their blueprint, and how a page answers a form."""

from typing import Any, cast

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from mentoring.core.access import current_reader
from mentoring.core.queries import Page
from mentoring.mentorship.routes.room import topic_words
from mentoring.people.models import Person
from mentoring.people.queries import share_carrier
from mentoring.people.wording import role_words

blueprint = Blueprint("coordination", __name__)

Answer = Response | str | tuple[str, int]
UNCLEAR = 422
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.context_processor
def words() -> dict[str, Any]:
    """How pages of the room name people and topics."""
    return {"role_words": role_words, "share_carrier": share_carrier, "topic_words": topic_words}


def reader() -> Person:
    """The coordinator who reads, on pages that require one."""
    return cast(Person, current_reader())


def asked_again(template: str, **words: Any) -> tuple[str, int]:
    """The page of a form with something missing or wrong: all that was typed is still there."""
    return render_template(template, **words), UNCLEAR


def done(message: str, endpoint: str, **values: Any) -> Response:
    """On to a page, with the news of what was done."""
    flash(message, "success")
    return redirect(url_for(endpoint, **values) + "#meldung")


def pager_words(page: Page[Any], endpoint: str, **kept: Any) -> dict[str, Any]:
    """The ways to the neighbouring pages of a list, with what narrows it."""

    def to(number: int) -> str:
        return url_for(endpoint, **kept, seite=number) if 1 <= number <= page.last else ""

    neighbours = {"previous_url": to(page.number - 1), "next_url": to(page.number + 1)}
    return {"number": page.number, "count": page.last, **neighbours}
