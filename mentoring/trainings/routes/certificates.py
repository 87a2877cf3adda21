"""Certificates: one's own on a page for paper or as a PDF, and the page on which anybody checks a number."""

from typing import Any

from flask import Response, render_template, request

from mentoring.core.access import public, requires
from mentoring.core.errors import NotFound
from mentoring.core.pdf import has_pdf, pdf_answer
from mentoring.trainings.models import Certificate
from mentoring.trainings.queries.attendances import taught
from mentoring.trainings.queries.certificates import as_number, check_number, own_certificate
from mentoring.trainings.routes.cards import time_words
from mentoring.trainings.routes.facts import points_words
from mentoring.trainings.routes.room import blueprint, this_person


@blueprint.get("/fortbildungen/bescheinigungen/<number>")
@requires("signed_in")
def certificates_show(number: str) -> str:
    certificate = own_certificate(this_person(), number)
    return render_template("trainings/certificates_show.html", **_words(certificate), has_pdf=has_pdf())


def _words(certificate: Certificate) -> dict[str, Any]:
    """What a certificate says; points only when they are recognised."""
    registration = certificate.registration
    if registration is None:
        raise NotFound()
    training = registration.training
    return {
        "certificate": certificate,
        "training": training,
        "person": registration.person,
        "dates": [(one, time_words(one)) for one in taught(training) if one.id in certificate.date_ids],
        "points": points_words(training) if training.points_state == "recognised" else "",
    }


@blueprint.get("/fortbildungen/bescheinigungen/<number>/pdf")
@requires("signed_in")
def certificate_files_show(number: str) -> Response:
    certificate = own_certificate(this_person(), number)
    html = render_template("trainings/certificate_paper.html", **_words(certificate))
    return pdf_answer(html, f"bescheinigung-{certificate.number}")


@blueprint.get("/fortbildungen/bescheinigung-pruefen")
@public
def certificate_checks_show() -> str:
    """Confirms number and date only; who asks learns of nobody whose it is."""
    typed = request.args.get("nummer", "").strip()
    checked = check_number(typed)
    return render_template(
        "trainings/certificate_checks_show.html",
        typed=typed,
        number=as_number(typed) if checked is not None else "",
        checked=checked,
    )
