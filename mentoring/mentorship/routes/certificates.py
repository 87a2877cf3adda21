"""A confirmation for the mentor, on a page for paper or as a PDF; it names nobody else."""

from typing import Any

from flask import Response, render_template

from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.core.pdf import has_pdf, pdf_answer
from mentoring.mentorship.queries import own_tandem, talks_of
from mentoring.mentorship.routes.reflections import today
from mentoring.mentorship.routes.room import blueprint, reader


@blueprint.get("/tandems/<int:tandem_id>/bestaetigung")
@requires("signed_in")
def certificates_show(tandem_id: int) -> str:
    words = _words(tandem_id)
    return render_template("mentorship/certificates_show.html", **words, has_pdf=has_pdf())


def _words(tandem_id: int) -> dict[str, Any]:
    """For the mentor alone, once a tandem that ran has ended. Raises NotFound for everybody else."""
    tandem = own_tandem(reader(), tandem_id)
    if reader().id != tandem.mentor_id or tandem.ended_at is None or tandem.agreement_id is None:
        raise NotFound()
    held = sum(talk.state == "held" for talk in talks_of(tandem))
    return {"tandem": tandem, "held": held, "today": today()}


@blueprint.get("/tandems/<int:tandem_id>/bestaetigung/pdf")
@requires("signed_in")
def certificate_files_show(tandem_id: int) -> Response:
    html = render_template("mentorship/certificate_paper.html", **_words(tandem_id))
    return pdf_answer(html, f"bestaetigung-{tandem_id}")
