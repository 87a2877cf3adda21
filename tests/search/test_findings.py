"""The page of the search: what stands on it, who finds what, and what is never found."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from mentoring.coordination.actions import suspend_person
from mentoring.core import clock
from mentoring.core.db import action, db, scrub
from mentoring.offers.actions import revise_example, withdraw_example
from mentoring.people.actions import rename_entry
from mentoring.people.models import InstitutionType, Topic
from mentoring.privacy.actions.erasing import erase_account
from mentoring.search.models import SearchEntry
from mentoring.trainings import actions
from mentoring.trainings.models import TrainingDate
from tests.conftest import person
from tests.databases import restore_catalogue
from tests.offers.scenes import example, office
from tests.queries import counted_statements
from tests.search.corpus import HOSTILE
from tests.trainings.scenes import WORDS, planned, published, trainer
from tests.trainings.test_visibility import HIDDEN, LISTED, READERS

GROUPS = re.compile(r'<h2 class="app-h2" id="gefunden-([\w-]+)">')
TITLES = re.compile(r'<h3 class="app-h3"[^>]*><a class="app-a" href="[^"]+">([^<]+)</a>')


def page(browser, typed, path="/suche", **more):
    return browser.get(path, query_string={"q": typed, **more}).text


def titles(browser, typed):
    """The titles of what a page shows, in their order."""
    return TITLES.findall(page(browser, typed))


def entries():
    """How many things the search knows."""
    return len(db.session.query(SearchEntry.id).all())


def test_one_word_finds_topics_trainings_examples_and_help(sqlite_app):
    published(trainer(), title="Aufnahme gut begleiten")
    example(published=True, title="Ein Satz bei der Aufnahme")
    browser = sqlite_app.test_client()
    told = page(browser, "Aufnahme")
    assert GROUPS.findall(told) == ["fortbildungen", "beispiele"]
    assert TITLES.findall(told) == ["Aufnahme gut begleiten", "Ein Satz bei der Aufnahme"]
    assert 'href="/haeufige-fragen#kosten"' in page(browser, "Was kostet das?")
    assert 'href="/fortbildungen?thema=quality_circle_start"' in page(browser, "Qualitaetszirkel")
    assert 'href="/en/fortbildungen?thema=quality_circle_start"' in page(
        browser, "quality circle", "/en/suche"
    )


def test_who_types_nothing_reads_the_topics(sqlite_app):
    told = page(sqlite_app.test_client(), "")
    assert (GROUPS.findall(told), "Ergebnis" in told) == (["themen"], False)
    silent = page(sqlite_app.test_client(), "der die das")
    assert (GROUPS.findall(silent), "Bitte ein Wort eingeben" in silent) == ([], True)


def test_who_finds_nothing_reads_where_to_go_on(sqlite_app):
    told = page(sqlite_app.test_client(), "Regenwurmzucht").partition("<footer")[0]
    assert "0 Ergebnisse" in told
    ways = ("/wege", "/erstgespraech", "/haeufige-fragen")
    assert [f'href="{way}"' in told for way in ways] == [True] * 3


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_training_is_found_by_whom_it_is_for(app, client, signed_in, hidden):
    published(trainer(), title="Geschützt", **HIDDEN[hidden])
    people = {name: signed_in(person(f"{name.title()} Eins", name)) for name in READERS[1:]}
    found = [name for name, one in {"nobody": client, **people}.items() if titles(one, "geschuetzt")]
    assert found == LISTED[hidden].split()


def test_a_training_is_found_while_it_is_published_and_lies_ahead(app, client):
    leader = trainer()
    training = actions.create_training(leader, {**WORDS, "title": "Entwurf"})
    assert (titles(client, "Entwurf"), entries()) == ([], 1)
    actions.remove_training(leader, training)
    assert entries() == 0
    shown = published(leader, title="Gestern und morgen")
    assert titles(client, "gestern") == ["Gestern und morgen"]
    actions.edit_training(leader, shown, {**WORDS, "title": "Übermorgen"})
    assert (titles(client, "gestern"), titles(client, "ubermorgen")) == ([], ["Übermorgen"])
    actions.cancel_training(leader, shown)
    assert titles(client, "übermorgen") == []


@action
def pass_by(training):
    """Its dates are over."""
    for one in db.session.query(TrainingDate).filter_by(training_id=training.id):
        one.starts_at, one.ends_at = (clock.now() - timedelta(hours=hours) for hours in (3, 1))


def test_what_is_over_is_not_found_and_goes(app, client):
    training = published(trainer(), title="Vorbei")
    pass_by(training)
    assert titles(client, "vorbei") == []
    assert (actions.finish_trainings(clock.now()), entries()) == (1, 0)


def test_an_example_is_found_while_everybody_may_read_it(app, client):
    author = person("Meike Janssen", "mentor")
    one = example(author, submit=True, title="Zettelkasten")
    assert titles(client, "Zettelkasten") == []
    one = example(author, published=True, title="Zettelkasten")
    assert [titles(client, typed) for typed in ("Zettelkästen", "kasten zettel")] == [["Zettelkasten"]] * 2
    revise_example(author, one)
    assert (titles(client, "Zettelkasten"), entries()) == ([], 0)
    withdraw_example(author, example(author, published=True, title="Zettelkasten"))
    assert (titles(client, "Zettelkasten"), entries()) == ([], 0)


def test_of_which_kind_of_self_help_an_example_tells_is_not_found(app, client):
    writer = person("Meike Janssen", "mentor")
    kinds = {"institution_type": "self_help_group", "topics": ()}
    one = example(writer, published=True, title="Zettelkasten", **kinds)
    assert one.is_veiled
    assert [titles(client, typed) for typed in ("Zettelkasten Selbsthilfegruppe", "Zettelkasten group")] == [
        [],
        [],
    ]
    assert titles(client, "Zettelkasten") == ["Zettelkasten"]
    assert "Selbsthilfegruppe" not in page(client, "Zettelkasten").partition("gefunden-hilfe")[0]


def test_what_the_office_calls_otherwise_is_found_by_its_new_name(sqlite_app):
    amt, browser = office(), sqlite_app.test_client()
    topic, kind = (
        db.session.get_one(Topic, "patient_referral"),
        db.session.get_one(InstitutionType, "hospital"),
    )
    example(published=True, title="Zettelkasten")
    assert titles(browser, "Zettelkasten Krankenhaus") == ["Zettelkasten"]
    rename_entry(amt, topic, de="Wegweisung", en="Guidance")
    rename_entry(amt, kind, sector=kind.sector, de="Krankenhaus", en="Hospital", protected=True)
    found = [titles(browser, f"Zettelkasten {word}") for word in ("Wegweisung", "Krankenhaus")]
    restore_catalogue()
    assert found == [["Zettelkasten"], []]


def test_an_example_of_an_account_that_rests_is_not_found(app, client):
    writer = person("Meike Janssen", "mentor")
    example(writer, published=True, title="Zettelkasten")
    suspend_person(office(), writer, "Bitte melden.")
    assert titles(client, "Zettelkasten") == []


def test_whatever_is_typed_has_a_page(sqlite_app):
    browser = sqlite_app.test_client()
    example(published=True)
    answers = [browser.get("/suche", query_string={"q": typed}).status_code for typed in HOSTILE]
    assert answers == [200] * len(HOSTILE)
    assert browser.get("/suche?q=a%00b").status_code == 400
    assert "<script>alert" not in page(browser, '"><script>alert(1)</script>')


def test_one_and_three_finds_take_the_same_number_of_statements(app, client):
    leader, writer = trainer(), person("Meike Janssen", "mentor")
    counts = []
    for more in (1, 2):
        for _ in range(more):
            published(leader, title="Aufnahme")
            example(writer, published=True, title="Aufnahme")
        titles(client, "Aufnahme")
        with counted_statements() as statements:
            assert len(titles(client, "Aufnahme")) == 2 * (2 * more - 1)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 6


def test_titles_come_first_then_the_next_date(sqlite_app):
    leader = trainer()
    published(leader, planned(5), title="Anders", summary="Es geht um Aufnahme.")
    published(leader, planned(30), title="Aufnahme spät")
    published(leader, planned(20), title="Aufnahme früh")
    assert titles(sqlite_app.test_client(), "Aufnahme") == ["Aufnahme früh", "Aufnahme spät", "Anders"]


@action
def gone(someone):
    """An account at the end of its days of grace."""
    someone.account.erase_at = clock.now()


def test_erased_words_are_nowhere_in_the_file(sqlite_app):
    writer, file = person("Meike Janssen", "mentor"), Path(str(db.engine.url.database))
    example(writer, published=True, title="Xylofonkonzert")
    example(published=True, title="Zettelkasten")
    assert (scrub(), b"xylofon" in file.read_bytes()) == (True, True)
    gone(writer)
    assert erase_account(writer.id)
    assert (scrub(), b"xylofon" in file.read_bytes(), entries()) == (True, False, 1)
