"""`mentoring match`: two spreadsheets in, pairs and a proof out, and a check that notices every change."""

import re

import pytest
from click.testing import CliRunner

from matching.proof_sheet import unpack
from matching.spreadsheet import read_pairs
from mentoring.web.cli import main
from mentoring.web.cli_match import draw_up_sheet, read_both

NEWCOMERS = "key;region;waiting_days\nLena;03241;30\n=Max;11;3\nNur;01;3\n"
MENTORS = "key;region;places\nAda;03241;1\nBen;12;1\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "n.csv").write_text(NEWCOMERS, encoding="utf-8")
    (tmp_path / "m.csv").write_text(MENTORS, encoding="utf-8")
    return tmp_path


def match(*words):
    return CliRunner().invoke(main, ["match", "--csv", "n.csv", "m.csv", *words])


def propose():
    return match("--out", "pairs.csv", "--report", "proof.html")


def check():
    return match("--check", "proof.html", "pairs.csv")


def test_pairs_and_proof_are_written_and_stand_the_check(folder):
    assert "2 Paare: pairs.csv. Nachweis: proof.html." in propose().output
    pairs = (folder / "pairs.csv").read_text(encoding="utf-8-sig").splitlines()
    note = "3 Menschen kommen nur für 2 Plätze bei diesen 2 Mentor*innen in Frage."
    assert pairs == ["newcomer,mentor,note", "'=Max,Ben,", "Lena,Ada,", f"Nur,,{note}"]
    checked = check()
    assert (checked.exit_code, checked.stdout) == (0, "Der Nachweis stimmt.\n")


def test_the_sheet_speaks_of_the_whole_in_two_languages_and_names_nobody(folder):
    propose()
    sheet = (folder / "proof.html").read_text(encoding="utf-8")
    assert re.findall(r'<section lang="(\w+)">', sheet) == ["de", "en"]
    assert [name for name in ("Lena", "Max", "Nur", "Ada", "Ben") if name in sheet] == []
    figures = re.findall(r"<td>([\d.,]+)</td>", sheet)
    assert figures == ["3", "2", "2", "2", "1", "1", "1", "656", "656"] * 2
    assert re.search(r"mit Augenhöhe [\d.]+\S*, Tabellen 2026-11", sheet)


def test_nothing_is_written_while_a_cell_is_not_in_order(folder):
    (folder / "n.csv").write_text("key;region\nLena;99\nLena;11\n", encoding="utf-8")
    (folder / "m.csv").write_text("key;places\nAda;viele\n", encoding="utf-8")
    answer = propose()
    assert answer.exit_code == 1
    assert answer.stderr.splitlines()[1:] == [
        "n.csv, Zeile 2, Spalte region: „99“ steht nicht in der Tabelle",
        "n.csv, Zeile 3, Spalte key: „Lena“ kommt zweimal vor",
        "m.csv, Zeile 2, Spalte places: „viele“ ist keine Zahl ab 0",
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["m.csv", "n.csv"]


def test_a_folder_that_is_not_there_leaves_nothing_half_written(folder):
    answer = match("--out", "pairs.csv", "--report", "missing/proof.html")
    assert (answer.exit_code, "Nicht geschrieben" in answer.output) == (1, True)
    assert sorted(path.name for path in folder.iterdir()) == ["m.csv", "n.csv"]


@pytest.mark.parametrize(
    ("file", "before", "after", "finding"),
    [
        ("pairs.csv", "Lena,Ada", "Lena,Ben", "Paare: Ben hat nicht so viele Plätze."),
        ("pairs.csv", "3 Menschen", "9 Menschen", "Datei geändert: pairs.csv"),
        ("n.csv", ";30", ";31", "Datei geändert: n.csv"),
        ("m.csv", "Ben;12;1", "Ben;12;2", "Nachweis (Zahl der Paare): Dort steht 2, die Preise belegen 3."),
        ("proof.html", "<td>656</td>", "<td>657</td>", "Der Text des Blatts wurde verändert."),
        ("proof.html", '<pre hidden id="certificate">', "<pre>", "Der Nachweis ist nicht lesbar"),
    ],
)
def test_the_check_notices_a_change(folder, file, before, after, finding):
    propose()
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    assert finding in check().output


def test_a_changed_note_is_noticed_even_where_its_checksum_was_written_anew(folder):
    propose()
    pairs, proof = folder / "pairs.csv", folder / "proof.html"
    told = pairs.read_text(encoding="utf-8-sig")
    people = read_both((folder / "n.csv", folder / "m.csv"))
    proposal = unpack(proof.read_text(encoding="utf-8"), read_pairs(told), people[1])
    pairs.write_text(told.replace("3 Menschen", "9 Menschen"), encoding="utf-8-sig")
    files = (folder / "n.csv", folder / "m.csv")
    sheet = draw_up_sheet(files, people, proposal, (pairs, pairs.read_bytes()))
    proof.write_text(sheet, encoding="utf-8")
    assert "In pairs.csv steht bei Menschen ohne Vorschlag etwas anderes." in check().output


def test_without_time_the_sheet_says_that_it_was_stopped(folder):
    match("--out", "pairs.csv", "--report", "proof.html", "--time-limit", "0")
    assert "Nicht zu Ende gerechnet" in (folder / "proof.html").read_text(encoding="utf-8")
    assert check().stdout == "Der Nachweis stimmt.\n"


def test_it_wants_to_know_where_to_write():
    assert "Missing option" in CliRunner().invoke(main, ["match"]).output


def test_files_for_both_are_needed(folder):
    assert "Nennen Sie --out und --report, oder --check." in match("--out", "pairs.csv").output
