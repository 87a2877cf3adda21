"""The page of an address that leads nowhere: a search, ways on, and not a word of what was asked for."""

import re

import pytest

from tests.conftest import person

TITLE = {"": "Diese Seite gibt es nicht", "/en": "This page does not exist"}
WAYS = re.compile(r'<nav class="app-stack-s".*?</nav>', re.DOTALL)
LINKS = re.compile(r'href="([^"]+)"')


def ways(page):
    """Where the page leads on to."""
    return LINKS.findall(WAYS.search(page)[0])


@pytest.mark.parametrize("root", TITLE)
@pytest.mark.parametrize(
    "path", ["/zauberwort", "/fortbildungen/zauberwort", "/mentoring/mentorinnen/zauberwort"]
)
def test_nothing_of_the_address_is_said_again(sqlite_app, root, path):
    answer = sqlite_app.test_client().get(f"{root}{path}?suche=zauberwort&wort=zauberwort")
    assert (answer.status_code, TITLE[root] in answer.text, "zauberwort" in answer.text) == (404, True, False)
    assert f'role="search" method="get" action="{root}/suche"' in answer.text


def test_a_stranger_may_sign_in_or_read_on(sqlite_app):
    page = sqlite_app.test_client().get("/zauberwort").text
    known = [
        "/",
        "/mentoring/mentorinnen",
        "/fortbildungen",
        "/praxisbeispiele",
        "/einloggen",
        "/haeufige-fragen",
    ]
    assert [way for way in ways(page) if way != "/demo"] == known
    assert "erst, wenn Sie eingeloggt sind" in page


def test_who_is_signed_in_has_the_own_ways(sqlite_app, signed_in):
    newcomer, office = signed_in(person("Lena Neu", "newcomer")), signed_in(person("Ruth Amt", "coordinator"))
    pages = [browser.get("/zauberwort").text for browser in (newcomer, office)]
    assert ["/mein-bereich" in ways(page) for page in pages] == [True, True]
    assert ["/koordination" in ways(page) for page in pages] == [False, True]
    assert ["/einloggen" in ways(page) or "eingeloggt sind" in page for page in pages] == [False, False]


def test_what_belongs_to_others_is_not_said_again_either(sqlite_app, signed_in):
    answer = signed_in(person("Lena Neu", "newcomer")).get("/mentoring/tandems/4711?wort=zauberwort")
    assert (answer.status_code, "4711" in answer.text, "zauberwort" in answer.text) == (404, False, False)


def test_who_comes_to_a_closed_door_reads_why_it_asks_to_sign_in(sqlite_app):
    browser, why = sqlite_app.test_client(), "Diese Seite öffnet sich, sobald Sie eingeloggt sind."
    sent = browser.get("/mentoring/mentorinnen", follow_redirects=True).text
    assert (why in sent, why in browser.get("/einloggen").text) == (True, False)


def test_the_language_and_the_colours_of_a_page_that_takes_forms_lead_home(sqlite_app):
    page = sqlite_app.test_client().post("/suche", data={"q": "zauberwort"}).text
    assert ('<a href="/en/" lang="en"' in page, 'name="next" value=""' in page) == (True, True)
    seen = sqlite_app.test_client().get("/suche?q=wort").text
    assert ('<a href="/en/suche?q=wort"' in seen, 'name="next" value="/suche?q=wort"' in seen) == (True, True)
