"""The office invites one colleague, or enters a caller's wish."""

from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, func, select

from mentoring.accounts.models import Account
from mentoring.core.db import db
from mentoring.people.actions import InvitedPerson, invite_people
from mentoring.people.models import Invitation, Person, role_names
from tests.conftest import SignedIn, person

UNCLEAR = 422
SABINE = {
    "name": "Sabine Krüger",
    "email": "Sabine@Example.org",
    "type_code": "self_help_contact_point",
    "land_code": "04",
    "roles": ["newcomer", "mentor"],
    "topics": ["funding"],
}


@pytest.fixture
def ina(app: Flask) -> Person:
    """The coordinator."""
    return person("Ina Kurz", "coordinator")


@pytest.fixture
def office(ina: Person, signed_in: SignedIn) -> FlaskClient:
    """The coordinator's browser."""
    return signed_in(ina)


def accounts() -> int:
    return db.session.scalar(select(func.count()).select_from(Account)) or 0


def many(count: int) -> list[InvitedPerson]:
    return [
        InvitedPerson(f"Mona Berg {number}", f"mona{number}@example.org", "hospital", "03", ("mentor",))
        for number in range(count)
    ]


def test_one_colleague_is_entered_with_everything_the_office_said(ina, office):
    answer = office.post("/koordination/einladungen", data=SABINE)
    assert answer.location == "/koordination/einladungen#meldung"
    invited = db.session.scalars(select(Invitation)).one()
    someone = invited.person
    assert (someone.account.name, someone.account.email) == ("Sabine Krüger", "sabine@example.org")
    assert (someone.account.confirmed_at, someone.display_name) == (None, "S. K.")
    assert (someone.institution_type_code, someone.land_code) == ("self_help_contact_point", "04")
    assert (role_names(someone.roles), invited.topics) == ({"newcomer", "mentor"}, ["funding"])
    assert invited.invited_by == ina.id


def test_the_list_names_who_has_not_answered_yet(office):
    office.post("/koordination/einladungen", data=SABINE)
    page = office.get("/koordination/einladungen").text
    for words in (
        "Eine Einladung wartet auf Antwort",
        "Sabine Krüger",
        "Neu dabei, Erfahrung teilen",
        "Bremen",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"name": ""}, "name", "Bitte den Namen eingeben."),
        ({"name": "x" * 100_000}, "name", "Bitte höchstens 120 Zeichen eingeben."),
        ({"email": ""}, "email", "Bitte die E-Mail-Adresse eingeben."),
        ({"email": "sabine"}, "email", "Bitte eine E-Mail-Adresse wie name@example.org eingeben."),
        ({"email": "a@example.org,b@example.org"}, "email", "Bitte nur eine Adresse eingeben."),
        ({"type_code": ""}, "type_code", "Bitte die Art der Einrichtung wählen."),
        ({"land_code": ""}, "land_code", "Bitte ein Land wählen."),
        ({"roles": []}, "roles", "Bitte mindestens eine Möglichkeit wählen."),
        ({"roles": ["mentor"]}, "topics", "Themen gehören zu „Neu dabei“. Bitte wählen Sie das oben dazu."),
        (
            {"topics": ["funding", "handover", "diversity", "visibility", "participation", "eye_level"]},
            "topics",
            "Bitte höchstens 5 auswählen.",
        ),
    ],
)
def test_a_faulty_entry_is_shown_again_with_all_that_was_typed(office, changed, field, words):
    answer = office.post("/koordination/einladungen", data={**SABINE, **changed})
    assert answer.status_code == UNCLEAR
    assert answer.text.count(words) == 2
    assert f'id="{field}-fehler"' in answer.text
    assert "name" in changed or 'value="Sabine Krüger"' in answer.text
    assert accounts() == 1


@pytest.mark.parametrize(
    "changed", [{"type_code": "pharmacy"}, {"land_code": "99"}, {"roles": ["coordinator"]}]
)
def test_a_forged_choice_is_refused(office, changed):
    assert office.post("/koordination/einladungen", data={**SABINE, **changed}).status_code == UNCLEAR
    assert accounts() == 1


def test_a_known_address_is_named_kindly(ina, office):
    office.post("/koordination/einladungen", data=SABINE)
    waiting = office.post("/koordination/einladungen", data=SABINE).text
    known = office.post("/koordination/einladungen", data={**SABINE, "email": ina.account.email.upper()}).text
    assert "An diese Adresse ging schon ein Brief. Die Antwort steht noch aus." in waiting
    assert "Diese Person ist schon dabei. Eine Einladung ist nicht nötig." in known
    assert accounts() == 2


def test_markup_in_a_name_stays_text(office):
    office.post("/koordination/einladungen", data={**SABINE, "name": "<script>alert(1)</script>"})
    page = office.get("/koordination/einladungen").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_invitation_can_be_taken_back_until_it_is_answered(ina, office):
    office.post("/koordination/einladungen", data=SABINE)
    invited = db.session.scalars(select(Invitation.person_id)).one()
    assert office.post(f"/koordination/einladungen/{invited}/ruecknahme").status_code == HTTPStatus.FOUND
    assert accounts() == 1
    for nobody in (invited, ina.id, 2**31 - 1):
        answer = office.post(f"/koordination/einladungen/{nobody}/ruecknahme")
        assert answer.status_code == HTTPStatus.CONFLICT
    assert accounts() == 1


PAGES = ("/koordination/einladungen", "/koordination/einladungen/neu", "/koordination/einladungen/liste")


@pytest.mark.parametrize("path", PAGES)
def test_only_the_office_may_enter(app, signed_in, path):
    assert (
        signed_in(person("Murat Yılmaz", "mentor", "trainer")).get(path).status_code == HTTPStatus.FORBIDDEN
    )


@pytest.mark.parametrize("path", PAGES)
def test_looking_changes_nothing(office, path):
    assert office.get(path).status_code == HTTPStatus.OK
    assert office.head(path).status_code == HTTPStatus.OK
    assert accounts() == 1


@pytest.mark.parametrize("wanted", ["2", "0", "-1", "99999999999999", "x", ""])
def test_every_page_number_has_an_answer(ina, office, wanted):
    invite_people(ina, many(51))
    page = office.get("/koordination/einladungen", query_string={"seite": wanted})
    assert page.status_code == HTTPStatus.OK
    assert page.text.count("Mona Berg") == {"2": 2, "99999999999999": 0}.get(wanted, 100)


def selects(office: FlaskClient) -> int:
    seen: list[str] = []

    def see(_connection, _cursor, sql, *_rest):
        seen.append(sql)

    event.listen(db.engine, "before_cursor_execute", see)
    office.get("/koordination/einladungen")
    event.remove(db.engine, "before_cursor_execute", see)
    return len([sql for sql in seen if sql.startswith("SELECT")])


def test_the_list_costs_the_same_queries_for_three_as_for_forty(ina, office):
    invite_people(ina, many(3))
    few = selects(office)
    invite_people(ina, many(40))
    assert few == selects(office) <= 6
