"""Practice examples: written by colleagues, published by the office, read by everybody as their authors agree."""

from dataclasses import asdict

import pytest
from sqlalchemy import select

from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.offers import actions
from mentoring.offers.models import PracticeExample
from tests.conftest import person
from tests.offers.scenes import WORDS, example, mails, office
from tests.queries import counted_statements

PAGE = "/praxisbeispiele"


def stored() -> list[PracticeExample]:
    db.session.rollback()
    return list(db.session.scalars(select(PracticeExample).order_by(PracticeExample.id)))


def state_of(one: PracticeExample) -> str:
    db.session.rollback()
    return db.session.get_one(PracticeExample, one.id).state


def test_a_colleague_writes_the_office_publishes_and_everybody_reads(app, signed_in):
    author, client = signed_in(person("Meike Janssen", "mentor")), app.test_client()
    typed = {**asdict(WORDS), "topics": ["patient_referral"], "then": "submit"}
    del typed["named"], typed["contact"]
    assert author.post(f"{PAGE}/neu", data=typed).status_code == 302
    [one] = stored()
    assert (one.state, [topic.slug for topic in one.topics]) == ("submitted", ["patient_referral"])
    assert client.get(f"{PAGE}/{one.id}").status_code == 404
    desk = signed_in(office())
    assert "Ein Satz in der Visite" in desk.get("/koordination/praxisbeispiele").text
    assert "Ein Satz in der Visite" in desk.get("/koordination").text
    desk.post(f"/koordination/praxisbeispiele/{one.id}/veroeffentlichung")
    page = client.get(f"{PAGE}/{one.id}").text
    assert [words in page for words in ("Wer denkt daran?", "Ein fester Satz.", "Niedersachsen")] == [
        True
    ] * 3
    assert "Ein Satz in der Visite" in client.get(PAGE).text
    words = mails("example.submitted") + mails("example.published")
    assert (len(words), any("Satz" in mail for mail in words)) == (1, False)


def test_what_is_missing_is_said_and_nothing_typed_is_lost(sqlite_app, signed_in):
    author = signed_in(person("Meike Janssen", "mentor"))
    answer = author.post(
        f"{PAGE}/neu", data={"question": "Schreiben Sie an a@example.org", "helped": "Ruhe."}
    )
    assert answer.status_code == 422
    for words in ("Bitte eine Überschrift eingeben.", "Bitte wählen Sie ein Land.", "keinen Link", "Ruhe."):
        assert words in answer.text
    assert stored() == []


def test_the_office_gives_back_with_words_that_only_the_author_reads(sqlite_app, signed_in):
    author, ruth = person("Meike Janssen", "mentor"), office()
    one, desk = example(author, submit=True), signed_in(ruth)
    assert desk.post(f"/koordination/praxisbeispiele/{one.id}/rueckgabe", data={}).status_code == 422
    desk.post(f"/koordination/praxisbeispiele/{one.id}/rueckgabe", data={"words": "Bitte kürzer."})
    assert (state_of(one), len(mails("example.returned"))) == ("returned", 1)
    assert "kürzer" not in mails("example.returned")[0]
    assert "Bitte kürzer." in signed_in(author).get(f"{PAGE}/meine").text
    assert signed_in(person("Fremde Person")).get(f"{PAGE}/{one.id}").status_code == 404
    actions.save_example(author, WORDS, one, submit=True)
    assert state_of(one) == "submitted"


def test_a_published_one_is_taken_down_withdrawn_revised_and_deleted(app, signed_in):
    author, client = person("Meike Janssen", "mentor"), app.test_client()
    one, browser = example(author, published=True), signed_in(author)
    browser.post(f"{PAGE}/{one.id}/ruecknahme")
    assert (state_of(one), client.get(f"{PAGE}/{one.id}").status_code) == ("withdrawn", 404)
    assert "Ein Satz in der Visite" not in client.get(PAGE).text
    browser.post(f"{PAGE}/{one.id}/ueberarbeitung")
    assert state_of(one) == "draft"
    actions.save_example(author, WORDS, one, submit=True)
    actions.publish_example(office(), one)
    actions.return_example(office(), one, "Bitte ohne den Ort.")
    assert (state_of(one), len(mails("example.taken_down"))) == ("returned", 1)
    browser.post(f"{PAGE}/{one.id}/loeschung")
    assert stored() == []


