"""What the kinds, formats and languages of trainings are called."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

KINDS = {
    "training": _l("Fortbildung"),
    "network_meeting": _l("Netzwerktreffen"),
    "regional_meeting": _l("Regionaltreffen"),
    "exchange_circle": _l("Austauschkreis"),
}
FORMATS = {"online": _l("Online"), "on_site": _l("Vor Ort"), "hybrid": _l("Vor Ort und online")}
LANGUAGES = {"de": _l("Deutsch"), "en": _l("Englisch")}


def options(words: dict[str, Any]) -> list[SelectChoice]:
    """Choices whose words wait for the language of the page."""
    return [SelectChoice(value, text) for value, text in words.items()]
