"""A pasted list of colleagues: preview first, faults by row and column, all or none."""

import time

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from mentoring.accounts.models import Account
from mentoring.coordination.forms.spreadsheet import Fault, read_sheet
from mentoring.core.db import db
from mentoring.core.outbox import Letter
from mentoring.people.actions import InvitedPerson
from mentoring.people.models import Person, role_names
from tests.conftest import SignedIn, person

UNCLEAR = 422
HEADER = "name;email;einrichtungsart;land;rolle"
ANNA = "Anna Lind;anna@example.org;Krankenhaus;Niedersachsen;Mentor*in"
BEN = "Ben Roth;ben@example.org;Rehabilitationsklinik;HB;neu dabei"


@pytest.fixture
def office(app: Flask, signed_in: SignedIn) -> FlaskClient:
    """The coordinator's browser."""
    return signed_in(person("Ina Kurz", "coordinator"))


def accounts() -> int:
    return db.session.scalar(select(func.count()).select_from(Account)) or 0


def faults(*lines: str) -> list[Fault]:
    return read_sheet("\n".join(lines)).faults


def invited(*lines: str) -> list[InvitedPerson]:
    return [row.invited for row in read_sheet("\n".join(lines)).rows]


def preview(office: FlaskClient, *lines: str):
    return office.post("/koordination/einladungen/vorschau", data={"rows": "\r\n".join(lines)})


def test_the_preview_shows_what_was_understood_and_writes_nothing(office):
    answer = preview(office, HEADER, ANNA, BEN)
    for words in (
        "2 Personen bekommen einen Brief",
        "Anna Lind",
        "Rehabilitationsklinik",
        "Bremen",
        "Neu dabei",
    ):
        assert words in answer.text
    assert (answer.status_code, accounts()) == (200, 1)


def test_what_the_preview_carries_along_is_entered_with_one_letter_each(office):
    page = preview(office, HEADER, ANNA, BEN).text
    carried = page.partition('name="rows" value="')[2].partition('"')[0]
    answer = office.post("/koordination/einladungen/liste", data={"rows": carried}, follow_redirects=True)
    assert "2 Einladungen sind unterwegs." in answer.text
    assert accounts() == 3
    assert db.session.scalar(select(func.count()).select_from(Letter)) == 2
    anna = db.session.scalars(select(Person).where(Person.display_name == "A. L.")).one()
    assert (anna.institution_type_code, anna.land_code, role_names(anna.roles)) == (
        "hospital",
        "03",
        {"mentor"},
    )


def test_the_list_can_be_changed_again_without_typing_it_again(office):
    answer = office.post(
        "/koordination/einladungen/vorschau", data={"rows": f"{HEADER}\n{ANNA}", "aendern": "1"}
    )
    assert (answer.status_code, "Anna Lind;anna@example.org" in answer.text) == (200, True)


def test_every_fault_is_named_by_row_and_column_and_nothing_is_written(office):
    bad = "Cara;keine Adresse;Zahnarzt;Österreich;Chefin"
    for path in ("vorschau", "liste"):
        answer = office.post(f"/koordination/einladungen/{path}", data={"rows": f"{HEADER}\n{ANNA}\n{bad}"})
        assert answer.status_code == UNCLEAR
        assert "Bitte prüfen Sie die genannten Zeilen. Noch ist nichts gespeichert." in answer.text
        assert (
            '<th scope="row">3</th><td>einrichtungsart</td><td>„Zahnarzt“ kennen wir nicht.</td>'
            in answer.text
        )
        assert "Anna Lind;anna@example.org" in answer.text
    assert accounts() == 1


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (";a@example.org;Krankenhaus;NI;mentor", "name", "Hier fehlt der Name."),
        ("x" * 121 + ";a@example.org;Krankenhaus;NI;mentor", "name", "Bitte höchstens 120 Zeichen eingeben."),
        ("A;;Krankenhaus;NI;mentor", "email", "Hier fehlt die E-Mail-Adresse."),
        ("A;a@b;Krankenhaus;NI;mentor", "email", "„a@b“ ist keine E-Mail-Adresse wie name@example.org."),
        ("A;a@example.org;;NI;mentor", "einrichtungsart", "Hier fehlt die Einrichtungsart."),
        (
            "A;a@example.org;Apotheke;NI;mentor",
            "einrichtungsart",
            "Das steht zurzeit nicht zur Auswahl. Bitte wählen Sie etwas anderes.",
        ),
        ("A;a@example.org;Krankenhaus;;mentor", "land", "Hier fehlt das Land."),
        ("A;a@example.org;Krankenhaus;26121;mentor", "land", "„26121“ kennen wir nicht."),
        ("A;a@example.org;Krankenhaus;NI;", "rolle", "Hier fehlt die Rolle."),
        (
            "A;a@example.org;Krankenhaus;NI;mentor, coordinator",
            "rolle",
            "Die Rolle Koordination vergeben Sie auf der Seite der Person, nicht mit einer Liste.",
        ),
        ("A;a@example.org;Krankenhaus;NI", "rolle", "Hier fehlt die Rolle."),
        ("A;a@example.org;Krankenhaus;NI;mentor;mehr", "", "Diese Zeile hat mehr Spalten als die erste."),
    ],
)
def test_each_kind_of_fault_has_its_words(sqlite_app, row, column, words):
    assert faults(HEADER, BEN, "", row) == [Fault(4, column, words)]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (
            ["name;email;einrichtungsart;land", "A"],
            Fault(1, "rolle", "Diese Spalte fehlt in der ersten Zeile."),
        ),
        (
            [f"{HEADER};Telefon", ANNA],
            Fault(1, "Telefon", "Diese Spalte kennen wir nicht. Bitte löschen Sie sie."),
        ),
        ([f"{HEADER};E-Mail", ANNA], Fault(1, "email", "Diese Spalte steht zweimal da.")),
        ([HEADER], Fault(1, "", "Unter der ersten Zeile steht noch niemand.")),
        (
            [HEADER, '"Anna;'],
            Fault(2, "", "Ein Anführungszeichen ist nicht geschlossen. Bitte prüfen Sie die Liste."),
        ),
        ([HEADER, *[ANNA] * 1001], Fault(1002, "", "Bitte höchstens 1000 Personen auf einmal.")),
    ],
)
def test_a_list_of_the_wrong_shape_says_so(sqlite_app, lines, fault):
    assert faults(*lines) == [fault]


