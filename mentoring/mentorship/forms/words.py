"""What forms of the room share: a form of one block of words, the hint about illnesses, codes as fields take them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.fields.choices import SelectChoice

from mentoring.core.forms import NO_ILLNESSES, Form, text_block

__all__ = ["NO_ILLNESSES", "SOME_WORDS", "WordsForm", "options", "words_form"]
SOME_WORDS = _l("Bitte schreiben Sie ein paar Worte.")


def options(words: Mapping[str, Any]) -> list[SelectChoice]:
    """Codes with their words, as fields take them."""
    return [SelectChoice(code, text) for code, text in words.items()]


class WordsForm(Form):
    """One block of words."""

    words: TextAreaField


def words_form(label: str, *, rows: int, missing: str = SOME_WORDS) -> type[WordsForm]:
    """The form in which somebody writes to one other person; it cannot stay empty."""
    block = text_block(label, missing=missing, description=NO_ILLNESSES, render_kw={"rows": rows})
    return type("WordsForm", (WordsForm,), {"words": block, "__doc__": WordsForm.__doc__})
