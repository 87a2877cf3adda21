"""Inviting many colleagues from a pasted list: first a preview that writes nothing, then all at once."""

from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from mentoring.coordination.forms import InvitationListForm, Sheet
from mentoring.coordination.forms.table import MOST_BYTES
from mentoring.coordination.routes.room import Answer, asked_again, blueprint, done, reader
from mentoring.core.access import requires
from mentoring.mentorship.models import FORMATS, LANGUAGES
from mentoring.people.actions import InvitedPerson, invite_people
from mentoring.people.queries import all_kreise, laender, offered_types, topics
from mentoring.people.wording import ROLE_LABELS, label

TABLES = {"coordination.previews_create", "coordination.invitation_lists_create"}
LARGEST_TABLE = 2 * MOST_BYTES


@blueprint.get("/koordination/einladungen/liste")
@requires("coordinator")
def invitation_lists_new() -> Answer:
    return render_template("coordination/invitation_lists_new.html", form=InvitationListForm())


@blueprint.post("/koordination/einladungen/vorschau")
@requires("coordinator")
def previews_create() -> Answer:
    form = InvitationListForm()
    if not form.validate():
        return asked_again("coordination/invitation_lists_new.html", form=form)
    if "aendern" in request.form:
        return render_template("coordination/invitation_lists_new.html", form=form)
    return render_template("coordination/invitation_lists_preview.html", form=form, rows=_shown(form.sheet))


@blueprint.url_value_preprocessor
def _let_tables_in(endpoint: str | None, _values: object) -> None:
    """A table of a thousand people is larger than any other form of the house."""
    if endpoint in TABLES:
        request.max_content_length = request.max_form_memory_size = LARGEST_TABLE


def _shown(sheet: Sheet) -> list[dict[str, Any]]:
    """The rows as they were understood, in words."""
    kinds = {kind.code: label(kind) for kind in offered_types()}
    districts, words = (
        {one.ags: one.label for one in all_kreise()},
        {one.slug: label(one) for one in topics()},
    )
    regions = {land.code: land.name for land in laender()}
    return [
        {
            "number": row.number,
            "name": one.name,
            "email": one.email,
            "kind": kinds[one.type_code],
            "land": districts.get(one.kreis_ags or "", regions[one.land_code]),
            "house": one.house,
            "more": _more(one, words),
            "roles": ", ".join(str(ROLE_LABELS[name]) for name in one.roles),
        }
        for row, one in ((row, row.invited) for row in sheet.rows)
    ]


def _more(one: InvitedPerson, words: dict[str, str]) -> str:
    """Topics, formats, languages and places in words."""
    parts = [
        *(words[slug] for slug in one.topics),
        *(str(FORMATS[code]) for code in one.formats),
        *(str(LANGUAGES[code]) for code in one.languages),
    ]
    places = [] if one.places is None else [_("Plätze: %(count)s", count=one.places)]
    return ", ".join(parts + places)


@blueprint.post("/koordination/einladungen/liste")
@requires("coordinator")
def invitation_lists_create() -> Answer:
    form = InvitationListForm()
    if not form.validate():
        return asked_again("coordination/invitation_lists_new.html", form=form)
    count = invite_people(reader(), [row.invited for row in form.sheet.rows])
    message = ngettext("Eine Einladung ist unterwegs.", "%(num)d Einladungen sind unterwegs.", count)
    return done(message, "coordination.invitations_index")
