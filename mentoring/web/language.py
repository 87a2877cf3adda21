"""German at the root, English under /en with the same addresses, and the words of both."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, current_app, g, has_request_context, request
from flask_babel import Babel, get_locale
from flask_babel.speaklater import LazyString
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
ENGLISH = "/en"


class LanguagePrefix:
    """WSGI: moves a leading /en from the path to the script name, so that every link keeps the language."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        path = environ.get("PATH_INFO", "")
        if path == ENGLISH or path.startswith(f"{ENGLISH}/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + ENGLISH
            environ["PATH_INFO"] = path.removeprefix(ENGLISH) or "/"
        return self.application(environ, start_response)


def current_language() -> str:
    """`de` or `en`, from the address alone."""
    return "en" if has_request_context() and request.script_root.endswith(ENGLISH) else "de"


def spoken_language() -> str:
    """The language of the page, or of the letter that is being written."""
    return str(get_locale() or "de")


def here_url() -> str:
    """The address of this page; none for what was sent."""
    return request.script_root + _address() if request.method == "GET" else ""


def alternate_url() -> str:
    """This page in the other language."""
    return _alternate_root() + _address()


def _address() -> str:
    query = request.query_string.decode("ascii", "replace")
    return request.path + (f"?{query}" if query else "")


def alternate_home() -> str:
    """The start page in the other language, for pages whose own address leads nowhere."""
    return f"{_alternate_root()}/"


def _alternate_root() -> str:
    return request.script_root.removesuffix(ENGLISH) + ("" if current_language() == "en" else ENGLISH)


def set_up_language(app: Flask) -> None:
    """Compile catalogues that are older than their source, and attach Babel and the prefix."""
    for source in TRANSLATIONS.glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            _compile(source, compiled)
    app.config["BABEL_DEFAULT_LOCALE"] = "de"
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Europe/Berlin"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, locale_selector=current_language)
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]

    app.jinja_env.globals |= {"_": _translate, "gettext": _translate}
    # A lazy sentence may hold somebody's name, and Flask-Babel would call all of it markup.
    LazyString.__html__ = _as_words


def _as_words(sentence: LazyString) -> Markup:
    return escape(str(sentence))


@pass_eval_context
def _translate(context: EvalContext, words: str | LazyString, **values: Any) -> str:
    """A template's sentence in the language of the page.

    Flask-Babel looks for the language anew with each of a page's hundreds of sentences; this asks once a page.
    """
    if isinstance(words, LazyString):
        return str(words)
    text = _catalogue().ugettext(words)
    if context.autoescape:
        # Our own sentences; % escapes the values in them.
        text = Markup(text)  # nosec B704
    return text % values if values or "%" in text else text


def _catalogue() -> Any:
    locale = get_locale()
    known = g.get("catalogue")
    if known is None or known[0] is not locale:
        domain = current_app.extensions["babel"].instance.domain_instance
        known = g.catalogue = (locale, domain.get_translations())
    return known[1]


def _compile(source: Path, compiled: Path) -> None:
    fresh = compiled.with_suffix(f".{id(source)}.new")
    with source.open("rb") as text, fresh.open("wb") as target:
        write_mo(target, read_po(text))
    fresh.replace(compiled)
