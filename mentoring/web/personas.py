"""The invented people of the demo whom everybody can be with one click."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

DOMAIN = "demo.example.org"


@dataclass(frozen=True, slots=True)
class Persona:
    """A name, a role and what there is to see; `slug` is the local part of the address."""

    slug: str
    name: str
    role: str
    about: str


PERSONAS = (
    Persona(
        "neu",
        "Lena Hoffmann",
        _l("neu dabei, Selbsthilfekontaktstelle"),
        _l("Sieht Vorschläge mit Gründen und fragt jemanden an."),
    ),
    Persona(
        "wartet",
        "Jonas Weber",
        _l("neu dabei, Krankenhaus"),
        _l("Hat angefragt und wartet auf eine Antwort."),
    ),
    Persona(
        "tandem",
        "Aylin Demir",
        _l("neu dabei, Rehabilitationsklinik"),
        _l("Ihr Tandem läuft: mit Vereinbarung und Gesprächen."),
    ),
    Persona(
        "mentorin",
        "Sabine Krüger",
        _l("Mentorin, Selbsthilfekontaktstelle"),
        _l("Hat eine Anfrage und ein Tandem."),
    ),
    Persona(
        "mentor",
        "Dr. Mehmet Aydın",
        _l("Mentor, Krankenhaus"),
        _l("Hat freie Plätze und teilt seine Erfahrung."),
    ),
    Persona(
        "leitung",
        "Antje Vogt",
        _l("Fortbildungsleitung"),
        _l("Veröffentlicht Fortbildungen und sieht Anmeldungen."),
    ),
    Persona(
        "koordination",
        "Ruth Albers",
        _l("Koordination"),
        _l("Gibt Profile frei, lädt ein und behält den Überblick."),
    ),
)


def address_of(slug: str) -> str | None:
    """The demo address of a persona, or None when there is no such persona."""
    return f"{slug}@{DOMAIN}" if slug in {persona.slug for persona in PERSONAS} else None
