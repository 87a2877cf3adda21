"""Those who search, for the office: all of them, and one with what happened, what is hard and who could fit."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _

from mentoring.coordination.routes.looks import ask_purpose
from mentoring.coordination.routes.room import Answer, blueprint, pager_words, reader
from mentoring.coordination.routes.search_words import facts_of_search, obstacle_lines, waiting_words
from mentoring.coordination.routes.stories import moments_of
from mentoring.core.access import requires
from mentoring.core.looks import looked_at_today
from mentoring.core.queries import page_of
from mentoring.mentorship.models import Enquiry, Need
from mentoring.mentorship.queries import enquiries_for, need_for, searches, waiting_enquiries_of
from mentoring.mentorship.routes.wording import NEED_STATES
from mentoring.mentorship.suggestions import Suggestions, obstacles_of, suggestions_for
from mentoring.people.wording import role_words

MOST_SHOWN = 3


@blueprint.get("/koordination/wartende")
@requires("coordinator")
def searches_index() -> Answer:
    page = page_of(searches(reader()), request.args.get("seite", 1, type=int))
    return render_template(
        "coordination/searches_index.html",
        page=page,
        rows=_rows(page.rows),
        pager=pager_words(page, "coordination.searches_index"),
    )


def _rows(needs: Sequence[Need]) -> list[dict[str, Any]]:
    """One line for each who searches, with what waits for an answer."""
    waiting = waiting_enquiries_of(needs)
    return [
        {
            "url": url_for("coordination.searches_show", need_id=need.id),
            "name": need.person.account.name or need.person.display_name,
            "role": role_words(need.person),
            "since": need.waiting_since,
            "days": need.days_waited,
            "stand": waiting_words(waiting.get(need.id)),
        }
        for need in needs
    ]


@blueprint.get("/koordination/wartende/<int:need_id>")
@requires("coordinator")
def searches_show(need_id: int) -> Answer:
    need = need_for(reader(), need_id)
    if need.person_id not in looked_at_today(reader()):
        return ask_purpose(need.person, purpose="waiting")
    asked = enquiries_for(need)
    present = next((one for one in asked if one.is_waiting), None)
    return render_template(
        "coordination/searches_show.html",
        need=need,
        state=NEED_STATES[need.state],
        facts=facts_of_search(need),
        present=present,
        own=need.person_id == reader().id,
        moments=moments_of(need, asked, present, reader()),
        **_outlook(need, present),
    )


def _outlook(need: Need, present: Enquiry | None) -> dict[str, Any]:
    """Who could fit and what makes it hard, as long as it is the office's turn."""
    if need.state != "searching" or present is not None:
        return {"cards": [], "obstacles": [], "heading": ""}
    found: Suggestions = suggestions_for(need, MOST_SHOWN)
    heading = _("Was die Suche schwer macht") if found.cards else _("Warum zurzeit niemand passt")
    return {
        "cards": found.cards,
        "obstacles": obstacle_lines(need, obstacles_of(need), fits=bool(found.cards)),
        "heading": heading,
    }
