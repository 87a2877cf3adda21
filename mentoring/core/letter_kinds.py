"""Kinds of letters: when each goes out when nobody has chosen, and what people may choose instead."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

AT_ONCE, DAILY, NEVER = "at_once", "daily", "never"
PACES = {
    AT_ONCE: _l("Sofort"),
    DAILY: _l("Einmal am Tag, gesammelt"),
    NEVER: _l("Gar nicht"),
}
CAN_WAIT, CAN_GO = (AT_ONCE, DAILY), (AT_ONCE, DAILY, NEVER)


@dataclass(frozen=True, slots=True)
class Kind:
    """Letters of one kind: `usual` is their pace when nobody has chosen another of `choices`.

    Without choices they are essential. Those of security keep no quiet hours; some are for the office alone.
    """

    name: str
    title: Any
    about: Any
    usual: str = AT_ONCE
    choices: tuple[str, ...] = ()
    at_any_hour: bool = False
    for_people: bool = True


SECURITY = Kind(
    "security",
    _l("Konto und Einloggen"),
    _l("Links zum Einloggen und Änderungen am Konto."),
    at_any_hour=True,
)
YOUR_TURN = Kind(
    "your_turn", _l("Was auf Sie wartet"), _l("Anfragen an Sie, Zusagen und Fragen, die nur Sie beantworten.")
)
DATES = Kind("dates", _l("Ihre Termine"), _l("Wenn ein Termin dazukommt, ausfällt oder anders wird."))
OFFICE = Kind("office", _l("Für die Koordination"), _l("Was bei der Koordination ankommt."), for_people=False)
ANSWERS = Kind(
    "answers",
    _l("Antworten auf Ihre Anfragen"),
    _l("Was aus Ihrer Anfrage geworden ist."),
    choices=CAN_WAIT,
)
MENTORING = Kind(
    "mentoring",
    _l("Neues aus Ihrem Mentoring"),
    _l("Wenn sich bei einer Suche oder einem Tandem etwas ändert."),
    usual=DAILY,
    choices=CAN_WAIT,
)
MESSAGES = Kind(
    "messages", _l("Nachrichten"), _l("Wenn Ihnen jemand im Tandem geschrieben hat."), choices=CAN_GO
)
REMINDERS = Kind(
    "reminders",
    _l("Erinnerungen"),
    _l("Wenn etwas noch offen ist, und wie es um Ihre Suche steht."),
    usual=DAILY,
    choices=CAN_GO,
)
PROFILE = Kind(
    "profile", _l("Ihr Profil"), _l("Freigaben, Pausen und Bitten der Koordination."), DAILY, CAN_WAIT
)
TRAININGS = Kind(
    "trainings", _l("Ihre Fortbildungen"), _l("Anmeldungen, Warteliste und neue Termine."), choices=CAN_WAIT
)
KINDS = (
    *(SECURITY, YOUR_TURN, DATES, OFFICE),
    *(ANSWERS, MENTORING, MESSAGES, REMINDERS, PROFILE, TRAININGS),
)

DIGEST_TEMPLATE = "letters.digest"
DIGEST = Kind("digest", _l("Gesammelte Briefe"), _l("Was warten konnte, in einem Brief."))
KIND_OF: dict[str, Kind] = {DIGEST_TEMPLATE: DIGEST}
_find_pace: list[Callable[[int, str], str | None]] = []
_page: list[str] = []


def sort_letters(kind: Kind, *templates: str) -> None:
    """Say of which kind letters are: once for each template, in the notices.py that writes it."""
    twice = [template for template in templates if KIND_OF.get(template, kind) is not kind]
    if twice:
        raise ValueError(f"{twice[0]} is of two kinds")
    KIND_OF.update(dict.fromkeys(templates, kind))


def kind_of(template: str) -> Kind:
    """The kind of a letter. KeyError for a template that no notices.py has sorted."""
    return KIND_OF[template]


def kinds_in_use(*, chosen: bool) -> list[Kind]:
    """Kinds that letters have: those people choose about, or the essential ones."""
    known = set(KIND_OF.values())
    return [kind for kind in KINDS if kind in known and bool(kind.choices) == chosen]


def templates_at_any_hour() -> list[str]:
    """Letters that keep no quiet hours."""
    return sorted(template for template, kind in KIND_OF.items() if kind.at_any_hour)


def letters_are_chosen_at(page: str, finder: Callable[[int, str], str | None]) -> None:
    """Let accounts answer what somebody has chosen for a kind of letters, and on which page letters are turned off."""
    _page[:], _find_pace[:] = [page], [finder]


def turning_off_page() -> str:
    """The endpoint behind the link that turns letters off."""
    return _page[0]


def can_be_turned_off(template: str) -> bool:
    """Whether somebody may do without letters of this kind."""
    return NEVER in kind_of(template).choices


def pace_of(template: str, account_id: int | None) -> str:
    """When a letter to this recipient goes; a bare address has chosen nothing, and nobody collects for it."""
    if account_id is None:
        return AT_ONCE
    kind = kind_of(template)
    chosen = _find_pace[0](account_id, kind.name) if kind.choices else None
    return chosen if chosen in kind.choices else kind.usual
