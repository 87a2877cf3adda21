"""The page of suggestions, which is also where wishes are refined."""

from dataclasses import replace

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.mentorship.actions import Wishes, refine_need
from mentoring.mentorship.forms import BALANCED, WishesForm
from mentoring.mentorship.models import Need
from mentoring.mentorship.policy import asks_by_itself
from mentoring.mentorship.queries import has_open_enquiry, open_need_of
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader
from mentoring.mentorship.routes.topics import own_need
from mentoring.mentorship.suggestions import Suggestions, suggestions_for


@blueprint.get("/vorschlaege")
@requires("newcomer")
def suggestions_index() -> str | Response:
    need = open_need_of(reader())
    if need is None:
        return redirect(url_for("mentorship.topics_edit"))
    return _suggestions_page(need, _filled_form(need))


def _suggestions_page(need: Need, form: WishesForm) -> str:
    searching = need.state == "searching"
    found = suggestions_for(need) if searching and asks_by_itself() else Suggestions([], "")
    waiting = searching and has_open_enquiry(need)
    return render_template(
        "mentorship/suggestions_index.html", need=need, found=found, waiting=waiting, form=form
    )


def _filled_form(need: Need) -> WishesForm:
    return WishesForm(
        data={
            "purposes": need.purposes,
            "formats": need.formats,
            "languages": need.languages,
            "emphasis": need.emphasis or BALANCED,
            "other_view": need.other_view,
            "not_my_kreis": need.not_my_kreis,
            "allows_offers": need.allows_offers,
        }
    )


@blueprint.post("/wunsch")
@requires("newcomer")
def needs_update() -> Response | tuple[str, int]:
    form, need = WishesForm(), own_need()
    if not form.validate():
        return _suggestions_page(need, form), NOT_FILLED_IN
    refine_need(reader(), need, _wishes_of(form, need))
    return done(_("Ihre Wünsche sind gespeichert."), "mentorship.suggestions_index")


def _wishes_of(form: WishesForm, need: Need) -> Wishes:
    """Where only the office proposes, nobody is asked about offers: what was said of them before stays."""
    return form.wishes if asks_by_itself() else replace(form.wishes, allows_offers=need.allows_offers)
