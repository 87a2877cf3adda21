"""The office's day: from "Heute zu tun" a profile is approved, two accounts become one, an example is published."""

import re

import pytest

from mentoring.web.personas import DOMAIN

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
TITLE = "Aus einem Brief wurde ein runder Tisch"
DESK = "/koordination"
TWICE = "main li:has-text('Karl Lindner')"
"""Others who walk through the same house may have made accounts that look alike, too."""


def to_do(office) -> int:
    """How many things the desk says to wait."""
    office.go(DESK)
    return int(re.search(r"Heute zu tun \((\d+)\)", office.words)[1])


def approve(office) -> None:
    """From the desk: look at a mentor's profile, then let it be seen."""
    office.press("Prüfen", within="main li:has-text('Anton Brunner')")
    office.press("Profil ansehen", within="main li:has-text('Anton Brunner')")
    office.press("Freigeben")


def merge(office) -> None:
    """From the desk: compare two accounts that look alike, then make them one."""
    office.press("Menschen")
    office.press("Doppelte Konten")
    office.press("Vergleichen", within=TWICE)
    assert "Noch ist nichts geändert." in office.words
    office.press("Jetzt zusammenführen")


def publish(office) -> None:
    """From the desk: read an example, then let everybody read it."""
    office.press("Lesen", within=f"main li:has-text('{TITLE}')")
    assert office.heading == TITLE
    office.press("Veröffentlichen")


def subjects_to(house, local: str) -> int:
    """How many letters a demo mailbox has."""
    house.deliver()
    return len(house.letters_to(f"{local}@{DOMAIN}"))


@pytest.mark.parametrize("scripts", [True], ids=["with scripts"])
def test_a_day_of_the_office_goes_from_the_desk_and_back_to_it(arrive, house):
    told = ("brunner", "lindner", "lindner+privat", "mentorin")
    letters = [subjects_to(house, local) for local in told]
    office, visitor = arrive(), arrive()
    office.becomes("Ruth Albers")
    before = to_do(office)
    for step in (approve, merge, publish):
        step(office)
        after = to_do(office)
    assert after == before - 2
    assert [subjects_to(house, local) for local in told] == [number + 1 for number in letters]
    visitor.go("/praxisbeispiele")
    assert TITLE in visitor.words
    office.go("/koordination/dubletten")
    assert "Karl Lindner" not in office.words
