"""A link of a training."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from mentoring.core.forms import BLOCK, Form, text_line, tick
from mentoring.trainings.forms.training import is_web_address


class MaterialForm(Form):
    """What it is called, where it is, and who may read it."""

    title = text_line(_l("Titel"), missing=_l("Bitte einen Titel eingeben."))
    url = text_line(_l("Adresse"), missing=_l("Bitte eine Adresse eingeben."), most=BLOCK)
    for_all = tick(_l("Alle dürfen es lesen, auch ohne Anmeldung"))

    def validate_url(self, field: Any) -> None:
        """An address that browsers open."""
        if field.data and not is_web_address(field.data):
            raise ValidationError(_("Bitte eine Adresse eingeben, die mit https:// beginnt."))
