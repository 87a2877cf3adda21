"""The start page, the legal pages and the choice of light or dark."""

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from mentoring.core.access import public
from mentoring.core.addresses import own_path
from mentoring.web.frame import THEMES

blueprint = Blueprint("web", __name__)
A_YEAR = 31_536_000


@blueprint.get("/")
@public
def home_show() -> str:
    return render_template("web/home_show.html")


@blueprint.get("/impressum")
@public
def imprint() -> str:
    return render_template("web/imprint.html")


@blueprint.get("/datenschutz")
@public
def privacy() -> str:
    return render_template("web/privacy.html")


@blueprint.get("/barrierefreiheit")
@public
def accessibility() -> str:
    return render_template("web/accessibility.html")


@blueprint.post("/darstellung")
@public
def theme_update() -> AnyResponse:
    answer: Response = redirect(own_path(request.form.get("next", "")))  # type: ignore[assignment]
    chosen = request.form.get("theme", "")
    if chosen in THEMES:
        answer.set_cookie("theme", chosen, max_age=A_YEAR, httponly=True, samesite="Lax", path="/")
    return answer
