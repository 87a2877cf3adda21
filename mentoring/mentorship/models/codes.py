"""The few codes of purposes, formats and languages with their words, and the column that keeps them."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator

PURPOSES = {
    "build": _l("Kooperation neu aufbauen"),
    "revive": _l("Kooperation wiederbeleben"),
    "develop": _l("Kooperation weiterentwickeln"),
}
FORMATS = {"online": _l("online"), "on_site": _l("vor Ort"), "phone": _l("Telefon")}
LANGUAGES = {
    "de": _l("Deutsch"),
    "en": _l("Englisch"),
    "tr": _l("Türkisch"),
    "ar": _l("Arabisch"),
    "ru": _l("Russisch"),
    "uk": _l("Ukrainisch"),
    "pl": _l("Polnisch"),
    "dgs": _l("Deutsche Gebärdensprache"),
}


class Codes(TypeDecorator[tuple[str, ...]]):
    """A few short codes in one column, sorted and with a space between."""

    impl = String(120)
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> str:
        return " ".join(sorted(set(value or ())))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        return tuple((value or "").split())
