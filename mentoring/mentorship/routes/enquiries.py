"""Asking a mentor, and what becomes of it."""

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.mentorship.actions import (
    accept_enquiry,
    ask_mentor,
    asking_refusal,
    cancel_enquiry,
    decline_enquiry,
    withdraw_enquiry,
)
from mentoring.mentorship.forms import EnquiryForm, OfficeWordsForm
from mentoring.mentorship.models import Enquiry
from mentoring.mentorship.queries import enquiry_for, mentor_for, open_need_of, profile_of
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader
from mentoring.mentorship.routes.topics import own_need
from mentoring.mentorship.routes.wording import ENQUIRY_STATES, enquiry_timeline
from mentoring.mentorship.suggestions import Line, reasons_for_mentor


@blueprint.get("/mentorinnen/<int:mentor_id>/anfrage")
@requires("newcomer")
def enquiries_new(mentor_id: int) -> str | Response:
    profile, need = mentor_for(reader(), mentor_id), open_need_of(reader())
    if need is None:
        return redirect(url_for("mentorship.topics_edit"))
    refusal = asking_refusal(need, profile)
    return render_template(
        "mentorship/enquiries_new.html", profile=profile, form=EnquiryForm(), refusal=refusal
    )


@blueprint.post("/mentorinnen/<int:mentor_id>/anfrage")
@requires("newcomer")
def enquiries_create(mentor_id: int) -> Response | tuple[str, int]:
    profile, form, need = mentor_for(reader(), mentor_id), EnquiryForm(), own_need()
    if not form.validate():
        return render_template("mentorship/enquiries_new.html", profile=profile, form=form), NOT_FILLED_IN
    enquiry = ask_mentor(reader(), need, profile, form.words.data)
    return done(_("Ihre Anfrage ist unterwegs."), "mentorship.enquiries_show", enquiry_id=enquiry.id)


@blueprint.get("/anfragen/<int:enquiry_id>")
@requires("signed_in")
def enquiries_show(enquiry_id: int) -> str:
    return _enquiry_page(enquiry_for(reader(), enquiry_id), OfficeWordsForm(formdata=None))


def _enquiry_page(enquiry: Enquiry, form: OfficeWordsForm) -> str:
    words, kind = ENQUIRY_STATES[enquiry.state]
    return render_template(
        "mentorship/enquiries_show.html",
        enquiry=enquiry,
        state_words=words,
        state_kind=kind,
        moments=enquiry_timeline(enquiry, reader()),
        reasons=_reasons(enquiry),
        form=form,
    )


def _reasons(enquiry: Enquiry) -> list[Line]:
    """Only the mentor reads why an enquiry came to her."""
    profile = profile_of(reader()) if reader().id == enquiry.mentor_id else None
    return reasons_for_mentor(enquiry, profile) if profile is not None and enquiry.state == "open" else []


@blueprint.post("/anfragen/<int:enquiry_id>/zusage")
@requires("signed_in")
def acceptances_create(enquiry_id: int) -> Response:
    tandem = accept_enquiry(reader(), enquiry_for(reader(), enquiry_id))
    message = _("Sie haben beide Ja gesagt. Namen und Kontakt sind jetzt offen.")
    return done(message, "mentorship.tandems_show", tandem_id=tandem.id)


@blueprint.post("/anfragen/<int:enquiry_id>/absage")
@requires("signed_in")
def refusals_create(enquiry_id: int) -> Response:
    decline_enquiry(reader(), enquiry_for(reader(), enquiry_id))
    return done(_("Danke für Ihre Antwort."), "mentorship.enquiries_show", enquiry_id=enquiry_id)


@blueprint.post("/anfragen/<int:enquiry_id>/rueckzug")
@requires("signed_in")
def withdrawals_create(enquiry_id: int) -> Response:
    withdraw_enquiry(reader(), enquiry_for(reader(), enquiry_id))
    return done(_("Ihre Anfrage ist zurückgezogen."), "mentorship.suggestions_index")


@blueprint.post("/anfragen/<int:enquiry_id>/abbruch")
@requires("coordinator")
def cancellations_create(enquiry_id: int) -> Response | tuple[str, int]:
    enquiry, form = enquiry_for(reader(), enquiry_id), OfficeWordsForm()
    if not form.validate():
        return _enquiry_page(enquiry, form), NOT_FILLED_IN
    cancel_enquiry(reader(), enquiry, form.words.data)
    return done(_("Die Anfrage ist beendet."), "mentorship.enquiries_show", enquiry_id=enquiry_id)
