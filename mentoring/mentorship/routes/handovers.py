"""Where the two let a tandem go on with somebody else, and where the office proposes it to both."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.mentorship.actions import agree_to_handover, propose_handover, propose_handover_to_both
from mentoring.mentorship.forms import HandoverForm
from mentoring.mentorship.models import Tandem
from mentoring.mentorship.queries import (
    MentorFilter,
    askable_mentors,
    mentor_for,
    open_proposal_of,
    own_tandem,
    tandem_for,
)
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, reader
from mentoring.mentorship.routes.tandem_sections import PROPOSAL, TandemSection, shows_office
from mentoring.mentorship.routes.tandems import back_to_tandem
from mentoring.people.models import Person
from mentoring.people.wording import role_words


@blueprint.get("/tandems/<int:tandem_id>/weitergabe")
@requires("signed_in")
def handovers_new(tandem_id: int) -> str:
    tandem = own_tandem(reader(), tandem_id)
    return _page(tandem, _form(tandem))


def _form(tandem: Tandem) -> HandoverForm:
    """Everybody who can be asked now, for the newcomer's eyes; the two themselves are not among them."""
    profiles = askable_mentors(tandem.newcomer, MentorFilter("", "", ""), 1).rows
    known = [one for one in profiles if one.id not in (tandem.mentor_id, tandem.newcomer_id)]
    return HandoverForm(
        [(str(one.id), f"{one.person.display_name}, {role_words(one.person)}") for one in known]
    )


def _page(tandem: Tandem, form: HandoverForm) -> str:
    return render_template("mentorship/handovers_new.html", tandem=tandem, form=form)


@blueprint.post("/tandems/<int:tandem_id>/weitergabe")
@requires("signed_in")
def handovers_create(tandem_id: int) -> Response | tuple[str, int]:
    tandem = own_tandem(reader(), tandem_id)
    form = _form(tandem)
    if not form.validate():
        return _page(tandem, form), NOT_FILLED_IN
    propose_handover(reader(), tandem, mentor_for(reader(), int(form.colleague.data)))
    return back_to_tandem(
        _("Ihr Vorschlag ist unterwegs. Er gilt, sobald Ihr Gegenüber zustimmt."), tandem_id
    )


@blueprint.post("/tandems/<int:tandem_id>/weitergabe/zusage")
@requires("signed_in")
def handover_acceptances_create(tandem_id: int) -> Response:
    enquiry = agree_to_handover(reader(), own_tandem(reader(), tandem_id))
    if enquiry is None:
        return back_to_tandem(_("Danke. Jetzt fehlt noch das Ja Ihres Gegenübers."), tandem_id)
    message = _("Wir fragen diese Person. Bis sie zusagt, läuft Ihr Tandem weiter wie bisher.")
    return back_to_tandem(message, tandem_id)


@shows_office
def handover_of_tandem(tandem: Tandem, reader: Person) -> TandemSection | None:
    """Where the office proposes somebody, and whether something is proposed already."""
    if tandem.state != "running":
        return None
    waiting = open_proposal_of(tandem) is not None
    return TandemSection(PROPOSAL, "mentorship/_tandem_handover_office.html", {"waiting": waiting})


@blueprint.get("/tandems/<int:tandem_id>/weitergabe/vorschlag")
@requires("coordinator")
def office_handovers_new(tandem_id: int) -> str:
    tandem = _tandem_of_others(tandem_id)
    return _page(tandem, _form(tandem))


def _tandem_of_others(tandem_id: int) -> Tandem:
    """Raises NotFound for a tandem of the reader's own: there the office has no say."""
    tandem = tandem_for(reader(), tandem_id)
    if reader().id in (tandem.newcomer_id, tandem.mentor_id):
        raise NotFound()
    return tandem


@blueprint.post("/tandems/<int:tandem_id>/weitergabe/vorschlag")
@requires("coordinator")
def office_handovers_create(tandem_id: int) -> Response | tuple[str, int]:
    tandem = _tandem_of_others(tandem_id)
    form = _form(tandem)
    if not form.validate():
        return _page(tandem, form), NOT_FILLED_IN
    propose_handover_to_both(reader(), tandem, mentor_for(reader(), int(form.colleague.data)))
    message = _("Beide lesen Ihren Vorschlag. Gefragt wird die dritte Person erst, wenn beide zustimmen.")
    return back_to_tandem(message, tandem_id)
