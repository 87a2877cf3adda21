"""Forms about one person: which roles, and why an account rests."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from mentoring.core.forms import Form, pick_many, text_block
from mentoring.people.forms import role_choices
from mentoring.people.wording import ROLE_LABELS


class PersonRolesForm(Form):
    """All roles of the house, that of the office among them."""

    roles = pick_many(_l("Rollen"), [])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        hint = _l("Sieht alle Personen und arbeitet mit einem Code aus einer App.")
        office = SelectChoice("coordinator", ROLE_LABELS["coordinator"], {"hint": hint})
        self.roles.choices = [*role_choices(), office]


class SuspensionForm(Form):
    """Why an account rests, so that the person knows what to do."""

    words = text_block(
        _l("Begründung"),
        missing=_l("Bitte schreiben Sie ein paar Worte."),
        description=_l("Die Person liest diese Worte nach dem Einloggen. Im Brief stehen sie nicht."),
    )
