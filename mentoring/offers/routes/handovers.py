"""Handing a talk or an application over to a colleague of the office."""

from flask import render_template, url_for
from flask_babel import gettext as _

from mentoring.core.access import requires
from mentoring.core.errors import WrongState
from mentoring.offers.actions import hand_over
from mentoring.offers.forms import HandoverForm
from mentoring.offers.lifecycle import IN_HAND
from mentoring.offers.models import Consultation, MembershipApplication
from mentoring.offers.queries import application, colleagues_for, consultation
from mentoring.offers.routes.room import Answer, asked_again, blueprint, done, reader

WAY = "/koordination/<any(erstgespraeche,mitgliedschaft):desk>/<int:asked_id>/weitergabe"
DESKS = {"erstgespraeche": "offers.consultations_index", "mitgliedschaft": "offers.applications_index"}
PAGE = "offers/handovers_new.html"


@blueprint.get(WAY)
@requires("coordinator")
def handovers_new(desk: str, asked_id: int) -> Answer:
    asked = _in_hand(desk, asked_id)
    return render_template(PAGE, form=HandoverForm(colleagues_for(asked)), asked=asked, desk=DESKS[desk])


def _in_hand(desk: str, asked_id: int) -> Consultation | MembershipApplication:
    """What somebody takes care of. Raises WrongState for anything else."""
    find = consultation if desk == "erstgespraeche" else application
    asked: Consultation | MembershipApplication = find(reader(), asked_id)
    if asked.state not in IN_HAND:
        raise WrongState()
    return asked


@blueprint.post(WAY)
@requires("coordinator")
def handovers_create(desk: str, asked_id: int) -> Answer:
    asked = _in_hand(desk, asked_id)
    colleagues = colleagues_for(asked)
    form = HandoverForm(colleagues)
    if not form.validate():
        return asked_again(PAGE, form=form, asked=asked, desk=DESKS[desk])
    hand_over(reader(), asked, next(one for one in colleagues if str(one.id) == form.colleague.data))
    return done(_("Übergeben. Beide erfahren es."), DESKS[desk])


def way_to_hand_over(desk: str, asked: Consultation | MembershipApplication) -> list[tuple[str, str]]:
    """The link on the desk's list, for what somebody takes care of."""
    if asked.state not in IN_HAND:
        return []
    return [(_("Übergeben"), url_for("offers.handovers_new", desk=desk, asked_id=asked.id))]
