"""The office's first page: what needs a human, by deadline; below it a few figures and the Länder."""

from collections.abc import Sequence
from typing import Any

from flask import current_app, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from mentoring.coordination.queries import Desk, desk
from mentoring.coordination.queries.figures import Figures, figures_of_office
from mentoring.coordination.routes.desk_words import LABELS, desk_row
from mentoring.coordination.routes.room import Answer, blueprint, pager_words, reader
from mentoring.core import clock
from mentoring.core.access import requires
from mentoring.people.models import Land
from mentoring.people.queries import laender

HERE = "coordination.overview_show"
BANDS = (1, 3, 5, 8)
"""From so many free places on a tile is one level darker."""


@blueprint.get("/koordination")
@requires("coordinator")
def overview_show() -> Answer:
    kind = request.args.get("art", "")
    kind = kind if kind in LABELS else ""
    work = desk(reader(), kind, request.args.get("seite", 1, type=int))
    figures, lands = figures_of_office(), laender()
    return render_template(
        "coordination/overview_show.html",
        rows=[desk_row(task) for task in work.page.rows],
        total=sum(work.counts.values()),
        kinds=_kinds(work, kind),
        pager=pager_words(work.page, HERE, **({"art": kind} if kind else {})),
        figures=_figures(figures),
        tiles=_tiles(figures, lands),
        gaps=_gaps(figures, lands),
        today=clock.now(),
        placeholders=current_app.config["PLACEHOLDERS"],
    )


def _kinds(work: Desk, kind: str) -> list[dict[str, Any]]:
    """Ways to narrow the list, for kinds that there are; the chosen one stays, even when nothing is left of it."""
    there = [name for name in LABELS if name in work.counts or name == kind]
    everything = {"label": _("Alles"), "url": url_for(HERE), "current": not kind}
    return [
        everything,
        *(
            {
                "label": f"{LABELS[name]} ({work.counts.get(name, 0)})",
                "url": url_for(HERE, art=name),
                "current": name == kind,
            }
            for name in there
        ),
    ]


def _figures(known: Figures) -> list[dict[str, Any]]:
    """Plain counts of the whole, each with a way to where it comes from."""
    tandems, free, searching = known.tandems, sum(known.free.values()), sum(known.searching.values())
    words = (
        ngettext("Person sucht", "Personen suchen", searching),
        ngettext("Tandem läuft", "Tandems laufen", tandems),
        ngettext("Platz ist frei", "Plätze sind frei", free),
    )
    newcomers, mentors = (url_for("coordination.people_index", rolle=role) for role in ("newcomer", "mentor"))
    return [
        _figure(searching, words[0], newcomers, _("Einsteiger*innen ansehen")),
        _figure(tandems, words[1], mentors, _("Mentor*innen ansehen")),
        _figure(free, words[2], url_for("mentorship.mentors_index"), _("Plätze ansehen")),
    ]


def _figure(value: int, text: str, url: str, label: str) -> dict[str, Any]:
    return {"value": value, "text": text, "url": url, "link_label": label}


def _tiles(known: Figures, lands: Sequence[Land]) -> list[dict[str, Any]]:
    """All Länder with their free places."""
    return [
        {
            "code": land.short,
            "name": land.name,
            "band": _places(known.free.get(land.code, 0), known.searching.get(land.code, 0)),
            "mark": str(known.free.get(land.code, 0)),
            "level": sum(known.free.get(land.code, 0) >= least for least in BANDS),
            "url": url_for("mentorship.mentors_index", land=land.code),
        }
        for land in lands
    ]


def _places(free: int, searching: int) -> str:
    places = ngettext("%(num)d freier Platz", "%(num)d freie Plätze", free)
    people = ngettext("%(num)d Person sucht", "%(num)d Personen suchen", searching)
    return f"{places}, {people}"


def _gaps(known: Figures, lands: Sequence[Land]) -> str:
    """Where people search and nobody has a place, in one sentence."""
    empty = [land for land in lands if known.searching.get(land.code) and not known.free.get(land.code)]
    if not empty:
        return ""
    people = sum(known.searching[land.code] for land in empty)
    names = ", ".join(land.name for land in empty)
    return ngettext(
        "%(num)d Person sucht, wo kein Platz frei ist: %(names)s.",
        "%(num)d Personen suchen, wo kein Platz frei ist: %(names)s.",
        people,
        names=names,
    )
