"""How people, institutions and regions are named before and after both have said yes."""

from typing import Protocol

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.people.models import Person

ROLE_LABELS = {
    "newcomer": _l("Neu dabei"),
    "mentor": _l("Erfahrung teilen"),
    "trainer": _l("Fortbildungen anbieten"),
    "coordinator": _l("Koordination"),
}
SECTOR_LABELS = {
    "self_help": _l("Selbsthilfe"),
    "inpatient": _l("Krankenhaus, Reha und Pflege"),
    "outpatient": _l("Praxis und ambulante Versorgung"),
    "public": _l("Öffentliche Stellen"),
    "other": _l("Andere"),
}
TOPIC_GROUP_LABELS = {
    "einstieg": _l("Einstieg"),
    "strukturen": _l("Strukturen im Haus"),
    "kriterien": _l("Qualitätskriterien umsetzen"),
    "auszeichnung": _l("Auszeichnung"),
    "zusammenarbeit": _l("Zusammenarbeit"),
}
GROUP_NAME, INVITED = "group_name", "invitation"
CONSENT_WORDS = {
    (GROUP_NAME, 1): _l(
        "Ich bin einverstanden: Andere dürfen lesen, dass ich zu einer Selbsthilfegruppe oder "
        "Selbsthilfeorganisation gehöre, und nach einer Zusage deren Namen."
    ),
    (INVITED, 1): _l(
        "Ich bin einverstanden, dass diese Angaben gespeichert und für Mentoring und Fortbildungen genutzt werden."
    ),
}
"""What people agree to, by subject and version: new words are a new version, old ones stay for who gave them."""


def consent_version(subject: str) -> int:
    """The version of a consent's words that forms show now."""
    return max(version for known, version in CONSENT_WORDS if known == subject)


class Bilingual(Protocol):
    """A row with words in both languages."""

    de: str
    en: str


def label(row: Bilingual) -> str:
    """The row's words in the language of the page or letter."""
    locale = get_locale()
    return row.en if locale is not None and locale.language == "en" else row.de


def type_words(person: Person, *, opened: bool = False) -> str:
    """The kind of institution; being a group's speaker can be health data, so others read just "Selbsthilfe".

    `opened` is for the partner of a tandem and the office; a stored consent opens it for everybody.
    """
    kind = person.institution_type
    if kind is None:
        return _("Einrichtung nicht angegeben")
    if kind.protected and not opened and person.group_name_consent_at is None:
        return _("Selbsthilfe")
    return label(kind)


def region_words(person: Person, *, opened: bool = False) -> str:
    """The Land; the Kreis opens up after acceptance."""
    if opened and person.kreis is not None:
        return person.kreis.label
    return person.land.name if person.land is not None else _("Ort nicht angegeben")


def institution_words(person: Person) -> str:
    """The institution's name for a tandem partner; a group's real name only with its stored consent."""
    if person.institution is None:
        return ""
    protected = person.institution.type.protected
    if protected and person.group_name_consent_at is None:
        return ", ".join((type_words(person, opened=True), region_words(person, opened=True)))
    return person.institution.name


def role_words(person: Person) -> str:
    """What stands under a display name: "Selbsthilfekontaktstelle, Bremen"."""
    return ", ".join((type_words(person), region_words(person)))


def initials(name: str) -> str:
    """How somebody is called before choosing: "Dr. Lena von Hoffmann" is "L. H."; who gave no name is "N. N."."""
    letters = [word[0] for word in name.split() if word[0].isupper() and not word.endswith(".")]
    chosen = [*letters[:1], *letters[1:][-1:]] or [word[0].upper() for word in name.split()][:2]
    return " ".join(f"{letter}." for letter in chosen or "NN")