def test_a_list_without_its_first_line_names_every_missing_column(sqlite_app):
    missing = [fault.column for fault in faults(ANNA) if "fehlt" in fault.message]
    assert missing == ["name", "email", "einrichtungsart", "land", "rolle"]


@pytest.mark.parametrize("between", [";", "\t", ","])
def test_columns_may_stand_in_any_order_and_be_divided_as_spreadsheets_do(sqlite_app, between):
    header = between.join(["\ufeffLand", "Rolle", "E-Mail", "Name", "Art der Einrichtung"])
    row = between.join(["ni", '"neu dabei, Fortbildung"', "Anna@Example.org", '"Lind, Anna"', "HOSPITAL"])
    assert invited(header, row) == [
        InvitedPerson("Lind, Anna", "Anna@example.org", "hospital", "03", ("newcomer", "trainer"))
    ]


@pytest.mark.parametrize(
    "word", ["Mentor", "mentorin", "Mentor*in", "Mentor:in", "Mentor_innen", "Erfahrung teilen"]
)
def test_roles_are_understood_as_people_write_them(sqlite_app, word):
    assert invited(HEADER, f"A;a@example.org;Krankenhaus;03;{word}")[0].roles == ("mentor",)


def test_repeated_and_known_addresses_are_left_out_with_a_kind_note(office):
    office.post("/koordination/einladungen/liste", data={"rows": f"{HEADER}\n{ANNA}"})
    ina = db.session.scalars(select(Account).where(Account.name == "Ina Kurz")).one()
    known = f"Ina;{ina.email};Krankenhaus;NI;mentor"
    page = preview(office, HEADER, ANNA, BEN, BEN.replace("ben@", "BEN@"), known).text
    assert "Eine Person bekommt einen Brief" in page
    assert "Zeile 2: Hat schon einen Brief bekommen." in page
    assert "Zeile 4: Dieselbe Adresse steht schon in Zeile 3. Sie bekommt einen Brief." in page
    assert "Zeile 5: Ist schon dabei." in page


def test_a_list_of_known_people_only_offers_no_button(office):
    office.post("/koordination/einladungen/liste", data={"rows": f"{HEADER}\n{ANNA}"})
    page = preview(office, HEADER, ANNA).text
    assert "Einladung senden" not in page
    assert "Zurück zu den Einladungen" in page


def test_markup_in_a_list_stays_text(office):
    page = preview(office, HEADER, '"<script>alert(""1"")</script>";a@example.org;Krankenhaus;NI;mentor').text
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(") == 3


@pytest.mark.parametrize("rows", ["", "   ", "x" * 400_001])
def test_nothing_or_far_too_much_is_asked_again(office, rows):
    answer = office.post("/koordination/einladungen/vorschau", data={"rows": rows})
    assert answer.status_code == UNCLEAR
    assert ('id="rows-fehler"' in answer.text) != ('id="document-fehler"' in answer.text)


def test_a_thousand_rows_take_seconds_not_minutes(office):
    rows = [f"Mona Berg {n};mona{n}@example.org;Krankenhaus;NI;Mentor*in" for n in range(1000)]
    data = {"rows": "\n".join([HEADER, *rows])}
    began = time.process_time()
    assert preview(office, data["rows"]).status_code == 200
    assert office.post("/koordination/einladungen/liste", data=data).status_code == 302
    assert time.process_time() - began < 30
    assert (accounts(), db.session.scalar(select(func.count()).select_from(Letter))) == (1001, 1000)
