"""How it stands with what somebody asked: by the link of a letter, or signed in; looking changes nothing."""

from flask import render_template
from flask_babel import gettext as _

from mentoring.core.access import public, requires
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link, find_link
from mentoring.offers.actions import withdraw_by_link, withdraw_consultation
from mentoring.offers.models import Asked, Consultation, MembershipApplication
from mentoring.offers.notices import receipt_of
from mentoring.offers.queries import own_consultation
from mentoring.offers.routes.room import Answer, blueprint, done, reader
from mentoring.offers.routes.wording import standing_of

BEHIND_LINKS: dict[str, type[Asked]] = {
    receipt_of(noun): noun for noun in (Consultation, MembershipApplication)
}


@blueprint.get("/ihre-anfrage/<token>")
@public
def receipts_show(token: str) -> Answer:
    _link, asked = _behind(token)
    return render_template("offers/receipts_show.html", standing=standing_of(asked), token=token)


def _behind(token: str) -> tuple[Link, Asked]:
    """Raises NotFound for a token that never was or whose subject is forgotten, Gone for one that was used."""
    for purpose, noun in BEHIND_LINKS.items():
        try:
            link = find_link(token, purpose)
        except NotFound:
            continue
        asked = db.session.get(noun, link.subject_id)
        if asked is not None:
            return link, asked
    raise NotFound()


@blueprint.post("/ihre-anfrage/<token>")
@public
def receipts_destroy(token: str) -> Answer:
    link, asked = _behind(token)
    withdraw_by_link(link, asked)
    return render_template("offers/receipts_destroy.html", standing=standing_of(asked))


@blueprint.post("/mein-bereich/anfragen/<int:consultation_id>/ruecknahme")
@requires("signed_in")
def consultation_withdrawals_create(consultation_id: int) -> Answer:
    withdraw_consultation(reader(), own_consultation(reader(), consultation_id))
    return done(_("Die Anfrage ist zurückgenommen."), "people.my_area_show")
