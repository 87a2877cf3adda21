"""The start page, pages that explain, the legal pages and the choice of light or dark."""

from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from mentoring.core.access import public
from mentoring.core.addresses import own_path
from mentoring.web.findings import finding_words
from mentoring.web.frame import THEMES, operator
from mentoring.web.guides import ANSWERS, COURSE, GUIDES, PLAIN_WORDS, Guide, spoken
from mentoring.web.home import home_words
from mentoring.web.ways import ways_words

blueprint = Blueprint("web", __name__)
A_YEAR = 31_536_000


@blueprint.get("/")
@public
def home_show() -> str:
    return render_template("web/home_show.html", **home_words())


@blueprint.get("/wege")
@public
def ways_show() -> str:
    return render_template("web/ways_show.html", **ways_words())


@blueprint.get("/suche")
@public
def findings_index() -> str:
    asked = request.args
    words = finding_words(asked.get("q", ""), asked.get("bereich", ""), asked.get("seite", 1, type=int))
    return render_template("web/findings_index.html", **words)


@blueprint.get("/so-funktioniert-mentoring")
@public
def guide_show() -> str:
    return _guide(COURSE)


@blueprint.get("/haeufige-fragen")
@public
def answers_index() -> str:
    return _guide(ANSWERS)


@blueprint.get("/einfache-sprache")
@public
def plain_words_show() -> str:
    return _guide(PLAIN_WORDS)


def _guide(guide: Guide) -> str:
    return render_template("web/guides_show.html", guide=guide, passages=spoken(guide), guides=GUIDES)


@blueprint.get("/impressum")
@public
def imprint() -> str:
    return render_template("web/imprint.html", operator=operator())


@blueprint.get("/datenschutz")
@public
def privacy() -> str:
    days = {
        "unconfirmed": current_app.config["UNCONFIRMED_DAYS"],
        "invited": current_app.config["UNCONFIRMED_INVITED_DAYS"],
    }
    return render_template("web/privacy.html", operator=operator(), days=days)


@blueprint.get("/barrierefreiheit")
@public
def accessibility() -> str:
    return render_template("web/accessibility.html", operator=operator())


def _asked_from_here() -> bool:
    """Whether a page of ours asked: browsers say so themselves, and no foreign page can pretend.

    A token would need a cookie for everybody who only reads.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    return site == "same-origin" if site else origin is None or urlsplit(origin).netloc == request.host


@blueprint.post("/darstellung")
@public
def theme_update() -> AnyResponse:
    if not _asked_from_here():
        abort(400)
    answer: Response = redirect(own_path(request.form.get("next", "")))  # type: ignore[assignment]
    chosen = request.form.get("theme", "")
    if chosen in THEMES:
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        answer.set_cookie("theme", chosen, A_YEAR, path="/", secure=secure, httponly=True, samesite="Lax")
    return answer


def attach(app: Flask) -> None:
    """Light or dark is chosen without a token of our forms: the form stands on every page, also for who only reads."""
    app.extensions["csrf"].exempt(theme_update)
