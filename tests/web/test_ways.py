"""Whoever finds no mentor reads on one page what there is for their Land and kind of institution."""

import re

from mentoring.trainings.actions import cancel_training
from tests.conftest import person
from tests.mentorship.scenes import mentor, searching
from tests.offers.scenes import example
from tests.trainings.scenes import published, trainer

WAYS = "/wege"


def test_an_empty_house_still_offers_a_talk(sqlite_app):
    page = sqlite_app.test_client().get(WAYS).text
    ways = ("/erstgespraech", "/beratung", "/fortbildungen", "/praxisbeispiele", "/registrieren")
    assert [f'href="{way}"' in page for way in ways] == [True] * 5
    assert "Bundesweit: noch niemand." in page


def test_it_shows_what_there_is_for_ones_own_house_and_counts_nobody(sqlite_app, signed_in):
    mentor()
    example(published=True)
    example(published=True, title="Fern", land="09", institution_type="rehab_clinic")
    lena = person("Lena", "newcomer", institution_type_code="hospital", land_code="03")
    page = signed_in(lena).get(WAYS).text
    assert re.findall(r'id="beispiel-\d+"><a[^>]*>([^<]+)', page) == ["Ein Satz in der Visite", "Fern"]
    assert ("Aus Ihrem Bundesland." in page, "Bundesweit: unter 5." in page) == (True, True)
    assert 'href="/mentoring/wunsch"' in page
    other = sqlite_app.test_client().get(f"{WAYS}?land=09&art=rehab_clinic").text
    assert "Bayern: noch niemand." in other
    assert re.findall(r'id="beispiel-\d+"><a[^>]*>([^<]+)', other)[0] == "Fern"


def test_who_finds_nobody_is_led_there(sqlite_app, signed_in):
    need = searching("Lena Hoffmann")
    browser = signed_in(need.person)
    pages = [browser.get("/mentoring/vorschlaege").text, sqlite_app.test_client().get("/fortbildungen").text]
    assert [f'href="{WAYS}"' in page.partition("<footer")[0] for page in pages] == [True, True]


def test_what_is_called_off_stands_in_the_list_but_is_no_way_on(sqlite_app):
    leader = trainer()
    published(leader, title="Findet statt")
    cancel_training(leader, published(leader, title="Fällt aus"))
    browser, titles = sqlite_app.test_client(), ("Findet statt", "Fällt aus")
    told = [[title in browser.get(path).text for title in titles] for path in (WAYS, "/", "/fortbildungen")]
    assert told == [[True, False], [True, False], [True, True]]
    assert re.search(r"(\d+)</[^>]+>\s*<[^>]+>Termine? lieg", browser.get("/").text)[1] == "1"
