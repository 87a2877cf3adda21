"""German at the root, English below /en, and every link stays in its language."""

import re

import pytest
from flask import render_template_string, request
from flask_babel import lazy_gettext

from mentoring.web.language import alternate_url, current_language

PAGES = [
    "/",
    "/impressum",
    "/datenschutz",
    "/barrierefreiheit",
    "/erstgespraech",
    "/fortbildungen",
    "/einloggen",
]


@pytest.fixture
def browser(sqlite_app):
    return sqlite_app.test_client()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("prefix", "language"), [("", "de"), ("/en", "en")])
def test_a_page_says_its_language_and_its_links_keep_it(browser, page, prefix, language):
    text = browser.get(prefix + page, follow_redirects=True).text
    assert f'<html lang="{language}"' in text
    links = re.findall(r'<(?:a|form)\b[^>]*(?:href|action)="(/[^"]*)"(?![^>]*hreflang)', text)
    links = [link for link in links if not link.startswith("/static/")]
    assert len(links) > 5
    other = [link for link in links if link.startswith("/en") != bool(prefix)]
    switches = re.findall(r'<a\b[^>]*href="([^"]*)"[^>]*hreflang|hreflang[^>]*href="([^"]*)"', text)
    assert {link for link in other if link not in {one or two for one, two in switches}} == set()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/", "/en/"),
        ("/en/", "/"),
        ("/impressum", "/en/impressum"),
        ("/en/impressum", "/impressum"),
        ("/fortbildungen?seite=2&land=03", "/en/fortbildungen?seite=2&land=03"),
        ("/en/fortbildungen?q=%C3%A4%26", "/fortbildungen?q=%C3%A4%26"),
    ],
)
def test_every_page_knows_itself_in_the_other_language(sqlite_app, browser, here, there):
    seen = []
    sqlite_app.before_request_funcs.setdefault(None, []).append(lambda: seen.append(alternate_url()))
    try:
        browser.get(here)
        browser.get(seen[0])
    finally:
        sqlite_app.before_request_funcs[None].pop()
    assert seen == [there, here]


@pytest.mark.parametrize(
    ("path", "language", "page"),
    [
        ("/en", "en", "/"),
        ("/en/", "en", "/"),
        ("/english", "de", "/english"),
        ("/EN/impressum", "de", "/EN/impressum"),
    ],
)
def test_only_the_prefix_itself_means_english(sqlite_app, browser, path, language, page):
    seen = []
    note = lambda: seen.append((current_language(), request.path))  # noqa: E731  (one of several hooks)
    sqlite_app.before_request_funcs.setdefault(None, []).append(note)
    try:
        browser.get(path)
    finally:
        sqlite_app.before_request_funcs[None].pop()
    assert seen == [(language, page)]


def test_a_page_that_is_not_there_is_not_there_in_english_either(browser):
    answer = browser.get("/en/en/impressum")
    assert (answer.status_code, '<html lang="en"' in answer.text) == (404, True)


@pytest.mark.parametrize("theme", ["light", "dark", "system"])
def test_a_theme_is_kept_and_leads_back_to_where_it_was_chosen(browser, theme):
    answer = browser.post("/darstellung", data={"theme": theme, "next": "/impressum?a=1"})
    assert (answer.status_code, answer.location) == (302, "/impressum?a=1")
    assert f'data-theme="{theme}"' in browser.get("/impressum").text


@pytest.mark.parametrize(
    "foreign", ["https://evil.example", "//evil.example", "/\\evil.example", "", "/no-such-page"]
)
def test_a_theme_leads_nowhere_else(browser, foreign):
    assert browser.post("/darstellung", data={"theme": "dark", "next": foreign}).location == "/"


def test_a_theme_that_nobody_offered_is_not_kept(browser):
    answer = browser.post("/darstellung", data={"theme": '"><script>', "next": "/"})
    assert [line for name, line in answer.headers if name == "Set-Cookie" and line.startswith("theme")] == []
    browser.set_cookie("theme", "purple")
    assert 'data-theme="system"' in browser.get("/").text


def test_a_theme_chosen_in_english_leads_back_to_english(browser):
    assert (
        browser.post("/en/darstellung", data={"theme": "dark", "next": "/en/impressum"}).location
        == "/en/impressum"
    )
    assert browser.post("/en/darstellung", data={"theme": "dark", "next": ""}).location in ("/en/", "/")


def test_the_words_of_the_default_settings_are_spoken_in_both_languages(sqlite_app, browser):
    assert "Mentoring und Fortbildung" in browser.get("/impressum").text
    page = browser.get("/en/impressum").text
    assert ("Mentoring and training" in page, "Mon–Thu" in page) == (True, True)
    assert ("Mentoring und Fortbildung" in page, "Mo–Do" in page) == (False, False)
    sqlite_app.config["SITE_TAGLINE"] = "Hand in Hand"
    assert "Hand in Hand" in browser.get("/en/impressum").text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}, 302),
        ({"Origin": "http://localhost"}, 302),
        ({}, 302),
        ({"Sec-Fetch-Site": "cross-site"}, 400),
        ({"Sec-Fetch-Site": "same-site"}, 400),
        ({"Origin": "https://evil.example"}, 400),
        ({"Origin": "null"}, 400),
    ],
)
def test_a_theme_is_chosen_on_our_own_pages_only(browser, headers, status):
    answer = browser.post("/darstellung", data={"theme": "dark", "next": "/"}, headers=headers)
    assert (answer.status_code, "Set-Cookie" in answer.headers) == (status, status == 302)


@pytest.mark.parametrize(
    "path", ["/", "/en/", "/fortbildungen", "/en/fortbildungen", "/impressum", "/en/datenschutz"]
)
def test_who_only_reads_gets_no_cookie(browser, path):
    answer = browser.get(path)
    assert (answer.status_code, answer.headers.getlist("Set-Cookie")) == (200, [])


@pytest.mark.parametrize("page", ["{{ words }}", "{{ _(words) }}", '{{ _("Für %(one)s", one=words) }}'])
def test_a_name_in_a_lazy_sentence_is_a_name(sqlite_app, page):
    words = lazy_gettext("Tandem mit %(name)s", name="<b>Lena</b>")
    with sqlite_app.test_request_context("/"):
        text = render_template_string(page, words=words)
    assert text.removeprefix("Für ") == "Tandem mit &lt;b&gt;Lena&lt;/b&gt;"
