"""What all forms share: cleaned text, plain messages, and fields with their limits."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from flask import g, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import Email, InputRequired, Length, NumberRange, Optional, ValidationError

LINE = 120
BLOCK = 500
ADDRESS = 254
BIGGEST_ID = 2**31 - 1
NO_ILLNESSES = _l("Bitte keine Angaben zu Erkrankungen, auch nicht zu Dritten. Höchstens 500 Zeichen.")
"""The hint at every free text."""


def clean(text: str | None) -> str | None:
    """NFC, without control characters (tab and line breaks stay) and without space around."""
    if text is None:
        return None
    kept = (
        char
        for char in unicodedata.normalize("NFC", text)
        if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
    )
    return "".join(kept).replace("\r", "").strip()


def clean_line(text: str | None) -> str | None:
    """Like `clean`, on one line."""
    cleaned = clean(text)
    return None if cleaned is None else " ".join(cleaned.split())


class Form(FlaskForm):
    """A form of the house: nothing beyond its fields is ever read."""

    def validate(self, extra_validators: Any = None) -> bool:
        """As WTForms does; what was found to be wrong is known to the log by the names of the fields."""
        g.setdefault("checked_forms", []).append(self)
        return bool(super().validate(extra_validators))

    def error_list(self) -> list[tuple[str, str]]:
        """(id of the input, message) for the summary, in the order of the page."""
        found = []
        for field in self:
            found += [
                (_target(field), str(message))
                for message in field.errors[:1]
                if isinstance(message, str) or message
            ]
        return found


def wrong_fields() -> list[str]:
    """Names of fields that were filled in wrongly on this request; all names are the house's own."""
    return sorted({name for form in g.get("checked_forms", ()) for name in form.errors if name})


def _target(field: Any) -> str:
    many = isinstance(field, RadioField | SelectMultipleField)
    return f"{field.id}-0" if many else str(field.id)


def required(message: str) -> InputRequired:
    """Something must be there; says what to do."""
    return InputRequired(message)


def text_line(label: str, *, missing: str = "", most: int = LINE, **kwargs: Any) -> StringField:
    """One line of text; required when `missing` says what to do."""
    return StringField(label, filters=[clean_line], validators=_text_rules(missing, most), **kwargs)


def text_block(label: str, *, missing: str = "", most: int = BLOCK, **kwargs: Any) -> TextAreaField:
    """A few sentences; required when `missing` says what to do."""
    return TextAreaField(label, filters=[clean], validators=_text_rules(missing, most), **kwargs)


def email_line(label: str, *, missing: str, **kwargs: Any) -> EmailField:
    """An e-mail address: checked for shape only, never looked up."""
    rules = [
        InputRequired(missing),
        Length(max=ADDRESS, message=_too_long(ADDRESS)),
        _one_address,
        Email(_l("Bitte eine E-Mail-Adresse wie name@example.org eingeben.")),
    ]
    return EmailField(label, filters=[clean_line], validators=rules, **kwargs)


def number(label: str, *, least: int, most: int, missing: str = "", **kwargs: Any) -> IntegerField:
    """A whole number between `least` and `most`."""
    between = _l("Bitte eine Zahl von %(least)s bis %(most)s eingeben.", least=least, most=most)
    first = InputRequired(missing) if missing else Optional()
    return IntegerField(label, validators=[first, NumberRange(least, most, message=between)], **kwargs)


def pick(label: str, choices: Any, *, missing: str = "", **kwargs: Any) -> RadioField:
    """One of several, as radio buttons."""
    return RadioField(label, choices=choices, validators=_choice_rules(missing), **kwargs)


def select(label: str, choices: Any, *, missing: str = "", **kwargs: Any) -> SelectField:
    """One of many, as a list to open."""
    return SelectField(label, choices=choices, validators=_choice_rules(missing), **kwargs)


def pick_many(
    label: str, choices: Any, *, missing: str = "", most: int = 0, **kwargs: Any
) -> SelectMultipleField:
    """Any of several, as checkboxes, at most `most`."""
    rules = _choice_rules(missing)
    if most:
        rules.append(_at_most(most))
    return SelectMultipleField(label, choices=choices, validators=rules, validate_choice=True, **kwargs)


def tick(label: str, *, missing: str = "", **kwargs: Any) -> BooleanField:
    """A box to tick; required when `missing` says so."""
    return BooleanField(label, validators=[InputRequired(missing)] if missing else [], **kwargs)


class Day(DateField):
    """A day, as browsers send it or as people write it."""

    def __init__(self, label: str, *, missing: str = "", **kwargs: Any) -> None:
        rules = [InputRequired(missing) if missing else Optional()]
        super().__init__(label, rules, format=["%Y-%m-%d", "%d.%m.%Y"], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Bitte ein Datum wie 14.01.2027 eingeben.")) from error


class Clock(TimeField):
    """A time of day."""

    def __init__(self, label: str, *, missing: str, **kwargs: Any) -> None:
        super().__init__(label, [InputRequired(missing)], format=["%H:%M", "%H:%M:%S", "%H.%M"], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Bitte eine Uhrzeit wie 10:00 eingeben.")) from error


def _text_rules(missing: str, most: int) -> list[Any]:
    first = InputRequired(missing) if missing else Optional()
    return [first, Length(max=most, message=_too_long(most)), *([_not_blank(missing)] if missing else [])]


def _choice_rules(missing: str) -> list[Any]:
    return [InputRequired(missing)] if missing else [Optional()]


def _too_long(most: int) -> Any:
    return _l("Bitte höchstens %(most)s Zeichen eingeben.", most=most)


def _not_blank(missing: str) -> Callable[[Any, Any], None]:
    def check(_form: Any, field: Any) -> None:
        if not field.data:
            raise ValidationError(missing)

    return check


def _at_most(most: int) -> Callable[[Any, Any], None]:
    def check(_form: Any, field: Any) -> None:
        if len(field.data or ()) > most:
            raise ValidationError(_l("Bitte höchstens %(most)s auswählen.", most=most))

    return check


def _one_address(_form: Any, field: Any) -> None:
    if any(char in (field.data or "") for char in ',;<>" '):
        raise ValidationError(_l("Bitte nur eine Adresse eingeben."))


def is_unreadable(values: Sequence[str]) -> bool:
    """Whether a request carries what no database keeps: NUL or lone surrogates."""
    return any("\x00" in value or any("\ud800" <= char <= "\udfff" for char in value) for value in values)


def sent_words() -> list[str]:
    """All words of the present request: path, query and form."""
    words = [request.path, *(request.args.keys()), *(request.form.keys())]
    for source in (request.args, request.form):
        for _name, given in source.lists():
            words += given
    return words
