"""The words that a list of colleagues may use: of the catalogue, and for roles, formats and languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mentoring.people.catalogue import folded
from mentoring.people.queries import all_kreise, all_types, laender, topics

ROLE_WORDS = {
    "newcomer": ("newcomer", "neu dabei", "neu", "einsteiger", "einsteigerin"),
    "mentor": ("mentor", "mentorin", "erfahrung teilen"),
    "trainer": ("trainer", "trainerin", "fortbildung", "fortbildungen anbieten", "fortbildungsleitung"),
    "coordinator": ("coordinator", "koordination", "koordinator", "koordinatorin"),
}
FORMAT_WORDS = {
    "online": ("online", "video", "videokonferenz"),
    "on_site": ("on_site", "vor ort", "praesenz", "in person"),
    "phone": ("phone", "telefon", "telefonisch"),
}
LANGUAGE_WORDS = {
    "de": ("de", "deutsch", "german"),
    "en": ("en", "englisch", "english"),
    "tr": ("tr", "tuerkisch", "turkish"),
    "ar": ("ar", "arabisch", "arabic"),
    "ru": ("ru", "russisch", "russian"),
    "uk": ("uk", "ukrainisch", "ukrainian"),
    "pl": ("pl", "polnisch", "polish"),
    "dgs": ("dgs", "deutsche gebaerdensprache", "gebaerdensprache"),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the catalogue, looked up once: what they mean, and what is no longer offered."""

    kinds: dict[str, str]
    protected: set[str]
    regions: dict[str, str]
    kreise: dict[str, list[tuple[str, str, str]]]
    topics: dict[str, str]
    retired: set[str] = field(default_factory=set)


def vocabulary() -> Vocabulary:
    """Four queries."""
    kinds, slugs = all_types(), topics()
    kreise: dict[str, list[tuple[str, str, str]]] = {}
    for one in all_kreise():
        for word in {one.folded, folded(one.label), one.ags}:
            kreise.setdefault(word, []).append((one.ags, one.land_code, one.label))
    return Vocabulary(
        kinds={word: kind.code for kind in kinds for word in (kind.code, folded(kind.de), folded(kind.en))},
        protected={kind.code for kind in kinds if kind.protected},
        regions={
            word: land.code
            for land in laender()
            for word in (land.code, folded(land.name), land.short.lower())
        },
        kreise=kreise,
        topics={word: one.slug for one in slugs for word in (one.slug, folded(one.de), folded(one.en))},
        retired={kind.code for kind in kinds if not kind.offered}
        | {one.slug for one in slugs if not one.offered},
    )


def turned(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Codes by their spellings."""
    return {word: code for code, spellings in words.items() for word in spellings}
