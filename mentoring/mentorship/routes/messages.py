"""The thread of a tandem: a few words for arranging things, and no chat."""

from flask import current_app, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.mentorship.actions import may_remove, remove_message, write_message
from mentoring.mentorship.forms import MessageForm, WordsForm
from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import Tandem
from mentoring.mentorship.queries import messages_in, own_message, own_tandem
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, done, pager_words, reader
from mentoring.mentorship.routes.tandem_sections import MESSAGES, TandemSection, contributes_to_tandem
from mentoring.people.models import Person

SHOWN = 2


@blueprint.get("/tandems/<int:tandem_id>/nachrichten")
@requires("signed_in")
def messages_index(tandem_id: int) -> str:
    return _thread_page(own_tandem(reader(), tandem_id), MessageForm())


def _thread_page(tandem: Tandem, form: WordsForm) -> str:
    page = messages_in(tandem, request.args.get("seite", 1, type=int))
    return render_template(
        "mentorship/messages_index.html",
        tandem=tandem,
        form=form,
        partner=tandem.partner_of(reader()),
        page=page,
        pager=pager_words(page, "mentorship.messages_index", tandem_id=tandem.id),
        is_live=tandem.state in LIVE,
        may_remove=may_remove,
        days_kept=current_app.config["WORDS_KEPT_DAYS"],
    )


@blueprint.post("/tandems/<int:tandem_id>/nachrichten")
@requires("signed_in")
def messages_create(tandem_id: int) -> Response | tuple[str, int]:
    tandem, form = own_tandem(reader(), tandem_id), MessageForm()
    if not form.validate():
        return _thread_page(tandem, form), NOT_FILLED_IN
    write_message(reader(), tandem, form.words.data)
    return _back(_("Ihre Nachricht ist da. Ein Brief sagt Bescheid, ohne Ihre Worte."), tandem_id)


def _back(message: str, tandem_id: int) -> Response:
    return done(message, "mentorship.messages_index", tandem_id=tandem_id)


@blueprint.post("/nachrichten/<int:message_id>/ende")
@requires("signed_in")
def messages_destroy(message_id: int) -> Response:
    message = own_message(reader(), message_id)
    tandem_id = message.tandem_id
    remove_message(reader(), message)
    return _back(_("Die Nachricht ist gelöscht."), tandem_id)


@contributes_to_tandem
def thread_of_tandem(tandem: Tandem, reader: Person) -> TandemSection:
    """The last words of the thread, and the way to all of them."""
    return TandemSection(MESSAGES, "mentorship/_messages.html", {"latest": messages_in(tandem, size=SHOWN)})
