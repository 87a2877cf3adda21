"""Where only the office proposes, nobody asks and nobody offers; both of a proposal still say yes themselves."""

import pytest
from sqlalchemy import select

from mentoring.core.clock import now
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.mentorship.actions import (
    Wishes,
    ask_mentor,
    let_wishes_go,
    offer_mentoring,
    say_yes,
    wish_for_mentor,
)
from mentoring.mentorship.actions.wish_list import move_on_with_due_needs
from mentoring.mentorship.models import Enquiry
from mentoring.web.checkup import findings
from tests.mentorship.scenes import WORDS, mentor, office, proposed, searching

SENTENCE = "Hier schlägt die Koordination Tandems vor."
TO_NEWCOMER = (
    ("GET", "/mentoring/mentorinnen"),
    ("GET", "/mentoring/mentorinnen/{mentor}"),
    ("GET", "/mentoring/mentorinnen/{mentor}/anfrage"),
    ("POST", "/mentoring/mentorinnen/{mentor}/anfrage"),
    ("GET", "/mentoring/mentorinnen/{mentor}/wunsch"),
    ("POST", "/mentoring/mentorinnen/{mentor}/wunsch"),
    ("POST", "/mentoring/wunschliste/1/hoch"),
    ("POST", "/mentoring/wunschliste/1/ende"),
    ("POST", "/mentoring/wunschliste/von-selbst"),
    ("POST", "/mentoring/wunschliste/naechste"),
)
TO_MENTOR = (
    ("GET", "/mentoring/mentorinnen"),
    ("GET", "/mentoring/angebote"),
    ("GET", "/mentoring/angebote/{need}"),
    ("POST", "/mentoring/angebote/{need}"),
)


@pytest.fixture
def by_office(sqlite_app, monkeypatch):
    """The office runs everything by its own hand."""
    monkeypatch.setitem(sqlite_app.config, "SELF_SERVICE", False)


def test_every_way_to_ask_and_to_offer_says_who_acts_instead(sqlite_app, by_office, signed_in):
    need, profile = searching(wishes=Wishes(allows_offers=True)), mentor()
    for someone, ways in ((need.person, TO_NEWCOMER), (profile.person, TO_MENTOR)):
        browser = signed_in(someone)
        for method, way in ways:
            answer = browser.open(way.format(mentor=profile.id, need=need.id), method=method)
            assert (way, answer.status_code, SENTENCE in answer.text) == (way, 404, True)


def test_actions_refuse_it_too_so_that_no_link_of_a_letter_gets_past(sqlite_app, by_office):
    need, profile = searching(wishes=Wishes(allows_offers=True)), mentor()
    for attempt in (
        lambda: ask_mentor(need.person, need, profile, WORDS),
        lambda: wish_for_mentor(need.person, need, profile, WORDS),
        lambda: offer_mentoring(profile.person, profile, need, WORDS),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert db.session.scalars(select(Enquiry)).all() == []


def test_a_list_from_before_lets_nobody_go_by_itself(sqlite_app, monkeypatch):
    need, profile = searching(), mentor()
    wish_for_mentor(need.person, need, profile, WORDS)
    let_wishes_go(need.person, need, by_itself=True)
    monkeypatch.setitem(sqlite_app.config, "SELF_SERVICE", False)
    assert move_on_with_due_needs(now()) == 0


def test_the_page_of_the_search_says_that_the_office_proposes_and_until_when(
    sqlite_app, by_office, signed_in
):
    need, profile = searching(), mentor()
    browser = signed_in(need.person)
    for way in ("/mentoring/wunsch", "/mentoring/vorschlaege", "/mein-bereich"):
        page = browser.get(way).text
        assert "Die Koordination sucht für Sie und schlägt Ihnen jemanden vor." in page
        assert [
            words for words in (profile.person.display_name, "/mentorinnen", "Wunschliste") if words in page
        ] == []
    assert "Die Koordination ist am Zug" in browser.get("/mentoring/wunsch").text


def test_whom_the_office_has_proposed_she_reads_and_both_say_yes(sqlite_app, by_office, signed_in):
    enquiry = proposed()
    browser = signed_in(enquiry.newcomer)
    assert browser.get(f"/mentoring/mentorinnen/{enquiry.mentor_id}").status_code == 200
    assert say_yes(enquiry.newcomer, enquiry) is None
    assert say_yes(enquiry.mentor, enquiry) is not None


def test_everybody_who_searches_is_on_the_desk_from_the_first_day(sqlite_app, monkeypatch, signed_in):
    searching()
    browser = signed_in(office())
    assert "Heute zu tun (0)" in browser.get("/koordination").text
    monkeypatch.setitem(sqlite_app.config, "SELF_SERVICE", False)
    assert "Heute zu tun (1)" in browser.get("/koordination").text
    assert browser.get("/mentoring/mentorinnen").status_code == 200


def test_no_bar_and_no_tile_leads_where_nobody_enters(sqlite_app, by_office, signed_in):
    need = searching()
    assert "/mentoring/mentorinnen" not in sqlite_app.test_client().get("/").text
    assert 'href="/mentoring/mentorinnen"' not in signed_in(need.person).get("/mein-bereich").text
    assert 'href="/mentoring/mentorinnen"' in signed_in(office()).get("/koordination").text


def test_the_check_says_when_nobody_is_there_to_propose(sqlite_app, by_office):
    def troubles() -> list[str]:
        return [one.trouble for one in findings(sqlite_app) if one.about == "Wer Tandems anstößt"]

    assert troubles() == ["SELF_SERVICE ist aus, und niemand ist da, der Tandems vorschlägt."]
    office()
    assert troubles() == [""]
