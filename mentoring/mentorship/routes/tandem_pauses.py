"""Where the two of a tandem rest for a while, and go on."""

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.mentorship.actions import pause_tandem, resume_tandem
from mentoring.mentorship.forms import TandemPauseForm
from mentoring.mentorship.models import Tandem
from mentoring.mentorship.queries import own_tandem
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, reader
from mentoring.mentorship.routes.tandems import back_to_tandem


@blueprint.get("/tandems/<int:tandem_id>/pause")
@requires("signed_in")
def tandem_pauses_new(tandem_id: int) -> str:
    return _page(own_tandem(reader(), tandem_id), TandemPauseForm())


def _page(tandem: Tandem, form: TandemPauseForm) -> str:
    return render_template("mentorship/tandem_pauses_new.html", tandem=tandem, form=form)


@blueprint.post("/tandems/<int:tandem_id>/pause")
@requires("signed_in")
def tandem_pauses_create(tandem_id: int) -> Response | tuple[str, int]:
    tandem, form = own_tandem(reader(), tandem_id), TandemPauseForm()
    if not form.validate():
        return _page(tandem, form), NOT_FILLED_IN
    pause_tandem(reader(), tandem, form.until.data)
    return back_to_tandem(_("Ihr Tandem macht jetzt Pause."), tandem_id)


@blueprint.post("/tandems/<int:tandem_id>/pause/ende")
@requires("signed_in")
def tandem_pauses_destroy(tandem_id: int) -> Response:
    resume_tandem(reader(), own_tandem(reader(), tandem_id))
    return back_to_tandem(_("Ihr Tandem geht weiter."), tandem_id)