def test_what_the_office_has_is_not_changed_meanwhile_and_what_all_read_is_not_deleted(sqlite_app):
    author = person("Meike Janssen", "mentor")
    waiting, read = example(author, submit=True), example(author, published=True)
    for attempt in (
        lambda: actions.save_example(author, WORDS, waiting),
        lambda: actions.save_example(author, WORDS, read),
        lambda: actions.delete_example(author, read),
    ):
        with pytest.raises(WrongState):
            attempt()
    with pytest.raises(NotAllowed):
        actions.delete_example(office(), example(author))


def test_name_and_contact_are_read_as_the_author_agrees_and_no_longer_when_not(sqlite_app, signed_in):
    author = person("Meike Janssen", "mentor")
    one, stranger, reader = (
        example(author, published=True),
        sqlite_app.test_client(),
        signed_in(person("Lena")),
    )

    def read() -> list[tuple[bool, bool]]:
        pages = [browser.get(f"{PAGE}/{one.id}").text for browser in (stranger, reader)]
        return [("M. J." in page, author.account.email in page) for page in pages]

    assert read() == [(False, False), (False, False)]
    signed_in(author).post(f"{PAGE}/{one.id}/einwilligung", data={"named": "y", "contact": "y"})
    assert read() == [(True, False), (True, True)]
    since = stored()[0].named_since
    actions.change_consents(author, one, named=True, contact=False)
    assert (read(), stored()[0].named_since) == ([(True, False), (True, False)], since)
    signed_in(author).post(f"{PAGE}/{one.id}/einwilligung", data={})
    assert (read(), stored()[0].named_since) == ([(False, False), (False, False)], None)


def test_nobody_publishes_their_own_and_a_stranger_reaches_no_step(sqlite_app, signed_in):
    both = office()
    one = example(both, submit=True)
    assert (
        signed_in(both).post(f"/koordination/praxisbeispiele/{one.id}/veroeffentlichung").status_code == 404
    )
    assert "Ein Satz" not in signed_in(both).get("/koordination/praxisbeispiele").text
    stranger = signed_in(person("Jonas Weber", "newcomer"))
    for step in ("bearbeiten", "ruecknahme", "ueberarbeitung", "loeschung", "einwilligung"):
        assert stranger.post(f"{PAGE}/{one.id}/{step}", data={}).status_code == 404
    assert state_of(one) == "submitted"


def test_an_example_goes_with_the_account_and_hides_while_it_is_closed(sqlite_app):
    author, client = person("Meike Janssen", "mentor"), sqlite_app.test_client()
    one = example(author, published=True)

    @action
    def close() -> None:
        author.account.active = False

    close()
    assert (client.get(f"{PAGE}/{one.id}").status_code, "Ein Satz" in client.get(PAGE).text) == (404, False)


def test_the_list_is_narrowed_by_land_kind_and_topic(sqlite_app):
    author, client = person("Meike Janssen", "mentor"), sqlite_app.test_client()
    example(author, published=True)
    example(author, published=True, title="Ein Raum", land="04", topics=("funding",))
    example(author, published=True, title="Am Abend", institution_type="rehab_clinic")
    for query, titles in (
        ("", ["Ein Satz in der Visite", "Ein Raum", "Am Abend"]),
        ("?land=04", ["Ein Raum"]),
        ("?art=rehab_clinic", ["Am Abend"]),
        ("?thema=funding", ["Ein Raum"]),
        ("?land=gibt-es-nicht", ["Ein Satz in der Visite", "Ein Raum", "Am Abend"]),
        ("?land=10", []),
    ):
        page = client.get(PAGE + query).text
        assert [t for t in ("Ein Satz in der Visite", "Ein Raum", "Am Abend") if t in page] == titles


def test_three_examples_cost_as_many_queries_as_one(app):
    author, counts = person("Meike Janssen", "mentor"), []
    for more in (1, 2):
        for _number in range(more):
            example(author, published=True)
        db.session.expire_all()
        with counted_statements() as seen:
            app.test_client().get(PAGE)
        counts.append(len(seen))
    assert counts[0] == counts[1]
