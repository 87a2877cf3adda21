"""Deleting one's account: what follows first, then the button."""

from typing import Any

from flask import current_app, render_template
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from mentoring.accounts.routes.entering import leave
from mentoring.core.access import requires
from mentoring.core.db import db
from mentoring.mentorship.lifecycle import LIVE as LIVE_TANDEM
from mentoring.mentorship.lifecycle import WAITING
from mentoring.mentorship.models import Enquiry, Tandem
from mentoring.people.models import Person
from mentoring.privacy.actions import ask_for_erasure
from mentoring.privacy.queries.erasures import is_alone_in_office
from mentoring.privacy.routes.room import Answer, blueprint, reader
from mentoring.trainings.lifecycle import LIVE
from mentoring.trainings.models import Lead, Registration, Training


@blueprint.get("/meine-daten/loeschung")
@requires("signed_in")
def erasures_new() -> Answer:
    person = reader()
    return render_template(
        "privacy/erasures_new.html",
        days=current_app.config["ERASURE_GRACE_DAYS"],
        alone=is_alone_in_office(person),
        **_what_follows(person),
    )


def _what_follows(person: Person) -> dict[str, Any]:
    """How many of each, and which trainings would be without anybody who leads."""
    pair = (Tandem.newcomer_id == person.id) | (Tandem.mentor_id == person.id)
    asked = (Enquiry.newcomer_id == person.id) | (Enquiry.mentor_id == person.id)
    seats = (Registration.person_id == person.id) & Registration.state.in_(LIVE)
    led = select(Training).join(Lead).where(Lead.person_id == person.id, Lead.state == "confirmed")
    trainings = db.session.scalars(led.where(Training.state == "published")).unique().all()
    return {
        "tandems": len(
            db.session.scalars(select(Tandem.id).where(pair, Tandem.state.in_(LIVE_TANDEM))).all()
        ),
        "enquiries": len(
            db.session.scalars(select(Enquiry.id).where(asked, Enquiry.state.in_(WAITING))).all()
        ),
        "seats": len(db.session.scalars(select(Registration.id).where(seats)).all()),
        "alone_leading": [one for one in trainings if one.trainer_ids == {person.id}],
        "leading": len(trainings),
    }


@blueprint.post("/meine-daten/loeschung")
@requires("signed_in")
def erasures_create() -> Response:
    ask_for_erasure(reader())
    return leave(_("Sie sind ausgeloggt. Ein Brief sagt Ihnen, wann Ihr Konto gelöscht wird."))
