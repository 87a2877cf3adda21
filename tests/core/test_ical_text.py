"""Texts and addresses survive iCalendar, whatever people paste."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar.parser import Contentline
from icalendar.prop import vText

from mentoring.core.ical import UnwritableEvent
from mentoring.core.ical.text import SafeCategories, SafeText, fold, one_line, plain_text, safe_uri

quick = settings(max_examples=200)
PASTED = st.text(alphabet=st.sampled_from('aäß€😀👩\u200d\ufe0f\\;,:nN \n\t"^'), max_size=200)


def unescaped(text: str) -> str:
    """The reading rule of RFC 5545, 3.3.11, one escape after the other."""
    letters, remaining = [], iter(text)
    for letter in remaining:
        following = next(remaining) if letter == "\\" else letter
        letters.append("\n" if letter == "\\" and following in "nN" else following)
    return "".join(letters)


def rows_with_half_an_escape(folded: str) -> int:
    return sum((len(row) - len(row.rstrip("\\"))) % 2 for row in folded.split("\r\n"))


@quick
@given(st.text(max_size=200) | PASTED)
def test_every_text_reads_back_as_its_plain_text(text):
    assert unescaped(SafeText(text).to_ical().decode()) == plain_text(text)


def test_a_literal_backslash_capital_n_survives_where_the_library_alone_breaks_the_line():
    assert unescaped(SafeText(r"S:\NAKOS").to_ical().decode()) == r"S:\NAKOS"
    assert unescaped(vText(r"S:\NAKOS").to_ical().decode()) == "S:\nAKOS"


def test_every_line_break_is_one_line_feed():
    assert plain_text("a\r\nb\rc\nd\u2028e\u2029f") == "a\nb\nc\nd\ne\nf"


def test_a_title_has_no_line_breaks():
    assert one_line("Netzwerk\r\ntreffen\u2028Soest") == "Netzwerk treffen Soest"


def test_control_characters_and_byte_order_marks_go_and_families_stay():
    assert (
        plain_text("\ufeffA\x00\x0b\x0c\x1b\x7f\x85\ud800👨\u200d👩\u200d👧\tB") == "A👨\u200d👩\u200d👧\tB"
    )


def test_categories_keep_their_commas_apart():
    assert (
        SafeCategories(["Reha, stationär", r"\Neu\x0b"]).to_ical().decode() == r"Reha\, stationär,\\Neu\\x0b"
    )


@quick
@given(st.text(alphabet=st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])) | PASTED)
def test_folded_rows_have_at_most_75_octets_and_unfold_to_the_same_line(text):
    line = "DESCRIPTION:" + text.replace("\n", "") * 3
    rows = fold(line).split("\r\n")
    assert max(len(row.encode()) for row in rows) <= 75
    assert rows[0] + "".join(row.removeprefix(" ") for row in rows[1:]) == line


@quick
@given(PASTED)
def test_no_row_ends_within_an_escape(text):
    line = "DESCRIPTION:" + SafeText(text).to_ical().decode() * 3
    assert rows_with_half_an_escape(fold(line)) == 0


def test_the_library_alone_would_end_a_row_within_an_escape():
    line = "DESCRIPTION:" + "a" * 60 + r"\\" + "b" * 60
    alone = Contentline(line).to_ical().decode()
    assert (rows_with_half_an_escape(alone), rows_with_half_an_escape(fold(line))) == (1, 0)


def test_rows_are_filled_to_the_last_octet():
    assert [len(row) for row in fold("x" * 150).split("\r\n")] == [75, 75, 2]


def test_an_address_keeps_its_signs_and_loses_the_rest():
    address = "https://meet.example.org/räume/a;b,c?x=1&y=%20#z \r\nBEGIN:VALARM\x00"
    assert safe_uri(address) == "https://meet.example.org/r%C3%A4ume/a;b,c?x=1&y=%20#z%20%0ABEGIN:VALARM"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//example.org", "", "data:,x", "Raum 5"])
def test_an_address_that_is_no_web_or_call_address_is_refused(address):
    with pytest.raises(UnwritableEvent, match="neither a web nor a call address"):
        safe_uri(address)
