"""Lists of people: the door's as they allow it, files that no spreadsheet takes for formulas, and who looked."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.journal import Entry
from mentoring.core.tables import csv_table, guarded, xlsx_table
from mentoring.people.actions import set_institution
from mentoring.trainings import actions
from mentoring.trainings.actions import Shown
from tests.conftest import person
from tests.trainings.scenes import only_date, published, trainer

FORMULAS = ("=1+1", "+49", "-Anna", "@SUM(A1)", "\tTab", "\rZeile", " =2", "\n=3", "\ufeff=4")
WORDS = ("Anna", "a=b", "", "1", "O'Brien", 'Sie sagt "Hallo"; und geht')


@pytest.mark.parametrize("words", FORMULAS)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(words):
    assert guarded(words) == f"'{words}"


@pytest.mark.parametrize("words", WORDS)
def test_other_words_stay_as_they_are(words):
    assert guarded(words) == words


def test_a_csv_has_its_mark_semicolons_and_quotes_around_everything():
    content = csv_table([["Name", "Größe"], ['Sie "Du"', "=1+1"]])
    assert content == '\ufeff"Name";"Größe"\r\n"Sie ""Du""";"\'=1+1"\r\n'.encode()


def test_an_xlsx_holds_words_and_no_formula():
    with zipfile.ZipFile(io.BytesIO(xlsx_table("Liste", [["Name"], *([one] for one in FORMULAS)]))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert ("<f>" in sheet, sheet.count('t="s"')) == (False, len(FORMULAS) + 1)
    assert "'=1+1" in words


def with_people():
    """A training with somebody who shows everything and somebody who shows nothing."""
    leader, open_, shy = trainer(), person("=Olaf Offen", display_name="O. O."), person("Selma Still")
    training = published(leader)
    for someone, house in ((open_, "Klinikum Offen"), (shy, "Klinikum Still")):
        set_institution(someone, "hospital", house)
    actions.register_for_training(open_, training, Shown(name=True, institution=True))
    actions.register_for_training(shy, training)
    return training, leader, shy


def test_the_list_for_the_door_names_people_and_houses_only_as_they_allow(sqlite_app, signed_in):
    training, leader, shy = with_people()
    page = signed_in(leader).get(f"/termine/{only_date(training).public_id}/tuerliste").text
    shown = ("=Olaf Offen", "Klinikum Offen", "Selma Still", shy.display_name, "Klinikum Still")
    assert [words in page for words in shown] == [True, True, False, True, False]


def test_a_file_holds_who_comes_and_houses_only_where_allowed(sqlite_app, signed_in):
    training, leader, _shy = with_people()
    with standing_at(clock.now() + timedelta(days=15)):
        url = f"/fortbildungen/{training.public_id}/teilnehmende/datei"
        reply = signed_in(leader).post(url, data={"kind": "csv"})
    rows = list(csv.reader(io.StringIO(reply.data.decode("utf-8-sig")), delimiter=";"))
    assert [(row[0], row[2], row[3]) for row in rows[1:]] == [
        ("'=Olaf Offen", "Klinikum Offen", "Angemeldet"),
        ("Selma Still", "", "Angemeldet"),
    ]
    assert "attachment" in reply.headers["Content-Disposition"]
    assert "no-store" in reply.headers["Cache-Control"]


@pytest.mark.parametrize(("kind", "status"), [("xlsx", 200), ("csv", 200), ("exe", 404)])
def test_a_file_is_for_who_leads_the_training_and_the_office(sqlite_app, signed_in, kind, status):
    training, leader, shy = with_people()
    url = f"/fortbildungen/{training.public_id}/teilnehmende/datei"
    readers = (leader, person("Olga Amt", "coordinator"), trainer("Fremde Leitung"), shy)
    found = [signed_in(one).post(url, data={"kind": kind}).status_code for one in readers]
    assert found == [status, status, 404, 403]


def test_the_office_reads_names_after_asking_and_each_look_is_noted(sqlite_app, signed_in):
    training, leader, _shy = with_people()
    office = person("Olga Amt", "coordinator")
    browser, url = signed_in(office), f"/fortbildungen/{training.public_id}/teilnehmende"
    pages = [browser.get(url).text, browser.post(url).text, signed_in(leader).get(url).text]
    assert ["Selma Still" in page for page in pages] == [False, True, True]
    browser.post(f"{url}/datei", data={"kind": "xlsx"})
    seen = db.session.scalars(
        select(Entry).where(Entry.event.startswith("training.list_")).order_by(Entry.id)
    )
    assert [(one.event, one.actor_id) for one in seen] == [
        ("training.list_seen", office.id),
        ("training.list_exported", office.id),
    ]
