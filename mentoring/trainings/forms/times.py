"""Days and times of day, as browsers send them or as people write them."""

from typing import Any

from flask_babel import gettext as _
from wtforms import DateField, TimeField
from wtforms.validators import InputRequired, Optional


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
