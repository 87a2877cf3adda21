"""What can become of an enquiry: yes, no, taken back, silence; and the page behind the link in the letter."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.core.clock import standing_at
from mentoring.core.db import Base, db
from mentoring.core.delivery import compose
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import entries_of
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    accept_enquiry,
    cancel_enquiry,
    close_need,
    continue_search,
    decline_enquiry,
    pause_need,
    withdraw_enquiry,
)
from mentoring.mentorship.actions.silence import expire_due_enquiries
from mentoring.mentorship.models import Enquiry, Tandem
from tests.conftest import person
from tests.mentorship.scenes import WORDS, answer_path, asked, letters_of, mentor, office, searching

SECRETS = (WORDS, "Hoffmann", "lena-", "sabine-", "Sabine Krüger", "Ausloggen")


def whole_database() -> list[tuple[str, list[tuple[object, ...]]]]:
    """Every row of every table."""
    db.session.rollback()
    return [
        (table.name, [tuple(row) for row in db.session.execute(select(table).order_by(*table.primary_key))])
        for table in Base.metadata.sorted_tables
    ]


def test_a_yes_makes_a_tandem_and_stops_the_search(app):
    enquiry = asked()
    tandem = accept_enquiry(enquiry.mentor, enquiry)
    assert (enquiry.state, enquiry.need.state, tandem.state) == ("accepted", "matched", "getting_to_know")
    assert (tandem.newcomer_id, tandem.mentor_id) == (enquiry.newcomer_id, enquiry.mentor_id)
    assert letters_of("enquiry.accepted") == [enquiry.newcomer_id, enquiry.mentor_id]
    assert [entry.event for entry in entries_of("tandem", tandem.id)] == ["tandem.begun"]


def test_saying_yes_twice_shows_the_same_tandem(app):
    enquiry = asked()
    first, second = (accept_enquiry(enquiry.mentor, enquiry) for _time in range(2))
    assert (first.id, db.session.query(Tandem).count()) == (second.id, 1)
    assert len(letters_of("enquiry.accepted")) == 2


@pytest.mark.parametrize("actor", ["newcomer", "office", "stranger"])
def test_nobody_says_yes_for_the_mentor(app, actor):
    enquiry = asked()
    others = {"newcomer": enquiry.newcomer, "office": office(), "stranger": person("Fremde Person", "mentor")}
    for action in (accept_enquiry, decline_enquiry):
        with pytest.raises(NotAllowed):
            action(others[actor], enquiry)
    assert (enquiry.state, db.session.query(Tandem).count()) == ("open", 0)


def test_a_no_needs_no_reason_and_the_search_goes_on(app):
    enquiry = asked()
    decline_enquiry(enquiry.mentor, enquiry)
    assert (enquiry.state, enquiry.need.state) == ("declined", "searching")
    assert letters_of("enquiry.declined") == [enquiry.newcomer_id]


def test_after_a_withdrawal_a_yes_comes_too_late_and_says_so(app):
    enquiry = asked()
    withdraw_enquiry(enquiry.newcomer, enquiry)
    with pytest.raises(WrongState) as refused:
        accept_enquiry(enquiry.mentor, enquiry)
    assert refused.value.message == "Diese Anfrage wurde inzwischen zurückgezogen."
    assert letters_of("enquiry.withdrawn") == [enquiry.mentor_id]


def test_the_office_ends_an_enquiry_with_words_for_both(app):
    enquiry = asked()
    cancel_enquiry(office(), enquiry, "Bitte melden Sie sich bei uns.")
    assert (enquiry.state, enquiry.office_words) == ("cancelled", "Bitte melden Sie sich bei uns.")
    assert letters_of("enquiry.cancelled") == [enquiry.newcomer_id, enquiry.mentor_id]


def test_the_last_yes_gives_other_enquiries_back_in_kind_words(app):
    profile = mentor()
    first, second = asked(searching(), profile), asked(searching("Zweite Person"), profile)
    accept_enquiry(first.mentor, first)
    assert (second.state, second.need.state) == ("superseded", "searching")
    with pytest.raises(WrongState, match=r"^Der Platz wurde soeben vergeben\.$"):
        accept_enquiry(second.mentor, second)
    assert letters_of("enquiry.superseded") == [second.newcomer_id]


def test_silence_ends_an_enquiry_at_its_hour_and_not_before(app):
    enquiry = asked()
    early = enquiry.expires_at - timedelta(seconds=1)
    with standing_at(early):
        assert expire_due_enquiries(early) == 0
    with standing_at(enquiry.expires_at):
        assert [expire_due_enquiries(enquiry.expires_at) for _round in range(2)] == [1, 0]
    assert enquiry.state == "expired"
    assert letters_of("enquiry.expired") == [enquiry.newcomer_id, enquiry.mentor_id]


def test_a_paused_search_takes_its_enquiry_back_and_keeps_its_days(app):
    enquiry = asked()
    need, began = enquiry.need, enquiry.need.waiting_since
    with standing_at(began + timedelta(days=5)):
        pause_need(need.person, need)
    with standing_at(began + timedelta(days=20)):
        assert (enquiry.state, need.state, need.days_waited) == ("withdrawn", "paused", 5)
        continue_search(need.person, need)
        assert (need.state, need.days_waited) == ("searching", 5)


def test_a_closed_search_takes_its_enquiry_back(app):
    enquiry = asked()
    close_need(enquiry.newcomer, enquiry.need)
    assert (enquiry.state, enquiry.need.state) == ("withdrawn", "closed")


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_the_page_behind_the_link_changes_nothing(app, client, method):
    path = answer_path(asked())
    before = whole_database()
    assert [getattr(client, method)(path).status_code for _time in range(2)] == [200, 200]
    assert whole_database() == before


def test_the_page_behind_the_link_says_who_and_why_and_keeps_the_rest(app, client):
    page = client.get(answer_path(asked())).text
    assert "L. H. möchte sich mit Ihnen austauschen" in page
    assert "Selbsthilfekontaktstelle, Niedersachsen" in page
    assert "Arbeitet in der gleichen Art von Einrichtung wie Sie." in page
    assert [secret for secret in SECRETS if secret in page] == []


def test_a_signed_in_mentor_looks_signed_out_behind_the_link(app, signed_in):
    enquiry = asked()
    page = signed_in(enquiry.mentor).get(answer_path(enquiry)).text
    assert [secret for secret in SECRETS if secret in page] == []


@pytest.mark.parametrize(("said", "state"), [("yes", "accepted"), ("no", "declined")])
def test_the_answer_behind_the_link_counts_once(app, client, said, state):
    enquiry = asked()
    path = answer_path(enquiry)
    answer = client.post(path, data={"answer": said})
    assert (answer.status_code, db.session.get_one(Enquiry, enquiry.id).state) == (200, state)
    assert [secret for secret in SECRETS if secret in answer.text] == []
    assert [client.get(path).status_code, client.post(path, data={"answer": "no"}).status_code] == [410, 410]


def test_an_answer_that_says_nothing_decides_nothing(app, client):
    enquiry = asked()
    answer = client.post(answer_path(enquiry), data={"answer": "perhaps"})
    assert (answer.status_code, enquiry.state) == (422, "open")
    assert client.get(answer_path(enquiry)).status_code == 200


def test_a_link_that_never_was_is_not_found(app, client):
    assert client.get("/mentoring/antwort/nirgendwo").status_code == 404


def test_behind_the_link_of_a_withdrawn_enquiry_there_is_nothing_to_do(app, client):
    enquiry = asked()
    path = answer_path(enquiry)
    withdraw_enquiry(enquiry.newcomer, enquiry)
    page = client.get(path)
    assert (page.status_code, "Hier ist nichts mehr zu tun" in page.text, "<form" in page.text) == (
        200,
        True,
        False,
    )
    late = client.post(path, data={"answer": "yes"})
    assert (late.status_code, "inzwischen zurückgezogen" in late.text) == (409, True)


def test_a_letter_about_an_enquiry_that_is_over_is_not_sent(app):
    enquiry = asked()
    withdraw_enquiry(enquiry.newcomer, enquiry)
    assert compose(db.session.query(Letter).filter_by(template="enquiry.opened").one()) is None
