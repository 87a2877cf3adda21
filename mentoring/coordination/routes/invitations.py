"""Inviting one colleague, and the invitations that wait for an answer."""

from datetime import timedelta
from typing import Any

from flask import current_app, render_template, request
from flask_babel import gettext as _

from mentoring.coordination.forms import InvitationForm
from mentoring.coordination.routes.room import Answer, asked_again, blueprint, done, pager_words, reader
from mentoring.core.access import requires
from mentoring.core.queries import page_of
from mentoring.people.actions import invite_person, withdraw_invitation
from mentoring.people.models import Invitation
from mentoring.people.queries import chosen_roles, open_invitations
from mentoring.people.wording import ROLE_LABELS, region_words, type_words


@blueprint.get("/koordination/einladungen")
@requires("coordinator")
def invitations_index() -> Answer:
    page = page_of(open_invitations(), request.args.get("seite", 1, type=int))
    rows = [_row(invitation) for invitation in page.rows]
    pager = pager_words(page, "coordination.invitations_index")
    return render_template("coordination/invitations_index.html", page=page, rows=rows, pager=pager)


def _row(invitation: Invitation) -> dict[str, Any]:
    person = invitation.person
    days = timedelta(days=current_app.config["UNCONFIRMED_INVITED_DAYS"])
    return {
        "person_id": person.id,
        "name": person.account.name,
        "kind": type_words(person, opened=True),
        "land": region_words(person),
        "roles": ", ".join(str(ROLE_LABELS[name]) for name in chosen_roles(person)),
        "invited": invitation.created_at,
        "answer_by": invitation.created_at + days,
    }


@blueprint.get("/koordination/einladungen/neu")
@requires("coordinator")
def invitations_new() -> Answer:
    return render_template("coordination/invitations_new.html", form=InvitationForm())


@blueprint.post("/koordination/einladungen")
@requires("coordinator")
def invitations_create() -> Answer:
    form = InvitationForm()
    if not form.validate():
        return asked_again("coordination/invitations_new.html", form=form)
    person = invite_person(reader(), form.invited)
    message = _("Die Einladung an %(name)s ist unterwegs.", name=person.account.name)
    return done(message, "coordination.invitations_index")


@blueprint.post("/koordination/einladungen/<int:person_id>/ruecknahme")
@requires("coordinator")
def invitations_destroy(person_id: int) -> Answer:
    withdraw_invitation(reader(), person_id)
    message = _("Die Einladung ist zurückgenommen, die Angaben sind gelöscht.")
    return done(message, "coordination.invitations_index")
