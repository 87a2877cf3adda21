"""The columns of a list of colleagues: what each may hold, and the sentence where it does not."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.coordination.forms.vocabulary import (
    FORMAT_WORDS,
    LANGUAGE_WORDS,
    ROLE_WORDS,
    Vocabulary,
    turned,
)
from mentoring.core.forms import ADDRESS, BLOCK, LINE
from mentoring.core.tables import DANGEROUS
from mentoring.mentorship.models import MOST_PLACES, MOST_TOPICS
from mentoring.people.catalogue import folded

QUOTED = 40
REQUIRED = ("name", "email", "einrichtungsart", "land", "rolle")
OPTIONAL = ("kreis", "einrichtung", "themen", "formate", "sprachen", "plaetze")
OTHER_NAMES = {
    "e mail": "email",
    "mail": "email",
    "e mail adresse": "email",
    "einrichtungstyp": "einrichtungsart",
    "art der einrichtung": "einrichtungsart",
    "bundesland": "land",
    "rollen": "rolle",
    "landkreis": "kreis",
    "kreis oder stadt": "kreis",
    "name der einrichtung": "einrichtung",
    "thema": "themen",
    "format": "formate",
    "sprache": "sprachen",
    "platz": "plaetze",
}
FEMALE_ENDING = re.compile(r"[*:_/]in(nen)?\b")
BETWEEN_ROLES = re.compile(r"[,;+&/]| und ")
BETWEEN = re.compile(r"[,;+|]")
BROKEN_LETTERS = re.compile(r"\ufffd|Ã[¤¶¼Ÿ„–œ©¨]")
SPREADSHEET_ERRORS = {
    "#N/A",
    "#NV",
    "#REF!",
    "#BEZUG!",
    "#VALUE!",
    "#WERT!",
    "#NAME?",
    "#DIV/0!",
    "#NUM!",
    "#ZAHL!",
}
CONTACT = re.compile(r"@|://|\bwww\.")


class Wrong(Exception):
    """A cell that cannot be read; carries the sentence that says so."""


def guard_cell(text: str) -> None:
    """Refuse what is wrong in any column. Raises Wrong."""
    for is_wrong, words in CELL_RULES:
        if is_wrong(text.strip()):
            raise Wrong(str(words))


def _has_control(text: str) -> bool:
    return any(unicodedata.category(char) == "Cc" for char in text)


CELL_RULES: tuple[tuple[Callable[[str], bool], Any], ...] = (
    (
        lambda text: "\n" in text or "\r" in text,
        _l("Hier steht ein Zeilenumbruch. Bitte schreiben Sie alles in eine Zeile."),
    ),
    (
        lambda text: text.upper() in SPREADSHEET_ERRORS,
        _l("Hier steht eine Fehlermeldung Ihrer Tabelle statt einer Angabe."),
    ),
    (
        lambda text: text.startswith(DANGEROUS),
        _l("Das sieht wie eine Formel aus. Bitte ohne =, +, - oder @ am Anfang schreiben."),
    ),
    (
        lambda text: bool(BROKEN_LETTERS.search(text)),
        _l("Die Umlaute sind beschädigt. Bitte speichern Sie die Tabelle als „CSV UTF-8“."),
    ),
    (_has_control, _l("Hier steht ein unsichtbares Steuerzeichen. Bitte tippen Sie die Zelle neu.")),
    (lambda text: len(text) > BLOCK, _l("Bitte höchstens %(most)s Zeichen eingeben.", most=BLOCK)),
)


Reader = Callable[[str], Any]


def readers(known: Vocabulary) -> dict[str, Reader]:
    """How each column is read."""
    roles, formats, languages = (turned(one) for one in (ROLE_WORDS, FORMAT_WORDS, LANGUAGE_WORDS))
    return {
        "name": _name,
        "email": _email,
        "einrichtungsart": lambda text: _offered(
            _known(text, known.kinds, _("Hier fehlt die Einrichtungsart.")), known
        ),
        "land": lambda text: _known(text, known.regions, _("Hier fehlt das Land.")),
        "rolle": lambda text: _roles(text, roles),
        "kreis": lambda text: _kreise(text, known),
        "einrichtung": _house,
        "themen": lambda text: tuple(_offered(slug, known) for slug in _several(text, known.topics)),
        "formate": lambda text: _several(text, formats),
        "sprachen": lambda text: _several(text, languages),
        "plaetze": _places,
    }


def _name(text: str) -> str:
    if not text:
        raise Wrong(_("Hier fehlt der Name."))
    if CONTACT.search(text):
        raise Wrong(_("Hier steht eine Adresse statt eines Namens."))
    if not any(char.isalpha() for char in text):
        raise Wrong(_("„%(text)s“ ist kein Name.", text=text[:QUOTED]))
    return _short(text)


def _short(text: str) -> str:
    if len(text) > LINE:
        raise Wrong(_("Bitte höchstens %(most)s Zeichen eingeben.", most=LINE))
    return text


def _email(text: str) -> str:
    for found, words in (
        (not text, _("Hier fehlt die E-Mail-Adresse.")),
        (len(text) > ADDRESS, _("Bitte höchstens %(most)s Zeichen eingeben.", most=ADDRESS)),
        (text.count("@") > 1, _("Bitte nur eine Adresse eingeben.")),
        (
            "<" in text or text.lower().startswith("mailto:"),
            _("Bitte nur die Adresse eingeben, ohne Namen und ohne „mailto“."),
        ),
    ):
        if found:
            raise Wrong(words)
    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        words = _("„%(text)s“ ist keine E-Mail-Adresse wie name@example.org.", text=text[:QUOTED])
        raise Wrong(words) from None


def _known(text: str, words: dict[str, str], missing: str) -> str:
    if not text:
        raise Wrong(missing)
    found = words.get(text.lower()) or words.get(folded(text))
    if found is None:
        raise Wrong(_("„%(text)s“ kennen wir nicht.", text=text[:QUOTED]))
    return found


def _offered(code: str, known: Vocabulary) -> str:
    if code in known.retired:
        raise Wrong(_("Das steht zurzeit nicht zur Auswahl. Bitte wählen Sie etwas anderes."))
    return code


def _roles(text: str, words: dict[str, str]) -> tuple[str, ...]:
    plain = FEMALE_ENDING.sub("", text.lower())
    parts = [part.strip() for part in BETWEEN_ROLES.split(plain) if part.strip()]
    if not parts:
        raise Wrong(_("Hier fehlt die Rolle."))
    roles = tuple(dict.fromkeys(_known(part, words, "") for part in parts))
    if "coordinator" in roles:
        raise Wrong(_("Die Rolle Koordination vergeben Sie auf der Seite der Person, nicht mit einer Liste."))
    return roles


def _several(text: str, words: dict[str, str]) -> tuple[str, ...]:
    parts = [part.strip() for part in BETWEEN.split(text) if part.strip()]
    # Some words of the catalogue hold a comma themselves.
    whole = words.get(text.lower()) or words.get(folded(text))
    codes = [whole] if whole else [_known(part, words, "") for part in parts]
    if len(set(codes)) < len(codes):
        raise Wrong(_("Hier steht etwas zweimal."))
    return tuple(codes)


def _kreise(text: str, known: Vocabulary) -> list[tuple[str, str, str]]:
    """All Kreise that may be meant; which of them it is, the Land says."""
    name = folded(text)
    found = known.kreise.get(name) or known.kreise.get(re.sub(r"^(land)?kreis ", "", name), [])
    if text and not found:
        raise Wrong(_("Den Kreis „%(text)s“ kennen wir nicht.", text=text[:QUOTED]))
    return found


def _house(text: str) -> str:
    if CONTACT.search(text):
        raise Wrong(_("Hier steht eine Adresse statt eines Namens."))
    return _short(text)


def _places(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise Wrong(_("„%(text)s“ ist keine ganze Zahl.", text=text[:QUOTED]))
    if len(text) > 1:
        raise Wrong(_("Bitte eine Zahl von 0 bis %(most)s eingeben.", most=MOST_PLACES))
    return int(text)


def kreis_in(land: str, kreise: list[tuple[str, str, str]]) -> str | None:
    """The one Kreis that is meant in a Land. Raises Wrong where it lies elsewhere or two are called so."""
    within = sorted({(ags, label) for ags, code, label in kreise if code == land})
    if kreise and not within:
        raise Wrong(_("Dieser Kreis liegt nicht in diesem Land."))
    if len(within) > 1:
        labels = _(" oder ").join(f"„{label}“" for _ags, label in within)
        raise Wrong(_("Diesen Namen gibt es zweimal. Bitte schreiben Sie %(labels)s.", labels=labels))
    return within[0][0] if within else None


def guard_topics(slugs: tuple[str, ...], roles: tuple[str, ...]) -> None:
    """Topics are what somebody looks for or shares. Raises Wrong."""
    if slugs and not {"newcomer", "mentor"} & set(roles):
        raise Wrong(_("Themen gehören zu „Neu dabei“ oder „Erfahrung teilen“."))
    if "newcomer" in roles and len(slugs) > MOST_TOPICS:
        raise Wrong(_("Wer neu dabei ist, wählt höchstens %(most)s Themen.", most=MOST_TOPICS))


def guard_offer(given: object, roles: tuple[str, ...]) -> None:
    """Formats, languages and places are what somebody offers. Raises Wrong."""
    if given not in (None, ()) and "mentor" not in roles:
        raise Wrong(_("Das gehört zu „Erfahrung teilen“. Bitte lassen Sie die Zelle leer."))
