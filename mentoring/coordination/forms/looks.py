"""What somebody of the office looks for."""

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from mentoring.core.forms import Form, pick
from mentoring.core.looks import PURPOSES


class LookForm(Form):
    """The purpose: it is noted, and the person reads it."""

    purpose = pick(
        _l("Wozu sehen Sie nach?"),
        [SelectChoice(name, words) for name, words in PURPOSES.items() if name != "list"],
        missing=_l("Bitte wählen Sie, wozu Sie nachsehen."),
    )
