"""Who mistypes is offered words that are published, and never others."""

import random
import re
import time

import pytest

from mentoring.offers.actions import withdraw_example
from mentoring.search.models import near_words, terms_of
from tests.conftest import person
from tests.offers.scenes import example
from tests.queries import counted_statements
from tests.search.corpus import HOSTILE, TEXTS
from tests.search.test_findings import page, pass_by
from tests.trainings.scenes import published, trainer

NEAR = re.compile(r'<a class="app-btn-s" href="[^"]*\?q=[^"]+">([^<]+)</a>')
MISTYPED = {
    "Klinick": ["Klinik"],
    "Rhea": ["Reha"],
    "Qualitätszirkl": ["Qualitätszirkel"],
    "Qualitaetszirkl": ["Qualitätszirkel"],
    "Ueberlaitung": ["Überleitung"],
    "selbsthife": ["Selbsthilfe"],
    "Krankehaus": ["Krankenhaus"],
    "Selbsthilfebeaufragter": ["Selbsthilfebeauftragte*r"],
    "Krankehaus Qualitätszirkl": ["Krankenhaus", "Qualitätszirkel"],
    "Regenwurmzucht": [],
    "der die das": [],
    "": [],
}


def offered(browser, typed, path="/suche"):
    """The words that are offered instead."""
    return NEAR.findall(page(browser, typed, path))


@pytest.mark.parametrize("typed", MISTYPED)
def test_words_with_a_slip_are_near(typed):
    assert near_words(terms_of(typed), TEXTS) == MISTYPED[typed]


def test_every_word_that_is_offered_finds_something(sqlite_app):
    browser = sqlite_app.test_client()
    published(trainer(), title="Aufnahme gut begleiten")
    example(published=True, title="Zettelkasten")
    typed = ("Aufname", "Zetelkasten", "Kallender", "Qualitaetszirkl", "Datenschuz")
    found = [offered(browser, one) for one in typed]
    assert [bool(words) for words in found] == [True] * len(typed)
    assert ["nichts-gefunden" in page(browser, word) for words in found for word in words].count(True) == 0


def test_words_are_offered_in_the_language_of_the_page(sqlite_app):
    browser = sqlite_app.test_client()
    assert offered(browser, "accesibility", "/en/suche") == ["Accessibility"]
    assert "Did you mean …?" in page(browser, "accesibility", "/en/suche")
    assert 'href="/en/suche?q=Accessibility"' in page(browser, "accesibility", "/en/suche")


def test_what_one_may_not_read_is_not_offered(app, client, signed_in):
    writer = person("Meike Janssen", "mentor")
    one = example(writer, published=True, title="Xylofonkonzert")
    published(trainer(), title="Zitherabend", kind="exchange_circle")
    example(writer, submit=True, title="Posaunenchor")
    mentor = signed_in(writer)
    assert [offered(mentor, typed) for typed in ("Xylofonkonzertt", "Zitherabendd", "Posaunenchorr")] == [
        ["Xylofonkonzert"],
        ["Zitherabend"],
        [],
    ]
    withdraw_example(writer, one)
    assert [offered(client, typed) for typed in ("Xylofonkonzertt", "Zitherabendd", "Meicke")] == [[], [], []]


def test_a_training_that_is_over_offers_no_word(sqlite_app):
    training, browser = published(trainer(), title="Zitherabend"), sqlite_app.test_client()
    assert offered(browser, "Zitherabendd") == ["Zitherabend"]
    pass_by(training)
    assert offered(browser, "Zitherabendd") == []


def test_one_and_three_titles_take_the_same_number_of_statements(app, client):
    leader, writer, counts = trainer(), person("Meike Janssen", "mentor"), []
    for more in (1, 2):
        for _ in range(more):
            published(leader, title="Zitherabend")
            example(writer, published=True, title="Xylofonkonzert")
        page(client, "Zitherabendd")
        with counted_statements() as statements:
            assert offered(client, "Zitherabendd") == ["Zitherabend"]
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 8


def test_whatever_is_typed_at_most_three_words_are_offered():
    dice = random.Random(7)
    texts = ["".join(dice.choices("abcdeln", k=12)) for _ in range(20_000)]
    begun = time.process_time()
    counts = [len(near_words(terms_of(typed), texts)) for typed in (*HOSTILE, "abcdelnabcde " * 8)]
    assert (max(counts), time.process_time() - begun < 20) == (3, True)
