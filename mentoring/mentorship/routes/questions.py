"""Asking back, and answering."""

from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.mentorship.actions import answer_question, ask_back
from mentoring.mentorship.forms import QuestionForm, ReplyForm
from mentoring.mentorship.queries import enquiry_for
from mentoring.mentorship.routes.enquiry_page import enquiry_page
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader


@blueprint.post("/anfragen/<int:enquiry_id>/rueckfrage")
@requires("signed_in")
def questions_create(enquiry_id: int) -> Response | tuple[str, int]:
    enquiry, form = enquiry_for(reader(), enquiry_id), QuestionForm()
    if not form.validate():
        return enquiry_page(enquiry, form), NOT_FILLED_IN
    ask_back(reader(), enquiry, form.words.data)
    asked = _("Ihre Rückfrage ist unterwegs. Sie können auch ohne Antwort jederzeit entscheiden.")
    return done(asked, "mentorship.enquiries_show", enquiry_id=enquiry_id)


@blueprint.post("/anfragen/<int:enquiry_id>/rueckfrage/antwort")
@requires("signed_in")
def replies_create(enquiry_id: int) -> Response | tuple[str, int]:
    enquiry, form = enquiry_for(reader(), enquiry_id), ReplyForm()
    if not form.validate():
        return enquiry_page(enquiry, form), NOT_FILLED_IN
    answer_question(reader(), enquiry, form.words.data)
    return done(_("Ihre Antwort ist unterwegs."), "mentorship.enquiries_show", enquiry_id=enquiry_id)
