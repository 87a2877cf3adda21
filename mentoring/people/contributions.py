"""What the rooms above put into pages of people: the next page of a role, and sections of "Mein Bereich"."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mentoring.people.models import Person


@dataclass(frozen=True, slots=True)
class Section:
    """One part of "Mein Bereich": a partial template with its variables; small `order` stands first."""

    order: int
    template: str
    words: dict[str, Any] = field(default_factory=dict)


SectionWriter = Callable[[Person], Section | None]
NEXT_PAGES: dict[str, str] = {}
SECTIONS: list[SectionWriter] = []


def leads_to(role: str, endpoint: str) -> None:
    """After institution type and place, somebody in this role goes on to this page."""
    NEXT_PAGES[role] = endpoint


def contributes_to_my_area(writer: SectionWriter) -> SectionWriter:
    """Register a section of "Mein Bereich"; the writer returns None where it has nothing to say."""
    SECTIONS.append(writer)
    return writer


def sections_for(person: Person) -> list[Section]:
    """All sections of one person's page, in order."""
    found = [section for writer in SECTIONS if (section := writer(person)) is not None]
    return sorted(found, key=lambda section: section.order)
