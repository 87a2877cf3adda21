"""Pages that explain: reachable from everywhere, true to the rules they speak of, and plain where they promise it."""

import re
from html import unescape

import pytest
from flask_babel import force_locale

from mentoring.mentorship.lifecycle import ENQUIRY, TANDEM
from mentoring.web.guides import GUIDES, PLAIN_WORDS, spoken
from mentoring.web.guides.numbers import RULES, SETTINGS_OF_DAYS

PATHS = ("/so-funktioniert-mentoring", "/haeufige-fragen", "/einfache-sprache")
LONGEST_SENTENCE = 12
OTHER_SETTINGS = ("ENQUIRY_WORKING_DAYS", "ENQUIRY_REMINDER_WORKING_DAYS", "OFFER_HOURS")
GENITIVE_CHAIN = re.compile(r"\b(?:der|des) [\w-]+ (?:der|des) ", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:wird|werden|wurde|wurden|worden)\b[^.?]*\b\w*(?:ge\w+t|ge\w+en|ier)t?\b")


def sentences(guide):
    """All sentences of a guide, headings included, in the language of the moment."""
    told = [str(guide.title), str(guide.lead)]
    for one in spoken(guide):
        told += [one.heading, *one.lines, *(words for words, _url in one.links)]
    return [sentence for line in told for sentence in re.split(r"(?<=[.?:])\s+", line)]


@pytest.fixture
def present(sqlite_app):
    with sqlite_app.test_request_context("/"):
        yield sqlite_app


@pytest.mark.parametrize("language", ["de", "en"])
def test_plain_words_come_in_short_sentences(present, language):
    with force_locale(language):
        told = sentences(PLAIN_WORDS)
    assert len(told) > 50
    assert [one for one in told if len(one.split()) > LONGEST_SENTENCE] == []


def test_plain_words_hold_one_thought_each(present):
    told = sentences(PLAIN_WORDS)
    assert [one for one in told if one.count(",") > 1 or ";" in one or "(" in one] == []
    assert [one for one in told if GENITIVE_CHAIN.search(one)] == []
    assert [one for one in told if PASSIVE.search(one)] == []


def test_the_rules_of_plain_words_find_what_they_look_for():
    assert GENITIVE_CHAIN.search("Die Frage der Leitung der Gruppe ist offen.")
    assert PASSIVE.search("Die Anfrage wird morgen beantwortet oder gelesen.")


def test_no_word_holds_a_number_of_its_own():
    lines = [str(line) for guide in GUIDES for one in guide.passages for line in (one.heading, *one.lines)]
    assert [line for line in lines if re.search(r"\d", line)] == []


def test_numbers_are_those_that_the_service_goes_by(present):
    names = [*SETTINGS_OF_DAYS.values(), *OTHER_SETTINGS]
    before = {name: present.config[name] for name in names}
    other = {name: 701 + place for place, name in enumerate(names)}
    present.config.update(other)
    told = " ".join(sentence for guide in GUIDES for sentence in sentences(guide))
    present.config.update(before)
    usual = {"6"}
    assert set(re.findall(r"\d+", told)) == {*map(str, [*other.values(), *RULES.values()]), *usual}


def test_one_day_is_one_day(present):
    present.config["WAITING_PROMISE_DAYS"], before = 1, present.config["WAITING_PROMISE_DAYS"]
    told = sentences(PLAIN_WORDS)
    present.config["WAITING_PROMISE_DAYS"] = before
    assert "Nach 1 Tag hilft Ihnen ein Mensch aus dem Büro." in told


@pytest.mark.parametrize("language", ["de", "en"])
def test_where_the_office_proposes_no_page_says_that_people_ask(present, monkeypatch, language):
    with force_locale("de"):
        asking = " ".join(sentence for guide in GUIDES for sentence in sentences(guide))
    monkeypatch.setitem(present.config, "SELF_SERVICE", False)
    with force_locale("de"):
        told = " ".join(sentence for guide in GUIDES for sentence in sentences(guide))
    wrong = ("Wunschliste", "Ihre Anfrage geht nur", "Alle anderen Mentor*innen", "fragen sie")
    assert [(words in asking, words in told) for words in wrong] == [(True, False)] * 4
    assert "Es ist ein Vorschlag." in told
    with force_locale(language):
        plain = sentences(PLAIN_WORDS)
    assert [one for one in plain if len(one.split()) > LONGEST_SENTENCE] == []


def test_no_guide_has_an_address_twice(present):
    slugs = [[one.slug for one in spoken(guide)] for guide in GUIDES]
    assert [len(set(some)) for some in slugs] == [len(some) for some in slugs]


def test_what_they_promise_is_what_the_lifecycles_allow():
    """Nobody says yes for others; both can end a tandem; whoever is asked may decline."""
    yes = ENQUIRY.step("accept")
    ends = {party for step in TANDEM.steps if step.name == "end" for party in step.by}
    assert yes.by == ("awaited",)
    assert ENQUIRY.step("decline").by == ("awaited", "awaited_by_phone")
    assert {"mentor", "newcomer"} <= ends


@pytest.mark.parametrize("path", PATHS)
def test_every_page_and_its_sisters_are_one_click_away(sqlite_app, path):
    browser = sqlite_app.test_client()
    pages = [browser.get(where).text for where in ("/", "/wege", "/impressum", *PATHS)]
    assert [f'href="{path}"' in page for page in pages] == [True] * 6


def test_each_heading_has_an_address_and_stands_in_the_list_above(sqlite_app):
    page = sqlite_app.test_client().get("/haeufige-fragen").text
    named = re.findall(r'<li><a class="app-a" href="#([\w-]+)">([^<]+)</a></li>', page)
    headed = re.findall(r'<h2 class="app-h2" id="([\w-]+)" tabindex="-1">([^<]+)</h2>', page)
    assert named == headed
    assert ("kosten", "Was kostet das Mentoring?") in [(slug, unescape(words)) for slug, words in named]


def test_they_are_there_in_english(sqlite_app):
    page = sqlite_app.test_client().get("/en/so-funktioniert-mentoring").text
    assert "A tandem begins only when both have said yes." in page
    assert "within 10 working days" in page
