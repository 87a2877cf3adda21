"""What the page of a tandem is made of: sections that modules of this room contribute, each with its own partial."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mentoring.mentorship.models import Tandem
from mentoring.people.models import Person

FAREWELL, NOW, PROPOSAL, TALKS, AGREEMENT, MESSAGES, WORDS, OPENED, STEPS = range(10, 100, 10)
"""The order of the sections on the page."""


@dataclass(frozen=True, slots=True)
class TandemSection:
    """One part of the page: a partial template, which finds its variables in `words`."""

    order: int
    template: str
    words: dict[str, Any] = field(default_factory=dict)


SectionWriter = Callable[[Tandem, Person], TandemSection | None]
FOR_THE_TWO: list[SectionWriter] = []
FOR_THE_OFFICE: list[SectionWriter] = []


def contributes_to_tandem(writer: SectionWriter) -> SectionWriter:
    """Register a section that only the two persons read; None where there is nothing to say."""
    FOR_THE_TWO.append(writer)
    return writer


def shows_office(writer: SectionWriter) -> SectionWriter:
    """Register a section for the office: states and dates, never words."""
    FOR_THE_OFFICE.append(writer)
    return writer


def tandem_sections(tandem: Tandem, reader: Person) -> list[TandemSection]:
    """All sections of the page as this reader sees it, in order."""
    one_of_both = reader.id in (tandem.newcomer_id, tandem.mentor_id)
    writers = FOR_THE_TWO if one_of_both else FOR_THE_OFFICE
    found = [section for writer in writers if (section := writer(tandem, reader)) is not None]
    return sorted(found, key=lambda section: section.order)
