"""Asking the office for a first talk or for advice, with or without an account."""

from flask import render_template
from flask_babel import get_locale
from flask_babel import gettext as _

from mentoring.accounts.routes import client_network
from mentoring.core.access import public
from mentoring.offers.actions import open_consultation
from mentoring.offers.forms import ConsultationForm
from mentoring.offers.routes.room import Answer, asked_again, blueprint, done, visitor


@blueprint.get("/erstgespraech")
@public
def consultations_new() -> Answer:
    return _page("first_talk")


@blueprint.get("/beratung")
@public
def advices_new() -> Answer:
    return _page("advice")


def _page(kind: str) -> str:
    person = visitor()
    known = {} if person is None else {"name": person.account.name, "email": person.account.email}
    return render_template("offers/consultations_new.html", form=ConsultationForm(data=known), kind=kind)


@blueprint.post("/erstgespraech")
@public
def consultations_create() -> Answer:
    return _ask("first_talk")


@blueprint.post("/beratung")
@public
def advices_create() -> Answer:
    return _ask("advice")


def _ask(kind: str) -> Answer:
    form, person = ConsultationForm(), visitor()
    if not form.validate():
        return asked_again("offers/consultations_new.html", form=form, kind=kind)
    typed = (form.name.data, form.email.data, form.phone.data or "", form.words.data or "")
    told = {"client": client_network(), "language": str(get_locale())}
    open_consultation(*typed, kind=kind, person=person, **told)
    thanks = _("Danke. Wir haben Ihnen geschrieben, wie es weitergeht.")
    return done(thanks, "web.home_show" if person is None else "people.my_area_show")
