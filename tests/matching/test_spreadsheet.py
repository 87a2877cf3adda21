"""Spreadsheets: what may stand in a cell, and how every cell that is not in order is named."""

import re
from pathlib import Path

import pytest

from matching import spreadsheet
from matching.profile import Profile
from matching.spreadsheet import decode, guard, read_pairs, read_people, unguard, write_pairs


def read_one(side="newcomers", **cells):
    cells = {"key": "a", **cells}
    sheet = read_people(f"{';'.join(cells)}\n{';'.join(cells.values())}\n", side)
    return sheet.people[0] if not sheet.troubles else [tuple(trouble)[1:] for trouble in sheet.troubles]


def test_a_person_is_read_with_all_that_she_can_say():
    newcomer = read_one(
        region="03241", institution_type="hospital", topics="handover|funding re_award", formats="online on_site",
        languages="de|tr", institution="Haus 1", waiting_days="30", emphasis="near", other_view="ja", not_my_kreis="x",
    )  # fmt: skip
    assert newcomer == Profile(
        "a", "03241", "hospital", frozenset({"handover", "funding", "re_award"}), frozenset({"online", "on_site"}),
        frozenset({"de", "tr"}), waiting_days=30, institution="Haus 1", emphasis="near", other_view=True,
        not_my_kreis=True,
    )  # fmt: skip


def test_empty_cells_say_nothing():
    empty = dict.fromkeys(("region", "topics", "languages", "waiting_days", "institution", "other_view"), "")
    assert read_one(**empty) == Profile("a")
    assert read_one("mentors", places="") == Profile("a", places=1)


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"region": "3241"}, "region", "03241"),
        ({"region": "1"}, "region", "01"),
        ({"institution_type": "Tagesklinik / teilstationäre Einrichtung"}, "institution_type", "day_clinic"),
        ({"institution_type": "hospital"}, "institution_type", "hospital"),
        ({"institution_type": "REHABILITATION CLINIC"}, "institution_type", "rehab_clinic"),
        ({"key": "'=a"}, "key", "=a"),
        ({"region": "11"}, "region", "11"),
        ({"waiting_days": "999999"}, "waiting_days", 999_999),
        ({"institution_type": ""}, "institution_type", ""),
        ({"institution_type": "day_clinic"}, "institution_type", "day_clinic"),
    ],
)
def test_what_spreadsheets_and_people_write_is_understood(cells, field, value):
    assert getattr(read_one(**cells), field) == value


@pytest.mark.parametrize(
    ("side", "cells", "trouble"),
    [
        ("newcomers", {"region": "99"}, ("region", "unknown", "99")),
        ("newcomers", {"institution_type": "Burg"}, ("institution_type", "unknown", "Burg")),
        ("newcomers", {"waiting_days": "-1"}, ("waiting_days", "number", "-1")),
        ("newcomers", {"waiting_days": "²"}, ("waiting_days", "number", "²")),
        ("newcomers", {"waiting_days": "9999999"}, ("waiting_days", "number", "9999999")),
        ("newcomers", {"emphasis": "far"}, ("emphasis", "unknown", "far")),
        ("newcomers", {"other_view": "vielleicht"}, ("other_view", "choice", "vielleicht")),
        ("mentors", {"places": "zwei"}, ("places", "number", "zwei")),
        ("mentors", {"key": "", "region": "11"}, ("key", "empty", "")),
        ("mentors", {"waiting_days": "3"}, ("waiting_days", "unknown_column", "waiting_days")),
    ],
)
def test_a_cell_that_is_not_in_order_is_named(side, cells, trouble):
    assert read_one(side, **cells) == [trouble]


def test_all_troubles_are_told_at_once_with_their_rows():
    sheet = read_people("key,region,places\na,11,1\n\na,99,x\nb,11,1,1\n", "mentors")
    assert sheet.troubles == [
        (4, "region", "unknown", "99"),
        (4, "places", "number", "x"),
        (4, "key", "twice", "a"),
        (5, "", "too_many_cells", "4"),
    ]


def test_the_model_card_lists_every_column_and_whose_it_is():
    card = Path(spreadsheet.__file__).with_name("README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| (both|newcomers|mentors) \|", card, re.MULTILINE)
    for side, columns in spreadsheet.COLUMNS.items():
        assert [name for name, whose in listed if whose in ("both", side)] == list(columns)


def test_a_file_needs_a_key_and_no_column_twice():
    assert read_people("region;region\n", "mentors").troubles == [
        (1, "key", "missing_column", ""),
        (1, "region", "twice", "region"),
    ]
    assert read_people("", "mentors").troubles == [(1, "key", "missing_column", "")]
    assert read_people("key;Name\n", "mentors").troubles == [(1, "name", "unknown_column", "name")]


def test_commas_stand_between_cells_unless_the_header_has_more_semicolons():
    assert read_people("key\nx;y\n", "mentors").people == [Profile("x;y")]
    assert read_people("key,region;\n", "mentors").troubles == [(1, "region;", "unknown_column", "region;")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_umlauts_survive_every_spreadsheet(encoding):
    assert decode("Käthe;Öl".encode(encoding)) == "Käthe;Öl"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\ta", "'a", "'=a", "a", "", "a=1"])
def test_no_cell_is_a_formula_and_every_key_comes_back(cell):
    assert not guard(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguard(guard(cell)) == cell


def test_pairs_come_back_as_they_were_written():
    text = write_pairs([("=n", "m;1", ""), ("ü, x", "", "Niemand")])
    assert read_pairs(text) == [("=n", "m;1"), ("ü, x", "")]
    assert text.splitlines()[0] == "newcomer,mentor,note"


@pytest.mark.parametrize("text", ["", "a,b\n", "newcomer,mentor,note\nx,y\n"])
def test_another_file_is_no_file_of_pairs(text):
    with pytest.raises(ValueError, match="pairs: the columns are not"):
        read_pairs(text)
