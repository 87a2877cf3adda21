"""Who of the office takes care of it from now on."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, pick
from mentoring.people.models import Person


class HandoverForm(Form):
    """One of the colleagues."""

    colleague = pick(_l("Wer kümmert sich?"), [], missing=_l("Bitte wählen, wer sich kümmert."))

    def __init__(self, colleagues: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.colleague.choices = [(str(one.id), one.account.name) for one in colleagues]
