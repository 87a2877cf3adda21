"""Pages of a tandem's talks: planned, moved, cancelled, and written down with one click."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core import clock
from mentoring.core.access import requires
from mentoring.mentorship.actions import (
    cancel_talk,
    hold_talk,
    may_take_back,
    move_talk,
    note_talk,
    plan_talk,
    take_talk_back,
)
from mentoring.mentorship.forms import TalkForm, talk_form
from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import Talk, Tandem
from mentoring.mentorship.queries import own_talk, own_tandem, talks_of
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader
from mentoring.mentorship.routes.tandem_sections import TALKS, TandemSection, contributes_to_tandem
from mentoring.people.models import Person

Answer = Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class TalkList:
    """The talks of a tandem as its page shows them: to come, without a word so far, and over."""

    coming: Sequence[Talk]
    unsaid: Sequence[Talk]
    over: Sequence[Talk]

    @property
    def is_noted_today(self) -> bool:
        """Whether one more click would change nothing."""
        today = clock.in_berlin(clock.now()).date()
        return any(
            talk.state == "held" and clock.in_berlin(talk.starts_at).date() == today for talk in self.over
        )


def talk_words(tandem: Tandem) -> dict[str, Any]:
    """What the section of talks shows to the two."""
    known, now = talks_of(tandem), clock.now()
    planned = [talk for talk in reversed(known) if talk.state == "planned"]
    talks = TalkList(
        coming=[talk for talk in planned if talk.starts_at > now],
        unsaid=[talk for talk in planned if talk.starts_at <= now],
        over=[talk for talk in known if talk.state != "planned"],
    )
    return {"talks": talks, "is_live": tandem.state in LIVE, "may_take_back": may_take_back}


@contributes_to_tandem
def talks_of_tandem(tandem: Tandem, reader: Person) -> TandemSection:
    """What is planned, what waits for a word, what has been."""
    return TandemSection(TALKS, "mentorship/_talks.html", talk_words(tandem))


@blueprint.get("/tandems/<int:tandem_id>/gespraeche/neu")
@requires("signed_in")
def talks_new(tandem_id: int) -> str:
    return _form_page(talk_form(), own_tandem(reader(), tandem_id))


@blueprint.post("/tandems/<int:tandem_id>/gespraeche/neu")
@requires("signed_in")
def talks_create(tandem_id: int) -> Answer:
    tandem, form = own_tandem(reader(), tandem_id), talk_form()
    if not form.validate() or form.plan is None:
        return _form_page(form, tandem), NOT_FILLED_IN
    plan_talk(reader(), tandem, form.plan)
    return _back(_("Das Gespräch ist eingetragen. Wir sagen der anderen Person Bescheid."), tandem_id)


def _form_page(form: TalkForm, tandem: Tandem, talk: Talk | None = None) -> str:
    partner = tandem.partner_of(reader())
    return render_template("mentorship/talks_edit.html", form=form, tandem=tandem, talk=talk, partner=partner)


def _back(message: str, tandem_id: int) -> Response:
    return done(message, "mentorship.tandems_show", tandem_id=tandem_id)


@blueprint.get("/gespraeche/<int:talk_id>/verschieben")
@requires("signed_in")
def talks_edit(talk_id: int) -> str:
    talk = own_talk(reader(), talk_id)
    return _form_page(talk_form(talk), talk.tandem, talk)


@blueprint.post("/gespraeche/<int:talk_id>/verschieben")
@requires("signed_in")
def talks_update(talk_id: int) -> Answer:
    talk = own_talk(reader(), talk_id)
    form = talk_form(talk)
    if not form.validate() or form.plan is None:
        return _form_page(form, talk.tandem, talk), NOT_FILLED_IN
    move_talk(reader(), talk, form.plan)
    return _back(_("Das Gespräch ist geändert."), talk.tandem_id)


@blueprint.post("/gespraeche/<int:talk_id>/absage")
@requires("signed_in")
def talk_cancellations_create(talk_id: int) -> Response:
    talk = own_talk(reader(), talk_id)
    cancel_talk(reader(), talk)
    return _back(_("Das Gespräch ist abgesagt."), talk.tandem_id)


@blueprint.post("/tandems/<int:tandem_id>/gespraeche/heute")
@requires("signed_in")
def talks_of_today_create(tandem_id: int) -> Response:
    note_talk(reader(), own_tandem(reader(), tandem_id))
    return _back(_("Notiert: Sie haben heute gesprochen."), tandem_id)


@blueprint.post("/gespraeche/<int:talk_id>/eintrag")
@requires("signed_in")
def talk_notes_create(talk_id: int) -> Response:
    talk = own_talk(reader(), talk_id)
    hold_talk(reader(), talk)
    return _back(_("Notiert: Sie haben gesprochen."), talk.tandem_id)


@blueprint.post("/gespraeche/<int:talk_id>/eintrag/ende")
@requires("signed_in")
def talk_notes_destroy(talk_id: int) -> Response:
    talk = own_talk(reader(), talk_id)
    take_talk_back(reader(), talk)
    return _back(_("Der Eintrag ist zurückgenommen."), talk.tandem_id)
