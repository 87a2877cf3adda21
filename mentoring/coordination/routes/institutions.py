"""The catalogue of houses: search, correct, and join two that are one."""

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _

from mentoring.coordination.forms.catalogue import HouseForm
from mentoring.coordination.queries.institutions import (
    alike_houses,
    head_counts,
    institution_for_office,
    institutions,
    places_of,
)
from mentoring.coordination.routes.room import Answer, asked_again, blueprint, done, pager_words, reader
from mentoring.core.access import requires
from mentoring.core.forms import clean_line
from mentoring.core.queries import page_of
from mentoring.people.actions import edit_institution, merge_institutions
from mentoring.people.models import Institution
from mentoring.people.queries import all_types
from mentoring.people.wording import label


@blueprint.get("/koordination/einrichtungen")
@requires("coordinator")
def institutions_index() -> Answer:
    options = [(kind.code, label(kind)) for kind in all_types()]
    chosen = {
        "suche": (clean_line(request.args.get("suche", "")) or "")[:80],
        "art": request.args.get("art", ""),
    }
    chosen["art"] = chosen["art"] if chosen["art"] in dict(options) else ""
    page = page_of(institutions(chosen["suche"], chosen["art"]), request.args.get("seite", 1, type=int))
    return render_template(
        "coordination/institutions_index.html",
        page=page,
        rows=_rows(list(page.rows)),
        pager=pager_words(page, "coordination.institutions_index", **{k: v for k, v in chosen.items() if v}),
        options=options,
        chosen=chosen,
    )


def _rows(houses: list[Institution]) -> list[dict[str, Any]]:
    counts, places = head_counts([one.id for one in houses]), places_of(houses)
    return [
        {
            "url": url_for("coordination.institutions_edit", institution_id=one.id),
            "id": one.id,
            "name": one.name,
            "kind": label(one.type),
            "place": places[one.id] or _("nicht angegeben"),
            "people": counts.get(one.id, 0),
        }
        for one in houses
    ]


@blueprint.get("/koordination/einrichtungen/<int:institution_id>")
@requires("coordinator")
def institutions_edit(institution_id: int) -> Answer:
    house = institution_for_office(institution_id)
    form = HouseForm(house.type_code, data={"name": house.name, "type_code": house.type_code})
    return render_template("coordination/institutions_edit.html", form=form, **_house_words(house))


def _house_words(house: Institution) -> dict[str, Any]:
    alike = _rows(list(alike_houses(house)))
    return {"house": house, "alike": alike, "people": head_counts([house.id]).get(house.id, 0)}


@blueprint.post("/koordination/einrichtungen/<int:institution_id>")
@requires("coordinator")
def institutions_update(institution_id: int) -> Answer:
    house = institution_for_office(institution_id)
    form = HouseForm(house.type_code)
    if not form.validate():
        return asked_again("coordination/institutions_edit.html", form=form, **_house_words(house))
    edit_institution(reader(), house, form.name.data, form.type_code.data)
    return done(_("Die Einrichtung ist geändert."), "coordination.institutions_index")


@blueprint.get("/koordination/einrichtungen/<int:institution_id>/zusammenfuehrung/<int:other_id>")
@requires("coordinator")
def institution_mergers_new(institution_id: int, other_id: int) -> Answer:
    kept, merged = (institution_for_office(one) for one in (institution_id, other_id))
    rows = _rows([kept, merged])
    return render_template("coordination/institution_mergers_new.html", kept=rows[0], merged=rows[1])


@blueprint.post("/koordination/einrichtungen/<int:institution_id>/zusammenfuehrung/<int:other_id>")
@requires("coordinator")
def institution_mergers_create(institution_id: int, other_id: int) -> Answer:
    kept, merged = (institution_for_office(one) for one in (institution_id, other_id))
    merge_institutions(reader(), kept, merged)
    return done(_("Aus zwei Einrichtungen ist eine geworden."), "coordination.institutions_index")
