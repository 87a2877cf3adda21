"""What forms of the room share: the hint about illnesses, and codes as fields take them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

NO_ILLNESSES = _l("Bitte keine Angaben zu Erkrankungen, auch nicht zu Dritten. Höchstens 500 Zeichen.")


def options(words: Mapping[str, Any]) -> list[SelectChoice]:
    """Codes with their words, as fields take them."""
    return [SelectChoice(code, text) for code, text in words.items()]
