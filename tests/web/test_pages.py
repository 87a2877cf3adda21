"""What holds for every page: one heading, a title, its language, labels, and links that lead somewhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from flask.testing import FlaskClient
from html5lib import HTMLParser

from mentoring.core.addresses import own_path
from tests.conftest import browser_of
from tests.databases import fresh_app
from tests.web.full_house import furnish_again
from tests.web.house import READERS, addresses, reader
from tests.web.verdicts import said_by, verdicts_in

TYPED = {"input", "select", "textarea"}
WITHOUT_TOKEN = "/darstellung"
"""Stands on every page; it asks the browser where it comes from instead, and sets nothing but light or dark."""
SILENT_INPUTS = {"hidden", "submit", "button"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as somebody sees it, parsed without pardon."""

    role: str
    address: str
    page: Element


def walk(app: Flask, browser: FlaskClient, prefix: str) -> Iterator[tuple[str, str]]:
    """Every page that opens to a reader, one address a route."""
    known = set()
    for rule, address in addresses(app):
        if rule.endpoint not in known:
            answer = browser.get(prefix + address)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                known.add(rule.endpoint)
                yield address, answer.text


def see_everything(language: str) -> list[Seen]:
    """What every kind of reader, and a stranger, sees in one language."""
    parse = HTMLParser(strict=True, namespaceHTMLElements=False).parse
    prefix = "" if language == "de" else "/en"
    with fresh_app("sqlite") as app:
        furnish_again(app)
        app.config["WTF_CSRF_ENABLED"] = True
        browsers = {role: browser_of(app, reader(role)) for role in READERS} | {"stranger": app.test_client()}
        found = [
            Seen(role, address, parse(text))
            for role, browser in browsers.items()
            for address, text in walk(app, browser, prefix)
        ]
        app.config["WTF_CSRF_ENABLED"] = False
    return found


@pytest.fixture(scope="module")
def seen() -> dict[str, list[Seen]]:
    """All pages by language; looked at once for all tests here."""
    return {language: see_everything(language) for language in ("de", "en")}


def problems(address: str, page: Element, language: str) -> Iterator[str]:
    """What is wrong with a page."""
    headings = [" ".join(one.itertext()).strip() for one in page.iter("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"{address}: headings {headings}"
    title = "".join(next(page.iter("title")).itertext())
    if not title.endswith("Augenhöhe") or len(title) < len("Augenhöhe") + 3:
        yield f"{address}: title {title!r}"
    if page.get("lang") != language:
        yield f"{address}: language {page.get('lang')}"
    known = [one.get("id") for one in page.iter() if one.get("id")]
    yield from {f"{address}: id {name} twice" for name in known if known.count(name) > 1}
    yield from (f"{address}: {what}" for what in unlabelled(page))


def unlabelled(page: Element) -> Iterator[str]:
    """Inputs without words, and references to ids that are not there."""
    known = {one.get("id") for one in page.iter()}
    labelled = {one.get("for") for one in page.iter("label")}
    wrapped = {id(one) for label in page.iter("label") for one in label.iter()}
    for one in page.iter():
        named = (
            one.get("id") in labelled
            or one.get("aria-label")
            or one.get("aria-labelledby")
            or id(one) in wrapped
        )
        if one.tag in TYPED and one.get("type") not in SILENT_INPUTS and not named:
            yield f"{one.tag} {one.get('name')} has no label"
        for reference in ("aria-describedby", "aria-labelledby", "for"):
            missing = set((one.get(reference) or "").split()) - known
            if missing:
                yield f"{reference} names {missing}"


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_has_a_heading_a_title_its_language_and_labels(seen, language):
    found = seen[language]
    assert min(Counter(one.role for one in found).values()) > 8
    assert [(one.role, what) for one in found for what in problems(one.address, one.page, language)] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_page_says_a_number_a_rank_or_a_verdict_about_people(seen, language):
    found = [
        (one.role, one.address, verdict)
        for one in seen[language]
        for words in said_by(one.page)
        for verdict in verdicts_in(words)
    ]
    assert (len({one.address for one in seen[language]}) > 100, found) == (True, [])


def test_every_link_of_every_page_leads_to_a_page_of_ours(sqlite_app, seen):
    lost = set()
    with sqlite_app.test_request_context("/"):
        for one in seen["de"]:
            paths = [link.get("href") or "" for link in one.page.iter("a")]
            ours = [path for path in paths if path.startswith("/") and not path.startswith("/static/")]
            lost |= {(one.address, path) for path in ours if own_path(path, "") != path}
    assert lost == set()


def is_open_form(form: Element) -> bool:
    """Whether a form that acts carries no token, or leads to another host."""
    posts = (form.get("method") or "get").lower() == "post"
    has_token = any((one.get("name") or "").endswith("csrf_token") for one in form.iter("input"))
    needs_one = posts and not (form.get("action") or "").endswith(WITHOUT_TOKEN)
    return (needs_one and not has_token) or urlsplit(form.get("action") or "").netloc != ""


def test_every_form_posts_to_a_page_of_ours_with_a_token(seen):
    found = [
        (one.address, form.get("action"), is_open_form(form))
        for one in seen["de"]
        for form in one.page.iter("form")
    ]
    assert len(found) > 50
    assert [(address, action) for address, action, bare in found if bare] == []


def belongs_to_a_reader(one: Seen) -> bool:
    """Not a page behind a letter, which belongs to whoever got it, nor the file that people take along."""
    return one.role != "stranger" and len(one.address.rpartition("/")[2]) < 43 and "datei" not in one.address


def test_every_page_of_who_is_signed_in_has_a_button_to_sign_out(seen):
    found = {language: [one for one in pages if belongs_to_a_reader(one)] for language, pages in seen.items()}
    without = [
        (language, one.role, one.address)
        for language, pages in found.items()
        for one in pages
        if not any((form.get("action") or "").endswith("/ausloggen") for form in one.page.iter("form"))
    ]
    assert (min(map(len, found.values())) > 100, without) == (True, [])


def test_a_form_without_a_token_is_refused(sqlite_app, monkeypatch):
    monkeypatch.setitem(sqlite_app.config, "WTF_CSRF_ENABLED", True)
    answer = sqlite_app.test_client().post("/erstgespraech", data={"name": "Ada", "email": "ada@example.org"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "told",
    [
        "ob Sie in der Nähe arbeiten",
        "Bei einer Fortbildung sehen die Leitung und die Koordination, wer angemeldet ist",
    ],
)
def test_the_privacy_page_tells_all_that_others_read(sqlite_app, told):
    assert told in sqlite_app.test_client().get("/datenschutz").text
