"""How long something stays, in words: what the marks on columns say, with the numbers from the settings."""

from typing import Any

from flask import current_app
from flask_babel import lazy_gettext as _l

_ACCOUNT = _l("solange das Konto besteht")
_TANDEM = _l("%(days)s Tage nach dem Ende des Tandems")
_ENQUIRY = _l("%(days)s Tage nach dem Ende der Anfrage oder ihres Tandems")
_DONE = _l("%(days)s Tage nach der Erledigung")
_TRAINING = _l("%(days)s Tage nach dem letzten Termin")
_CERTIFICATE = _l("%(days)s Tage nach dem letzten Termin; Nummer und Datum bleiben ohne die Person")
_LETTER = _l("%(days)s Tage nach dem Versand")
_ADDRESS = _l("%(days)s Tage, wenn niemand sie bestätigt")
_DAYS = _l("%(days)s Tage")

RETENTIONS: dict[str, tuple[Any, str]] = {
    "as long as the account": (_ACCOUNT, ""),
    "90 days after the tandem has ended": (_TANDEM, "WORDS_KEPT_DAYS"),
    "90 days after the enquiry or its tandem has ended": (_ENQUIRY, "WORDS_KEPT_DAYS"),
    "90 days after it is done": (_DONE, "WORDS_KEPT_DAYS"),
    "six months after the last date": (_TRAINING, "REGISTRATION_KEPT_DAYS"),
    "six months after the last date; number and date stay without the person": (
        _CERTIFICATE,
        "REGISTRATION_KEPT_DAYS",
    ),
    "30 days after sending": (_LETTER, "LETTERS_KEPT_DAYS"),
    "7 days, when nobody confirms it": (_ADDRESS, "NEW_ADDRESS_DAYS"),
    "365 days": (_DAYS, "COHORTS_KEPT_DAYS"),
    "12 months": (_DAYS, "LOOKS_KEPT_DAYS"),
}


def retention_words(said: str) -> str:
    """A period in words; what no line knows is said as it stands, which a test refuses."""
    words, setting = RETENTIONS.get(said, (said, ""))
    return str(words) % {"days": current_app.config[setting]} if setting else str(words)
