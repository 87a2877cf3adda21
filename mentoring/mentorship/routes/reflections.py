"""Where the two look at the way so far: half way, and at the end."""

from datetime import date

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core import clock
from mentoring.core.access import requires
from mentoring.mentorship.actions import look_back, write_interim
from mentoring.mentorship.forms import InterimForm, LookBackForm, WordsForm
from mentoring.mentorship.models import INTERIM, LOOK_BACK, Tandem
from mentoring.mentorship.policy import may_be_invited
from mentoring.mentorship.queries import own_tandem, reflections_of
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, reader
from mentoring.mentorship.routes.tandem_sections import WORDS, TandemSection, contributes_to_tandem
from mentoring.mentorship.routes.tandems import back_to_tandem
from mentoring.people.models import Person

Answer = Response | tuple[str, int]


@contributes_to_tandem
def reflections_of_tandem(tandem: Tandem, reader: Person) -> TandemSection | None:
    """What has been written half way and at the end, and where to write it."""
    if tandem.agreement_id is None:
        return None
    interim, last = reflections_of(tandem, INTERIM), reflections_of(tandem, LOOK_BACK)
    partner = tandem.partner_of(reader)
    released = last.get(partner.id)
    words = {
        "own_interim": interim.get(reader.id),
        "other_interim": interim.get(partner.id),
        "own": last.get(reader.id),
        "other": released if released is not None and released.released_at is not None else None,
        "other_has": released is not None,
        "half": _is_half_way(tandem),
        "invited": may_be_invited(tandem) and reader.id == tandem.newcomer_id,
    }
    return TandemSection(WORDS, "mentorship/_tandem_reflections.html", words)


def _is_half_way(tandem: Tandem) -> bool:
    """Whether half of the agreed time is over."""
    if tandem.planned_end is None or tandem.agreement is None:
        return False
    start = clock.in_berlin(tandem.contact_at or tandem.started_at).date()
    return today() >= start + (tandem.planned_end - start) / 2


def today() -> date:
    """The day on a German wall calendar."""
    return clock.in_berlin(clock.now()).date()


@blueprint.get("/tandems/<int:tandem_id>/zwischenbilanz")
@requires("signed_in")
def interims_edit(tandem_id: int) -> str:
    tandem = own_tandem(reader(), tandem_id)
    known = reflections_of(tandem, INTERIM).get(reader().id)
    return _interim_page(tandem, InterimForm(data={"words": known.words if known else ""}))


def _interim_page(tandem: Tandem, form: WordsForm) -> str:
    return render_template("mentorship/interims_edit.html", tandem=tandem, form=form)


@blueprint.post("/tandems/<int:tandem_id>/zwischenbilanz")
@requires("signed_in")
def interims_update(tandem_id: int) -> Answer:
    tandem, form = own_tandem(reader(), tandem_id), InterimForm()
    if not form.validate():
        return _interim_page(tandem, form), NOT_FILLED_IN
    write_interim(reader(), tandem, form.words.data)
    return back_to_tandem(_("Ihre Zwischenbilanz ist gespeichert. Ihr Gegenüber kann sie lesen."), tandem_id)


@blueprint.get("/tandems/<int:tandem_id>/rueckblick")
@requires("signed_in")
def look_backs_edit(tandem_id: int) -> str:
    tandem = own_tandem(reader(), tandem_id)
    known = reflections_of(tandem, LOOK_BACK).get(reader().id)
    data = {"words": known.words, "release": known.released_at is not None} if known else {}
    return _look_back_page(tandem, LookBackForm(data=data))


def _look_back_page(tandem: Tandem, form: LookBackForm) -> str:
    partner = tandem.partner_of(reader())
    return render_template("mentorship/look_backs_edit.html", tandem=tandem, form=form, partner=partner)


@blueprint.post("/tandems/<int:tandem_id>/rueckblick")
@requires("signed_in")
def look_backs_update(tandem_id: int) -> Answer:
    tandem, form = own_tandem(reader(), tandem_id), LookBackForm()
    if not form.validate():
        return _look_back_page(tandem, form), NOT_FILLED_IN
    look_back(reader(), tandem, form.words.data or "", release=form.release.data)
    return back_to_tandem(_("Danke für Ihren Rückblick."), tandem_id)
