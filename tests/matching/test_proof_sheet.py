"""The proof sheet: what is packed comes back, and what does not fit is refused."""

import re
from dataclasses import replace

import pytest

from matching import MentorMatcher, Profile, Unmatched, propose, verify
from matching.proof_sheet import BEGIN, END, Heading, Source, count_figures, read_heading, unpack, write_sheet

NEWCOMERS = [Profile("lena", "03241", waiting_days=30), Profile("max", "11"), Profile("nur", "01")]
MENTORS = [Profile("ada", "03241"), Profile("ben", "12")]
HEADING = Heading("1.2.2026 <heute>", "Augenhöhe & mehr", (Source.of("n<>.csv", b"abc"),))
PROPOSAL = propose(NEWCOMERS, MENTORS, MentorMatcher())
PAIRS = [*PROPOSAL.pairs, ("nur", "")]


def sheet():
    return write_sheet(NEWCOMERS, MENTORS, PROPOSAL, HEADING)


def test_what_was_packed_stands_the_check_again():
    back = unpack(sheet(), PAIRS, MENTORS)
    assert verify(NEWCOMERS, MENTORS, MentorMatcher(), back).findings == ()
    assert (back.pairs, back.prices, back.certificate) == (
        PROPOSAL.pairs,
        PROPOSAL.prices,
        PROPOSAL.certificate,
    )
    assert back.unmatched == PROPOSAL.unmatched == {"nur": Unmatched("competition", 3, 2, ("ada", "ben"))}
    assert (back.total, back.bound, back.worst) == (PROPOSAL.total, PROPOSAL.bound, PROPOSAL.worst)
    assert read_heading(sheet()) == HEADING


def test_the_figures_are_those_of_the_whole():
    assert count_figures(NEWCOMERS, MENTORS, PROPOSAL) == {
        "newcomers": 3, "mentors": 2, "places": 2, "pairs": 2, "unmatched": 1, "over_promise": 1,
        "over_promise_served": 1, "total": 656, "bound": 656,
    }  # fmt: skip


def test_who_has_waited_for_just_the_promise_is_not_counted_as_over_it():
    days = {"lena": 21, "max": 22, "nur": 23, "ole": 21}
    newcomers = [Profile(key, waiting_days=waited) for key, waited in days.items()]
    pairs = (("lena", "ada"), ("ole", "ben"), ("max", "ben"))
    figures = count_figures(newcomers, MENTORS, replace(PROPOSAL, pairs=pairs))
    assert (figures["over_promise"], figures["over_promise_served"]) == (2, 1)


def test_a_sheet_that_was_stopped_says_in_both_languages_how_much_may_be_missing():
    stopped = replace(PROPOSAL.certificate, optimal=False)
    told = replace(PROPOSAL, bound=PROPOSAL.total + 1_234_567, certificate=stopped)
    text = write_sheet(NEWCOMERS, MENTORS, told, HEADING)
    assert re.findall(r"(?:höchstens|at most) ([\d.,]+\d)", text) == ["1.234.567", "1,234,567"]


def test_no_line_of_the_certificate_is_longer_than_editors_show():
    packed = sheet().partition(BEGIN)[2].partition(END)[0].strip().splitlines()
    assert {len(line) for line in packed[:-1]} == {120}


def test_names_of_files_cannot_write_markup():
    assert "n&lt;&gt;.csv" in sheet()
    assert "n<>" not in sheet()
    assert "Augenhöhe &amp; mehr" in sheet()


@pytest.mark.parametrize(
    "text", ["", '<pre hidden id="certificate">x</pre>', '<pre hidden id="certificate">eJw=</pre>']
)
def test_a_sheet_without_its_certificate_is_refused(text):
    with pytest.raises(ValueError, match="certificate: "):
        unpack(text, PAIRS, MENTORS)
    with pytest.raises(ValueError, match="certificate: is not readable"):
        read_heading(text)


def test_a_certificate_of_other_mentors_does_not_fit():
    with pytest.raises(ValueError, match="certificate: does not fit"):
        unpack(sheet(), PAIRS, MENTORS[:1])


def test_who_has_nobody_though_the_sheet_gave_her_somebody_has_no_reason_there():
    back = unpack(sheet(), [("lena", ""), ("max", "ben"), ("nur", "")], MENTORS)
    assert back.unmatched == {"lena": Unmatched("not_finished"), "nur": Unmatched("not_finished")}
