"""The private question how it is going: on a page of its own, and by the link in a letter."""

from flask import render_template
from werkzeug.wrappers import Response

from mentoring.core.access import public, requires
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link, find_link
from mentoring.mentorship.actions import answer_check_in, answer_check_in_by_link
from mentoring.mentorship.forms import CheckInForm
from mentoring.mentorship.models import CheckIn, Tandem
from mentoring.mentorship.notices import CHECK_IN
from mentoring.mentorship.queries import open_check_ins, own_check_in
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint, reader
from mentoring.mentorship.routes.tandem_sections import NOW, TandemSection, contributes_to_tandem
from mentoring.people.models import Person

Answer = str | tuple[str, int]
AFTER_NOW = NOW + 5


@contributes_to_tandem
def question_of_tandem(tandem: Tandem, reader: Person) -> TandemSection | None:
    """The question that waits for this reader; the other one sees their own alone."""
    waiting = [one for one in open_check_ins(reader) if one.tandem_id == tandem.id]
    if not waiting:
        return None
    return TandemSection(AFTER_NOW, "mentorship/_check_in.html", {"check_in": waiting[0]})


@blueprint.get("/zwischenfragen/<int:check_in_id>")
@requires("signed_in")
def check_ins_show(check_in_id: int) -> str:
    return _question_page(own_check_in(reader(), check_in_id), CheckInForm())


def _question_page(check_in: CheckIn, form: CheckInForm) -> str:
    return render_template("mentorship/check_ins_show.html", check_in=check_in, form=form)


@blueprint.post("/zwischenfragen/<int:check_in_id>")
@requires("signed_in")
def check_ins_update(check_in_id: int) -> Answer | Response:
    check_in, form = own_check_in(reader(), check_in_id), CheckInForm()
    if not form.validate():
        return _question_page(check_in, form), NOT_FILLED_IN
    answer_check_in(reader(), check_in, form.answer.data, form.words.data or "")
    return render_template("mentorship/check_ins_update.html", answer=check_in.answer, tandem=check_in.tandem)


@blueprint.get("/zwischenfrage/<token>")
@public
def check_in_links_show(token: str) -> str:
    _link, check_in = _asked(token)
    return _link_page(check_in, CheckInForm())


def _asked(token: str) -> tuple[Link, CheckIn]:
    """Raises NotFound for a token that never was, Gone for one that was used or has expired."""
    link = find_link(token, CHECK_IN)
    check_in = db.session.get(CheckIn, link.subject_id)
    if check_in is None:
        raise NotFound()
    return link, check_in


def _link_page(check_in: CheckIn, form: CheckInForm) -> str:
    return render_template("mentorship/check_in_links_show.html", check_in=check_in, form=form)


@blueprint.post("/zwischenfrage/<token>")
@public
def check_in_links_create(token: str) -> Answer:
    (link, check_in), form = _asked(token), CheckInForm()
    if not form.validate():
        return _link_page(check_in, form), NOT_FILLED_IN
    answer_check_in_by_link(link, check_in, form.answer.data, form.words.data or "")
    return render_template("mentorship/check_in_links_create.html", answer=check_in.answer)


@blueprint.get("/wenn-es-zaeh-laeuft")
@public
def tough_times_show() -> str:
    return render_template("mentorship/tough_times_show.html")
