"""A short message."""

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, text_block
from mentoring.mentorship.forms.words import NO_ILLNESSES


class MessageForm(Form):
    """A few words to the other one."""

    words = text_block(
        _l("Ihre Nachricht"),
        missing=_l("Bitte schreiben Sie ein paar Worte."),
        description=NO_ILLNESSES,
        render_kw={"rows": 4},
    )
