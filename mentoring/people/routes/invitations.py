"""The page behind the link of an invitation: what the office entered, and a yes or a no."""

from typing import Any

from flask import current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import public
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link, find_link
from mentoring.people.actions import confirm_invitation, decline_invitation
from mentoring.people.forms import InvitationAnswerForm
from mentoring.people.models import Invitation, Person
from mentoring.people.notices import INVITATION
from mentoring.people.queries import chosen_roles, topics
from mentoring.people.routes.room import Answer, asked_again, blueprint
from mentoring.people.wording import ROLE_LABELS, label, region_words, type_words


@blueprint.get("/einladung/<token>")
@public
def invitations_show(token: str) -> Answer:
    link = find_link(token, INVITATION)
    words = _entered(link)
    return render_template("people/invitations_show.html", form=InvitationAnswerForm(), token=token, **words)


@blueprint.post("/einladung/<token>/zusage")
@public
def confirmations_create(token: str) -> Answer:
    link = find_link(token, INVITATION)
    form = InvitationAnswerForm()
    if not form.validate():
        return asked_again("people/invitations_show.html", form=form, token=token, **_entered(link))
    confirm_invitation(link)
    flash(_("Vielen Dank, Sie sind dabei. Loggen Sie sich jetzt mit Ihrer E-Mail-Adresse ein."), "success")
    return _to_the_door()


@blueprint.post("/einladung/<token>/absage")
@public
def invitations_destroy(token: str) -> Answer:
    decline_invitation(find_link(token, INVITATION))
    flash(_("Ihre Angaben sind gelöscht. Sie bekommen keine weitere Post von uns."), "success")
    return redirect(url_for("web.home_show") + "#meldung")


def _to_the_door() -> Response:
    """Sign-in stands in a room of its own; a letter's link signs nobody in."""
    known = "security.login" in current_app.view_functions
    return redirect(url_for("security.login" if known else "web.home_show") + "#meldung")


def _entered(link: Link) -> dict[str, Any]:
    """What the office entered, as facts; no address, because letters may go to shared mailboxes."""
    person = db.session.get(Person, link.subject_id)
    if person is None:
        raise NotFound()
    wish = db.session.get(Invitation, person.id)
    wished = set(wish.topics) if wish is not None else set()
    facts = [
        (_("Name"), person.account.name),
        (_("Art der Einrichtung"), type_words(person, opened=True)),
        (_("Land"), region_words(person)),
        (_("Möglichkeiten"), ", ".join(str(ROLE_LABELS[name]) for name in chosen_roles(person))),
    ]
    named = ", ".join(label(topic) for topic in topics() if topic.slug in wished)
    return {"facts": facts + ([(_("Gewünschte Themen"), named)] if named else [])}
