"""A table of a thousand people with forty kinds of faults, files of every kind, and what a good one brings."""

import io
import re
import zipfile
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from mentoring.accounts.actions import confirm
from mentoring.accounts.models import Account
from mentoring.coordination.forms.spreadsheet import Fault, read_sheet, read_upload
from mentoring.core.db import action, db
from mentoring.core.outbox import Letter
from mentoring.core.tables import csv_table, xlsx_table
from mentoring.people.actions import InvitedPerson, invite_person
from mentoring.people.models import Institution, Invitation, Person, Topic
from tests.conftest import SignedIn, person
from tests.coordination.faulty_rows import GOOD, HEADER, KINDS
from tests.databases import restore_catalogue

UNCLEAR = 422
AMBIGUOUS = {"land": "Bayern", "kreis": "München"}


@pytest.fixture
def office(sqlite_app, signed_in: SignedIn) -> Iterator[FlaskClient]:
    """The coordinator's browser, in a house that knows two addresses and no longer offers one topic."""
    coordinator = person("Ina Kurz", "coordinator")
    known = person("Karl Bekannt", "mentor")
    _prepare(known)
    invite_person(
        coordinator, InvitedPerson("Wanda Wartet", "waits@example.org", "hospital", "03", ("mentor",))
    )
    yield signed_in(coordinator)
    restore_catalogue()


def _prepare(known: Person) -> None:
    @action
    def settle() -> None:
        known.account.email = "known@example.org"
        db.session.get_one(Topic, "eye_level").offered = False

    settle()


def accounts() -> int:
    return db.session.scalar(select(func.count()).select_from(Account)) or 0


def row(number: int, **values: str) -> list[str]:
    return [{**GOOD, "email": f"p{number}@example.org", **values}[name] for name in HEADER]


def table(changes: dict[int, dict[str, str]], count: int = 1000) -> list[list[str]]:
    return [HEADER, *(row(number, **changes.get(number, {})) for number in range(1, count + 1))]


def raw_csv(rows: list[list[str]]) -> bytes:
    """As a spreadsheet writes it, without our own guard."""
    lines = [";".join('"' + cell.replace('"', '""') + '"' for cell in cells) for cells in rows]
    return "\r\n".join(lines).encode("utf-8-sig")


def upload(office: FlaskClient, content: bytes, path: str = "vorschau", name: str = "liste.csv"):
    """Choose a file and send it."""
    sent = {"document": (io.BytesIO(content), name)}
    return office.post(f"/koordination/einladungen/{path}", data=sent, content_type="multipart/form-data")


def test_forty_kinds_of_faults_in_a_thousand_rows_are_each_named_and_nothing_is_written(office):
    places = {20 * (at + 1): change for at, (change, _column, _words) in enumerate(KINDS)}
    expected = {(20 * (at + 1) + 1, column, words) for at, (_change, column, words) in enumerate(KINDS)}
    content, before = raw_csv(table(places)), accounts()
    sheet = read_upload(content)
    assert (len(KINDS) >= 40, {(one.row, one.column, one.message) for one in sheet.faults + sheet.notes}) == (
        True,
        expected,
    )
    for path in ("vorschau", "liste"):
        answer = upload(office, content, path)
        assert (answer.status_code, answer.text.count('<th scope="row">')) == (UNCLEAR, len(KINDS))
    assert accounts() == before


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a;b;c;d;e;f", "Diese Zeile hat mehr Spalten als die erste."),
        (
            "Name;E-Mail;Einrichtungsart;Land;Rolle",
            "Hier stehen noch einmal die Namen der Spalten. Bitte löschen Sie die Zeile.",
        ),
        ("a,b,c,d,e", "Diese Zeile hat andere Trennzeichen als die erste."),
    ],
)
def test_a_row_of_the_wrong_shape_is_named(sqlite_app, line, words):
    good = "Ben Roth;ben@example.org;Krankenhaus;HB;neu dabei"
    assert read_sheet(f"name;email;einrichtungsart;land;rolle\n{good}\n{line}").faults == [
        Fault(3, "", words)
    ]


def test_a_kreis_that_two_are_called_is_asked_back(sqlite_app):
    found = read_upload(raw_csv(table({1: AMBIGUOUS}, 1))).faults
    assert [(one.row, one.column) for one in found] == [(2, "kreis")]
    assert found[0].message.startswith("Diesen Namen gibt es zweimal. Bitte schreiben Sie „München")


