"""Inviting many colleagues from a pasted list: first a preview that writes nothing, then all at once."""

from typing import Any

from flask import render_template, request
from flask_babel import ngettext

from mentoring.coordination.forms import InvitationListForm, Sheet
from mentoring.coordination.routes.room import Answer, asked_again, blueprint, done, reader
from mentoring.core.access import requires
from mentoring.people.actions import invite_people
from mentoring.people.queries import laender, offered_types
from mentoring.people.wording import ROLE_LABELS, label


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


def _shown(sheet: Sheet) -> list[dict[str, Any]]:
    """The rows as they were understood, in words."""
    kinds = {kind.code: label(kind) for kind in offered_types()}
    regions = {land.code: land.name for land in laender()}
    return [
        {
            "name": one.name,
            "email": one.email,
            "kind": kinds[one.type_code],
            "land": regions[one.land_code],
            "roles": ", ".join(str(ROLE_LABELS[name]) for name in one.roles),
        }
        for one in (row.invited for row in sheet.rows)
    ]


@blueprint.post("/koordination/einladungen/liste")
@requires("coordinator")
def invitation_lists_create() -> Answer:
    form = InvitationListForm()
    if not form.validate():
        return asked_again("coordination/invitation_lists_new.html", form=form)
    count = invite_people(reader(), [row.invited for row in form.sheet.rows])
    message = ngettext("Eine Einladung ist unterwegs.", "%(num)d Einladungen sind unterwegs.", count)
    return done(message, "coordination.invitations_index")
