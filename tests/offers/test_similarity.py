"""Examples like one's own house: the likeness of mentors and newcomers, told in words, never as a number."""

import re

from mentoring.core.db import db
from mentoring.offers.queries import ExampleFilter, published_examples
from mentoring.offers.similarity import House, Line, examples_like
from tests.conftest import person
from tests.offers.scenes import example
from tests.queries import counted_statements

ALIKE = "/praxisbeispiele/aehnlich"


def told(house: House) -> list[tuple[str, list[str]]]:
    return [(one.example.title, [line.text for line in one.lines]) for one in examples_like(house)]


def three() -> None:
    author = person("Meike Janssen", "mentor")
    far = {"land": "09", "institution_type": "rehab_clinic"}
    example(author, published=True, title="Fern", topics=("funding",), **far)
    example(author, published=True, title="Nah", land="03", topics=("visibility",))
    example(author, published=True, title="Neben", land="04", topics=("visibility",))
    example(author, submit=True, title="Wartet", land="03")


def test_the_nearest_comes_first_with_reasons_in_words(app):
    three()
    assert told(House("03", "hospital")) == [
        ("Nah", ["Aus Ihrem Bundesland.", "Aus der gleichen Art von Einrichtung."]),
        ("Neben", ["Aus einem Nachbarland.", "Aus der gleichen Art von Einrichtung."]),
        ("Fern", ["Aus einem anderen Teil Deutschlands.", "Aus einer verwandten Art von Einrichtung."]),
    ]
    topic = dict(told(House("03", "", "funding")))
    assert topic["Fern"][-1].startswith("Zu Ihrem Thema „")
    assert [topic[title][-1] for title in ("Nah", "Neben")] == ["Zu anderen Themen."] * 2


def test_a_kind_of_self_help_is_told_only_as_its_author_agrees(sqlite_app):
    author = person("Meike Janssen", institution_type_code="self_help_group")
    one = example(author, published=True, institution_type="self_help_group")
    like = House("03", "self_help_organisation")
    assert examples_like(like)[0].lines[-1] == Line("plus", "Aus der Selbsthilfe, wie bei Ihnen.")
    page = sqlite_app.test_client().get(f"/praxisbeispiele/{one.id}").text
    assert ("Selbsthilfe, Niedersachsen" in page, "Selbsthilfegruppe" in page) == (True, False)
    assert published_examples(ExampleFilter(institution_type="self_help_group"), 1).total == 0


def test_the_page_begins_with_the_readers_own_house(sqlite_app, signed_in):
    three()
    lena = person("Lena Hoffmann", institution_type_code="hospital", land_code="03", kreis_ags="03241")
    page = signed_in(lena).get(ALIKE).text
    assert re.findall(r'id="beispiel-\d+"><a[^>]*>(\w+)', page) == ["Nah", "Neben", "Fern"]
    assert "Aus Ihrem Bundesland." in page
    assert re.findall(r"\d+ ?(%|Punkte)", page) == []
    other = signed_in(lena).get(f"{ALIKE}?land=09&art=").text
    assert re.findall(r'id="beispiel-\d+"><a[^>]*>(\w+)', other)[0] == "Fern"


def test_anybody_asks_with_land_and_kind_and_without_them_reads_what_to_do(sqlite_app):
    three()
    client = sqlite_app.test_client()
    assert "Wo arbeiten Sie?" in client.get(ALIKE).text
    assert "Aus Ihrem Bundesland." in client.get(f"{ALIKE}?land=03&art=hospital").text


def test_what_changes_is_learnt_anew_and_more_examples_cost_no_more_queries(app):
    author = person("Meike Janssen", "mentor")
    example(author, published=True)
    counts = []
    for more in (0, 2):
        for _number in range(more):
            example(author, published=True, title="Neu")
        db.session.expire_all()
        with counted_statements() as seen:
            found = examples_like(House("03", "hospital"))
        counts.append(len(seen))
    assert (len(found), counts[0]) == (3, counts[1])
