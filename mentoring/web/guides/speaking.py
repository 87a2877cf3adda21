"""What a page that explains is made of, and how it speaks: its words with the present numbers in them."""

from dataclasses import dataclass, field

from flask import current_app, url_for

from mentoring.web.guides.numbers import numbers


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading with an address of its own, paragraphs, and the pages to go on to (words and endpoint).

    Words hold no number of their own: `%(answer)s` is filled from what the service itself goes by. Where
    `self_service` is said, the passage stands only where people ask by themselves, or only where the office does.
    """

    slug: str
    heading: str
    lines: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()
    self_service: bool | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """A page that explains."""

    endpoint: str
    title: str
    lead: str
    passages: tuple[Passage, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage in the language of the reader."""

    slug: str
    heading: str
    lines: list[str]
    links: list[tuple[str, str]]


def spoken(guide: Guide) -> list[Spoken]:
    """All passages of a guide, in the reader's language with the numbers and the ways of today."""
    known, today = numbers(), current_app.config["SELF_SERVICE"]
    return [
        Spoken(
            slug=one.slug,
            heading=str(one.heading),
            lines=[str(line) % known for line in one.lines],
            links=[(str(words), url_for(endpoint)) for words, endpoint in one.links],
        )
        for one in guide.passages
        if one.self_service in (None, today)
    ]