def packed(**parts: str | bytes) -> bytes:
    """A ZIP file of parts; "__" in a name stands for a slash."""
    answer = io.BytesIO()
    with zipfile.ZipFile(answer, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return answer.getvalue()


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook with other words in one of its parts."""
    answer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(answer, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, text.replace(old.encode(), new.encode()) if name == part else text)
    return answer.getvalue()


GOOD_BOOK = xlsx_table("Liste", table({}, 1))
SHEET = "xl/worksheets/sheet1.xml"
BOMB = packed(xl__workbook_xml="<a/>", xl__a_xml=b"0" * 21_000_000)


@pytest.mark.parametrize(
    ("content", "begin"),
    [
        (b" \r\n", "Die Datei ist leer."),
        (b"a" * 1_000_001, "Die Datei ist zu groß."),
        (b"\xd0\xcf\x11\xe0xls", "Die Datei hat ein altes Format oder ein Kennwort."),
        (b"%PDF-1.7", "Das ist keine Tabelle."),
        (b"<html><table>", "Das ist keine Tabelle."),
        (b"name\x81;email", "Die Zeichen der Datei sind nicht lesbar."),
        (b"name;\x00email\nA;b", "Die Datei enthält Zeichen, die kein Text sind."),
        (b"name email\nAnna anna", "Zwischen den Spalten fehlt ein Trennzeichen"),
        (
            b"name;email;einrichtungsart;land;rolle;\nA;a@example.org;hospital;03;mentor;mehr",
            "Über der Spalte 6",
        ),
        (b"PK\x03\x04broken", "Die Excel-Datei ist beschädigt."),
        (packed(word__document_xml="<a/>"), "Das ist keine Excel-Tabelle."),
        (packed(xl__workbook_xml="<a/>", xl__vbaProject_bin=b"x"), "Die Datei enthält Makros."),
        (BOMB, "Die Datei wird beim Entpacken zu groß."),
        (replaced(GOOD_BOOK, SHEET, 'r="A2"', 'r="ZZZ2"'), "Die Datei wird beim Entpacken zu groß."),
        (packed(xl__workbook_xml='<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "Die Excel-Datei enthält Teile"),
        (packed(xl__workbook_xml="<a/>"), "Die Excel-Datei hat kein Blatt"),
        (
            replaced(
                GOOD_BOOK,
                SHEET,
                "</sheetData>",
                '</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>',
            ),
            "Hier sind Zellen verbunden.",
        ),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_a_file_that_is_no_table_is_refused_in_plain_words(sqlite_app, content, begin):
    found = read_upload(content).faults
    assert [one.message[: len(begin)] for one in found[:1]] == [begin]


def test_a_cell_that_computes_is_named(sqlite_app):
    """The second row's first cell: what Excel shows of it is not what stands in it."""
    shown = '<c r="A2" t="str"><f>1+1</f><v>Anna</v></c>'
    with zipfile.ZipFile(io.BytesIO(GOOD_BOOK)) as book:
        cell = re.search(r'<c r="A2".*?</c>', book.read(SHEET).decode()).group()
    found = read_upload(replaced(GOOD_BOOK, SHEET, cell, shown)).faults
    assert found == [Fault(2, "name", "Hier steht eine Formel. Bitte fügen Sie die Zelle als Wert ein.")]


def test_a_workbook_becomes_people_with_one_letter_each_and_nobody_sees_them(office):
    rows = [*table({}, 1), row(2, name="Ben Öz", kreis="", plaetze="", einrichtung="")]
    page = upload(office, xlsx_table("Liste", rows), name="liste.xlsx").text
    assert [w in page for w in ("2 Personen bekommen", "Klinikum Nord", "Plätze: 2")] == [True] * 3
    carried = page.partition('name="rows" value="')[2].partition('"')[0].replace("&#39;", "'")
    office.post("/koordination/einladungen/liste", data={"rows": carried}, content_type="multipart/form-data")
    anna = db.session.scalars(select(Person).where(Person.account.has(email="p1@example.org"))).one()
    offer = db.session.get_one(Invitation, anna.id)
    assert (anna.kreis_ags, db.session.get_one(Institution, anna.institution_id).name) == (
        "03241",
        "Klinikum Nord",
    )
    assert (offer.topics, offer.formats, offer.places) == (
        ["officer_role", "funding"],
        ["online", "on_site"],
        2,
    )
    letters = select(func.count()).select_from(Letter).where(Letter.template == "person.invited")
    assert (anna.account.confirmed_at, db.session.scalar(letters)) == (None, 3)


def test_old_windows_letters_are_read_with_a_note(sqlite_app):
    sheet = read_upload(raw_csv(table({1: {"name": "Jörg Müller"}}, 1)).decode("utf-8-sig").encode("cp1252"))
    assert ([one.invited.name for one in sheet.rows], [one.row for one in sheet.notes]) == (
        ["Jörg Müller"],
        [1],
    )


def test_our_own_export_can_be_read_as_a_table(sqlite_app):
    assert len(read_upload(csv_table(table({}, 3))).rows) == 3


def test_what_the_office_entered_fills_the_mentors_first_form(office, sqlite_app, signed_in):
    coordinator = person("Olga Amt", "coordinator")
    offer = {"topics": ("funding",), "formats": ("phone",), "languages": ("tr",), "places": 4}
    invited = invite_person(
        coordinator, InvitedPerson("Eva Neu", "eva@example.org", "hospital", "03", ("mentor",), **offer)
    )
    _confirm(invited)
    page = signed_in(invited).get("/mentoring/profil").text
    assert [f'value="{code}" checked' in page for code in ("funding", "phone", "tr", "handover")] == [
        True
    ] * 3 + [False]
    assert 'value="4"' in page


def _confirm(invited: Person) -> None:

    action(lambda: confirm(invited.account))()


def sent_whole(office: FlaskClient, content: bytes) -> int:
    """The status for a large file; the body is written by hand, for the test client would spool it to disk."""
    head = b'--x\r\nContent-Disposition: form-data; name="document"; filename="a.csv"\r\n\r\n'
    body, kind = head + content + b"\r\n--x--\r\n", "multipart/form-data; boundary=x"
    return office.post("/koordination/einladungen/vorschau", data=body, content_type=kind).status_code


def test_a_table_may_be_larger_than_other_forms_but_not_without_end(office):
    assert sent_whole(office, b"x" * 600_000) == UNCLEAR
    assert sent_whole(office, b"x" * 3_000_000) == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
