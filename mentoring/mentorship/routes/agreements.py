"""What the two of a tandem agree on: written by one, confirmed by both, on one page of paper."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.mentorship.actions import OPEN_TO_CHANGE, confirm_agreement, draft_agreement
from mentoring.mentorship.forms import AgreementForm, agreement_form
from mentoring.mentorship.models import Agreement, Tandem
from mentoring.mentorship.queries import agreements_of, latest_agreement, own_tandem, topics_between
from mentoring.mentorship.routes.agreement_words import agreement_lines, changes
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader
from mentoring.mentorship.routes.tandem_sections import AGREEMENT, TandemSection, contributes_to_tandem
from mentoring.people.models import Person


@contributes_to_tandem
def agreement_of_tandem(tandem: Tandem, reader: Person) -> TandemSection | None:
    """Whether there is one, and whose yes it waits for."""
    last = latest_agreement(tandem)
    open_to_change = tandem.state in OPEN_TO_CHANGE
    if last is None and not open_to_change:
        return None
    words = {"agreement": last, "open": open_to_change, "side": tandem.side_of(reader)}
    return TandemSection(AGREEMENT, "mentorship/_tandem_agreement.html", words)


@blueprint.get("/tandems/<int:tandem_id>/vereinbarung")
@requires("signed_in")
def agreements_show(tandem_id: int) -> str | Response:
    tandem = own_tandem(reader(), tandem_id)
    versions = agreements_of(tandem)
    if not versions:
        return redirect(url_for("mentorship.agreements_edit", tandem_id=tandem_id))
    last = versions[0]
    return render_template(
        "mentorship/agreements_show.html",
        tandem=tandem,
        agreement=last,
        side=tandem.side_of(reader()),
        partner=tandem.partner_of(reader()),
        lines=agreement_lines(last, tandem),
        changed=changes(versions[1], last, tandem) if len(versions) > 1 else [],
        versions=versions,
        open=tandem.state in OPEN_TO_CHANGE,
    )


@blueprint.get("/tandems/<int:tandem_id>/vereinbarung/bearbeiten")
@requires("signed_in")
def agreements_edit(tandem_id: int) -> str | Response:
    tandem = own_tandem(reader(), tandem_id)
    if tandem.state not in OPEN_TO_CHANGE:
        return redirect(url_for("mentorship.tandems_show", tandem_id=tandem_id))
    last = latest_agreement(tandem)
    return _page(tandem, last, _form(tandem, last))


def _form(tandem: Tandem, last: Agreement | None) -> AgreementForm:
    topics = topics_between(tandem, last)
    wished = [topic.slug for topic in tandem.need.topics]
    return agreement_form(last, tandem.side_of(reader()), topics, wished)


def _page(tandem: Tandem, last: Agreement | None, form: AgreementForm) -> str:
    partner = tandem.partner_of(reader())
    side = "mentor" if tandem.side_of(reader()) == "newcomer" else "newcomer"
    words: dict[str, Any] = {"partner": partner, "learns": getattr(last, f"{side}_learns", "")}
    return render_template("mentorship/agreements_edit.html", tandem=tandem, form=form, **words)


@blueprint.post("/tandems/<int:tandem_id>/vereinbarung/bearbeiten")
@requires("signed_in")
def agreements_update(tandem_id: int) -> Response | tuple[str, int]:
    tandem = own_tandem(reader(), tandem_id)
    last = latest_agreement(tandem)
    form = _form(tandem, last)
    if not form.validate():
        return _page(tandem, last, form), NOT_FILLED_IN
    confirm = "confirm" in request.form
    draft_agreement(reader(), tandem, form.words, after=form.number, confirm=confirm)
    message = (
        _("Gespeichert und von Ihnen bestätigt.") if confirm else _("Gespeichert. Noch nicht bestätigt.")
    )
    return done(message, "mentorship.agreements_show", tandem_id=tandem_id)


@blueprint.post("/tandems/<int:tandem_id>/vereinbarung/<int:version>/bestaetigung")
@requires("signed_in")
def agreement_confirmations_create(tandem_id: int, version: int) -> Response:
    confirm_agreement(reader(), own_tandem(reader(), tandem_id), version)
    return done(_("Sie haben die Vereinbarung bestätigt."), "mentorship.agreements_show", tandem_id=tandem_id)
