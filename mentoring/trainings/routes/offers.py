"""Answering by the link in a letter whether somebody takes a seat: looking changes nothing, the button decides."""

from typing import NamedTuple

from flask import render_template

from mentoring.core.access import public
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link, find_link
from mentoring.trainings.actions import decline_seat_by_link, take_seat_by_link
from mentoring.trainings.forms import OfferForm
from mentoring.trainings.models import Registration
from mentoring.trainings.notices.seats import SEAT
from mentoring.trainings.queries import leading
from mentoring.trainings.queries.seats import is_seat_free_for
from mentoring.trainings.routes.cards import time_words
from mentoring.trainings.routes.room import INVALID, Answer, blueprint


class Offer(NamedTuple):
    """What a link leads to."""

    link: Link
    registration: Registration


@blueprint.get("/fortbildungen/angebot/<token>")
@public
def offers_show(token: str) -> str:
    return _page(_offer(token), OfferForm())


@blueprint.post("/fortbildungen/angebot/<token>")
@public
def offers_create(token: str) -> str | Answer:
    offer, form = _offer(token), OfferForm()
    if not form.validate():
        return _page(offer, form), INVALID
    yes = form.answer.data == "yes"
    training, person = offer.registration.training, offer.registration.person
    answer = take_seat_by_link if yes else decline_seat_by_link
    answer(offer.link, person, training)
    return render_template("trainings/offers_create.html", training=training, yes=yes)


def _offer(token: str) -> Offer:
    """Raises NotFound for a token that never was, Gone for one that was used or has expired."""
    link = find_link(token, SEAT)
    registration = db.session.get(Registration, link.subject_id)
    if registration is None:
        raise NotFound()
    return Offer(link, registration)


def _page(offer: Offer, form: OfferForm) -> str:
    registration, training = offer.registration, offer.registration.training
    offered = registration.state == "offered"
    free = registration.state == "waiting" and is_seat_free_for(training, registration)
    return render_template(
        "trainings/offers_show.html",
        training=training,
        registration=registration,
        dates=[(one, time_words(one)) for one in leading.upcoming(training.dates)],
        open=training.state == "published" and (offered or free),
        form=form,
    )
