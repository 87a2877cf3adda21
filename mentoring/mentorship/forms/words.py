"""What forms of the room share: the hint about illnesses, and codes as fields take them."""

from collections.abc import Mapping
from typing import Any

from wtforms.fields.choices import SelectChoice

from mentoring.core.forms import NO_ILLNESSES

__all__ = ["NO_ILLNESSES", "options"]


def options(words: Mapping[str, Any]) -> list[SelectChoice]:
    """Codes with their words, as fields take them."""
    return [SelectChoice(code, text) for code, text in words.items()]
