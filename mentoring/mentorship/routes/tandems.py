"""The page of a tandem: names and contacts for the two, states for the office."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.db import db
from mentoring.mentorship.actions import end_tandem
from mentoring.mentorship.models import Farewell, MentorProfile
from mentoring.mentorship.queries import tandem_for
from mentoring.mentorship.routes.room import blueprint, done, reader
from mentoring.mentorship.routes.talks import talk_words
from mentoring.mentorship.routes.wording import TANDEM_STATES, tandem_timeline


@blueprint.get("/tandems/<int:tandem_id>")
@requires("signed_in")
def tandems_show(tandem_id: int) -> str:
    tandem = tandem_for(reader(), tandem_id)
    words, kind = TANDEM_STATES[tandem.state]
    one_of_both = reader().id in (tandem.newcomer_id, tandem.mentor_id)
    return render_template(
        "mentorship/tandems_show.html",
        tandem=tandem,
        state_words=words,
        state_kind=kind,
        moments=tandem_timeline(tandem),
        partner=tandem.partner_of(reader()) if one_of_both else None,
        profile=db.session.get(MentorProfile, tandem.mentor_id),
        farewell=db.session.get(Farewell, tandem.id),
        **(talk_words(tandem) if one_of_both else {}),
    )


@blueprint.post("/tandems/<int:tandem_id>/ende")
@requires("signed_in")
def endings_create(tandem_id: int) -> Response:
    end_tandem(reader(), tandem_for(reader(), tandem_id))
    return done(_("Das Tandem ist beendet. Danke für die gemeinsame Zeit."), "people.my_area_show")
