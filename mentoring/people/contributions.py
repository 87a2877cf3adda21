"""What the rooms above say to people: next pages, what keeps somebody in a role, sections of "Mein Bereich"."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from mentoring.people.models import CHOOSABLE_ROLES, Person


@dataclass(frozen=True, slots=True)
class Section:
    """One part of "Mein Bereich": a partial template with its variables; small `order` stands first."""

    order: int
    template: str
    words: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NextPage:
    """Where somebody in a role goes on; `answered` is None where the room does not say."""

    role: str
    endpoint: str
    answered: bool | None


Answered = Callable[[Person], bool]
Held = Callable[[Person], str]
SectionWriter = Callable[[Person], Section | None]
NEXT_PAGES: dict[str, str] = {}
ANSWERED: dict[str, Answered] = {}
HELD: dict[str, Held] = {}
SECTIONS: list[SectionWriter] = []


def leads_to(role: str, endpoint: str, answered: Answered | None = None) -> None:
    """After institution type and place, somebody in this role goes on to this page, until it is `answered`."""
    NEXT_PAGES[role] = endpoint
    if answered is not None:
        ANSWERED[role] = answered


def next_pages(person: Person) -> list[NextPage]:
    """The further pages of somebody's roles, in the order in which pages ask."""
    return [
        NextPage(role, NEXT_PAGES[role], ANSWERED[role](person) if role in ANSWERED else None)
        for role in CHOOSABLE_ROLES
        if person.has_role(role) and role in NEXT_PAGES
    ]


def is_held_by(role: str, held: Held) -> None:
    """Nobody gives up this role as long as `held` answers with a sentence: what has to end first, and where."""
    HELD[role] = held


def refusal_to_give_up(person: Person, kept: Collection[str]) -> str:
    """Why somebody cannot hold just `kept` of the roles people choose; nothing when they can.

    Without the role they could no longer reach the pages on which they pause or end what others still see.
    """
    given_up = (name for name in HELD if person.has_role(name) and name not in kept)
    return next((sentence for name in given_up if (sentence := HELD[name](person))), "")


def contributes_to_my_area(writer: SectionWriter) -> SectionWriter:
    """Register a section of "Mein Bereich"; the writer returns None where it has nothing to say."""
    SECTIONS.append(writer)
    return writer


def sections_for(person: Person) -> list[Section]:
    """All sections of one person's page, in order."""
    found = [section for writer in SECTIONS if (section := writer(person)) is not None]
    return sorted(found, key=lambda section: section.order)
