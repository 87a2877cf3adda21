"""Where a mentor offers herself to a search that lets mentors do so."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.mentorship.actions import offer_mentoring
from mentoring.mentorship.forms import OfferForm, WordsForm
from mentoring.mentorship.models import MentorProfile, Need
from mentoring.mentorship.queries import free_offers_of, profile_of, search_open_to
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader
from mentoring.mentorship.suggestions import open_searches_for, reasons_for_mentor


@blueprint.get("/angebote")
@requires("mentor")
def offers_index() -> str:
    profile = profile_of(reader())
    free = free_offers_of(profile) if profile is not None else 0
    found = open_searches_for(profile) if profile is not None and free else []
    return render_template("mentorship/offers_index.html", profile=profile, free=free, found=found)


@blueprint.get("/angebote/<int:need_id>")
@requires("mentor")
def offers_new(need_id: int) -> str:
    profile, need = _both(need_id)
    return _page(profile, need, OfferForm())


@blueprint.post("/angebote/<int:need_id>")
@requires("mentor")
def offers_create(need_id: int) -> Response | tuple[str, int]:
    (profile, need), form = _both(need_id), OfferForm()
    if not form.validate():
        return _page(profile, need, form), NOT_FILLED_IN
    enquiry = offer_mentoring(reader(), profile, need, form.words.data)
    return done(_("Ihr Angebot ist unterwegs."), "mentorship.enquiries_show", enquiry_id=enquiry.id)


def _both(need_id: int) -> tuple[MentorProfile, Need]:
    """Raises NotFound for a mentor without a free place, and for a search that is not open to her."""
    profile = profile_of(reader())
    if profile is None or not free_offers_of(profile):
        raise NotFound()
    return profile, search_open_to(profile, need_id)


def _page(profile: MentorProfile, need: Need, form: WordsForm) -> str:
    reasons = reasons_for_mentor(need, profile)
    return render_template("mentorship/offers_new.html", need=need, reasons=reasons, form=form)
