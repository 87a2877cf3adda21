"""Invitations: invisible until the yes, deleted after a no or when time has run out."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from flask import Flask
from sqlalchemy import func, select

from mentoring.accounts.actions import delete_unconfirmed
from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.delivery import compose
from mentoring.core.errors import Gone, NotAllowed, WrongState
from mentoring.core.journal import Entry
from mentoring.core.links import Link, find_link, token_of
from mentoring.core.outbox import Letter
from mentoring.people.actions import (
    InvitedPerson,
    confirm_invitation,
    decline_invitation,
    invite_people,
    invite_person,
)
from mentoring.people.models import Invitation, Person, Role
from mentoring.people.queries import visible
from tests.conftest import person

SABINE = InvitedPerson(
    name="Sabine Krüger",
    email="Sabine@Example.org",
    type_code="self_help_contact_point",
    land_code="04",
    roles=("newcomer",),
    topics=("steering_group", "funding"),
)


@pytest.fixture
def office(app: Flask) -> Person:
    """The coordinator who invites."""
    return person("Ina Kurz", "coordinator")


@pytest.fixture
def token(office: Person) -> str:
    """The token in Sabine's letter."""
    invited = invite_person(office, SABINE)
    letter = db.session.scalars(select(Letter).where(Letter.account_id == invited.id)).one()
    return token_of(letter, "invitation")


def shown() -> list[str]:
    return list(db.session.scalars(select(Person.display_name).where(visible()).order_by(Person.id)))


def sabine() -> Account | None:
    db.session.expire_all()
    return db.session.scalar(select(Account).where(Account.email == "sabine@example.org"))


def counts() -> list[int]:
    rows = (Account, Person, Role, Invitation, Letter, Link)
    return [db.session.scalar(select(func.count()).select_from(row)) or 0 for row in rows]


def test_who_is_invited_stays_invisible_until_the_yes(app, client, token):
    assert shown() == ["I. K."]
    client.post(f"/einladung/{token}/zusage", data={"consent": "y"})
    assert shown() == ["I. K.", "S. K."]


def test_who_is_closed_is_not_shown_either(office):
    closed = person("Murat Yılmaz")

    @action
    def close() -> None:
        closed.account.active = False

    close()
    assert shown() == ["I. K."]


def test_exactly_one_letter_goes_out_and_it_holds_no_more_than_a_link(app, token):
    letters = db.session.scalars(select(Letter)).all()
    mail = compose(letters[0])
    text = mail.get_body(("plain",)).get_content()
    assert [letter.template for letter in letters] == ["person.invited"]
    assert (mail["To"], mail["Subject"]) == ("sabine@example.org", "Einladung zu Augenhöhe")
    assert f"http://localhost/einladung/{token}\n" in text
    assert "wie besprochen haben wir Ihren Mentoring-Wunsch aufgenommen" in text
    assert "nach 30 Tagen" in text
    assert "Steuerungskreis" not in text


def test_the_page_behind_the_link_shows_what_was_entered_but_no_address(app, client, token):
    page = client.get(f"/einladung/{token}").text
    for words in (
        "Sabine Krüger",
        "Selbsthilfekontaktstelle",
        "Bremen",
        "Neu dabei",
        "Steuerungskreis einrichten",
    ):
        assert words in page
    assert "sabine@example.org" not in page.lower()


def test_looking_at_the_link_changes_nothing(app, client, token):
    before = counts()
    assert client.get(f"/einladung/{token}").status_code == HTTPStatus.OK
    assert client.head(f"/einladung/{token}").status_code == HTTPStatus.OK
    assert client.get(f"/einladung/{token}/zusage").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert client.get(f"/einladung/{token}/absage").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert (counts(), sabine().confirmed_at) == (before, None)


def test_without_the_tick_nothing_is_confirmed(app, client, token):
    answer = client.post(f"/einladung/{token}/zusage", data={})
    assert answer.status_code == 422
    assert answer.text.count("Bitte bestätigen Sie, dass Sie einverstanden sind.") == 2
    assert sabine().confirmed_at is None


def test_the_yes_hands_a_callers_topics_on(app, client, token):
    client.post(f"/einladung/{token}/zusage", data={"consent": "y"})
    entry = db.session.scalars(select(Entry).where(Entry.event == "person.confirmed")).one()
    assert (entry.subject_id, entry.details) == (sabine().id, {"topics": "steering_group funding"})


def test_the_link_works_once(app, client, token):
    client.post(f"/einladung/{token}/zusage", data={"consent": "y"})
    for answer in (
        client.get(f"/einladung/{token}"),
        client.post(f"/einladung/{token}/zusage", data={"consent": "y"}),
        client.post(f"/einladung/{token}/absage"),
    ):
        assert answer.status_code == HTTPStatus.GONE
    assert sabine().confirmed_at is not None


def test_the_second_of_two_answers_at_once_comes_too_late(app, token):
    yes, no = find_link(token, "invitation"), find_link(token, "invitation")
    confirm_invitation(yes)
    with pytest.raises(Gone):
        decline_invitation(no)
    assert sabine().confirmed_at is not None


def test_a_token_that_never_was_leads_nowhere(app, client, token):
    assert client.get("/einladung/abc").status_code == HTTPStatus.NOT_FOUND
    assert client.post(f"/einladung/{token[:-1]}/absage").status_code == HTTPStatus.NOT_FOUND


def test_a_no_deletes_everything_the_office_entered(app, client, token):
    answer = client.post(f"/einladung/{token}/absage", follow_redirects=True)
    assert "Ihre Angaben sind gelöscht." in answer.text
    assert (sabine(), counts()) == (None, [1, 1, 1, 0, 0, 0])


def test_who_does_not_answer_is_deleted_after_thirty_days(app, token):
    invited_at = sabine().invited_at
    assert delete_unconfirmed(invited_at + timedelta(days=29)) == 0
    assert delete_unconfirmed(invited_at + timedelta(days=31)) == 1
    assert (sabine(), counts()) == (None, [1, 1, 1, 0, 0, 0])


def test_who_said_yes_is_kept(app, client, token):
    client.post(f"/einladung/{token}/zusage", data={"consent": "y"})
    assert delete_unconfirmed(clock.now() + timedelta(days=31)) == 0
    assert sabine() is not None


def test_a_letter_is_pointless_once_the_invitation_is_answered(app, token):
    letter = db.session.scalars(select(Letter)).one()
    assert compose(letter) is not None
    confirm_invitation(find_link(token, "invitation"))
    assert compose(letter) is None


def test_a_known_address_gets_no_second_letter(office):
    invite_person(office, SABINE)
    with pytest.raises(WrongState):
        invite_person(office, SABINE)
    assert invite_people(office, [SABINE, SABINE]) == 0
    assert len(db.session.scalars(select(Letter)).all()) == 1


def test_an_address_that_stands_twice_in_a_list_is_entered_once(office):
    assert invite_people(office, [SABINE, SABINE]) == 1


def test_nobody_is_invited_into_the_office(office):
    forged = InvitedPerson("Eva", "eva@example.org", "hospital", "03", ("coordinator",))
    with pytest.raises(NotAllowed):
        invite_people(office, [SABINE, forged])
    assert sabine() is None
