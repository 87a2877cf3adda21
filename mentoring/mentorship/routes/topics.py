"""The page where a newcomer chooses topics, and what else a need can do."""

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.mentorship.actions import choose_topics, close_need, continue_search, pause_need
from mentoring.mentorship.forms import TopicsForm
from mentoring.mentorship.models import Need
from mentoring.mentorship.queries import open_need_of, wished_topics
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, reader
from mentoring.people.queries import offered_topics


@blueprint.get("/themen")
@requires("newcomer")
def topics_edit() -> str:
    need = open_need_of(reader())
    chosen = [topic.slug for topic in need.topics] if need is not None else wished_topics(reader())
    form = TopicsForm(offered_topics(*chosen), data={"topics": chosen})
    return render_template("mentorship/topics_edit.html", form=form)


@blueprint.post("/themen")
@requires("newcomer")
def topics_update() -> Response | tuple[str, int]:
    need = open_need_of(reader())
    kept = [topic.slug for topic in need.topics] if need is not None else []
    form = TopicsForm(offered_topics(*kept))
    if not form.validate():
        return render_template("mentorship/topics_edit.html", form=form), NOT_FILLED_IN
    choose_topics(reader(), form.topics.data)
    return redirect(url_for("mentorship.suggestions_index"))


@blueprint.post("/wunsch/pause")
@requires("newcomer")
def need_pauses_create() -> Response:
    pause_need(reader(), own_need())
    return done(_("Ihre Suche macht Pause."), "people.my_area_show")


@blueprint.post("/wunsch/pause/ende")
@requires("newcomer")
def need_pauses_destroy() -> Response:
    continue_search(reader(), own_need())
    return done(_("Ihre Suche läuft wieder."), "mentorship.suggestions_index")


@blueprint.post("/wunsch/bestaetigung")
@requires("newcomer")
def need_confirmations_create() -> Response:
    continue_search(reader(), own_need())
    return done(_("Danke. Ihre Suche geht weiter."), "people.my_area_show")


@blueprint.post("/wunsch/ende")
@requires("newcomer")
def need_endings_create() -> Response:
    close_need(reader(), own_need())
    return done(_("Ihre Suche ist beendet."), "people.my_area_show")


def own_need() -> Need:
    """The reader's open need. Raises NotFound where there is none."""
    need = open_need_of(reader())
    if need is None:
        raise NotFound()
    return need
