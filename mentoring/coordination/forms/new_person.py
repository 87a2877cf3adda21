"""Somebody whom the office enters: who it is, from where, and that nobody gets two letters."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from mentoring.core.forms import Form, email_line, select, text_line
from mentoring.people.forms import land_choices, topic_choices, type_choices
from mentoring.people.queries import known_addresses, laender, offered_topics, offered_types


class NewPersonForm(Form):
    """What every such form asks first; `present` is said of somebody who has an account."""

    present = _l("Diese Person ist schon dabei. Eine Einladung ist nicht nötig.")
    name = text_line(_l("Name"), missing=_l("Bitte den Namen eingeben."))
    email = email_line(_l("E-Mail-Adresse"), missing=_l("Bitte die E-Mail-Adresse eingeben."))
    type_code = select(_l("Art der Einrichtung"), {}, missing=_l("Bitte die Art der Einrichtung wählen."))
    land_code = select(_l("Land"), {}, missing=_l("Bitte ein Land wählen."))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.type_code.choices = {"": {"": _("Bitte wählen")}, **type_choices(offered_types())}
        self.land_code.choices = land_choices(laender())
        self.topics.choices = topic_choices(offered_topics())

    def validate_email(self, field: Any) -> None:
        """The office may know who has an account; two letters would only confuse."""
        known = {} if field.errors else known_addresses([field.data])
        if True in known.values():
            raise ValidationError(str(self.present))
        if known:
            raise ValidationError(_("An diese Adresse ging schon ein Brief. Die Antwort steht noch aus."))
