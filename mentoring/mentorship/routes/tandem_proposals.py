"""Where the two extend a tandem, and take an ended one up again: one proposes, the other agrees."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.mentorship.actions import (
    agree_to_extension,
    days_to_reopen,
    drop_proposal,
    propose_extension,
    reopen_tandem,
)
from mentoring.mentorship.forms import ExtensionForm
from mentoring.mentorship.models import Tandem
from mentoring.mentorship.queries import open_proposal_of, own_tandem
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, reader
from mentoring.mentorship.routes.tandem_sections import PROPOSAL, TandemSection, contributes_to_tandem
from mentoring.mentorship.routes.tandems import back_to_tandem
from mentoring.people.models import Person


@contributes_to_tandem
def proposal_of_tandem(tandem: Tandem, reader: Person) -> TandemSection | None:
    """What waits for a second yes, and what can still be taken up again."""
    proposal, days = open_proposal_of(tandem), days_to_reopen(tandem)
    if tandem.ended_at is not None and not days:
        return None
    if tandem.ended_at is None and proposal is None:
        return None
    return TandemSection(PROPOSAL, "mentorship/_tandem_proposal.html", {"proposal": proposal, "days": days})


@blueprint.get("/tandems/<int:tandem_id>/verlaengerung")
@requires("signed_in")
def extensions_new(tandem_id: int) -> str:
    return _page(own_tandem(reader(), tandem_id), ExtensionForm())


def _page(tandem: Tandem, form: ExtensionForm) -> str:
    return render_template("mentorship/extensions_new.html", tandem=tandem, form=form)


@blueprint.post("/tandems/<int:tandem_id>/verlaengerung")
@requires("signed_in")
def extensions_create(tandem_id: int) -> Response | tuple[str, int]:
    tandem, form = own_tandem(reader(), tandem_id), ExtensionForm()
    if not form.validate():
        return _page(tandem, form), NOT_FILLED_IN
    propose_extension(reader(), tandem, form.until.data)
    return back_to_tandem(
        _("Ihr Vorschlag ist unterwegs. Er gilt, sobald Ihr Gegenüber zustimmt."), tandem_id
    )


@blueprint.post("/tandems/<int:tandem_id>/verlaengerung/zusage")
@requires("signed_in")
def extension_acceptances_create(tandem_id: int) -> Response:
    agree_to_extension(reader(), own_tandem(reader(), tandem_id))
    return back_to_tandem(_("Sie machen beide weiter."), tandem_id)


@blueprint.post("/tandems/<int:tandem_id>/vorschlag/ende")
@requires("signed_in")
def tandem_proposals_destroy(tandem_id: int) -> Response:
    drop_proposal(reader(), own_tandem(reader(), tandem_id))
    return back_to_tandem(_("Der Vorschlag ist vom Tisch."), tandem_id)


@blueprint.post("/tandems/<int:tandem_id>/wiederaufnahme")
@requires("signed_in")
def reopenings_create(tandem_id: int) -> Response:
    if reopen_tandem(reader(), own_tandem(reader(), tandem_id)):
        return back_to_tandem(_("Ihr Tandem lebt wieder. Namen und Kontakt sind wieder offen."), tandem_id)
    return back_to_tandem(_("Ihr Gegenüber erfährt, dass Sie weitermachen möchten."), tandem_id)
