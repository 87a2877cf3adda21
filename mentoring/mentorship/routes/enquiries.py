"""Asking a mentor, and what becomes of it."""

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.mentorship.actions import (
    ask_mentor,
    asking_refusal,
    cancel_enquiry,
    decline_enquiry,
    say_yes,
    withdraw_enquiry,
)
from mentoring.mentorship.forms import EnquiryForm, OfficeWordsForm
from mentoring.mentorship.queries import enquiry_for, mentor_for, open_need_of
from mentoring.mentorship.routes.enquiry_page import enquiry_page, form_for
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader
from mentoring.mentorship.routes.topics import own_need


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
    enquiry = enquiry_for(reader(), enquiry_id)
    return enquiry_page(enquiry, form_for(enquiry, reader()))


@blueprint.post("/anfragen/<int:enquiry_id>/zusage")
@requires("signed_in")
def acceptances_create(enquiry_id: int) -> Response:
    tandem = say_yes(reader(), enquiry_for(reader(), enquiry_id))
    if tandem is None:
        waiting = _("Danke, Ihr Ja ist da. Sagt die andere Person auch Ja, hören Sie es von uns.")
        return done(waiting, "mentorship.enquiries_show", enquiry_id=enquiry_id)
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
    enquiry = enquiry_for(reader(), enquiry_id)
    withdraw_enquiry(reader(), enquiry)
    if reader().id == enquiry.mentor_id:
        return done(_("Ihr Angebot ist zurückgezogen."), "people.my_area_show")
    taken_back = (
        _("Ihre Anfrage ist zurückgezogen.") if enquiry.beginner == "newcomer" else _("Das ist beendet.")
    )
    return done(taken_back, "mentorship.suggestions_index")


@blueprint.post("/anfragen/<int:enquiry_id>/abbruch")
@requires("coordinator")
def cancellations_create(enquiry_id: int) -> Response | tuple[str, int]:
    enquiry, form = enquiry_for(reader(), enquiry_id), OfficeWordsForm()
    if not form.validate():
        return enquiry_page(enquiry, form), NOT_FILLED_IN
    cancel_enquiry(reader(), enquiry, form.words.data)
    return done(_("Die Anfrage ist beendet."), "mentorship.enquiries_show", enquiry_id=enquiry_id)
