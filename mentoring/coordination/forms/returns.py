"""Words for somebody whose profile goes back."""

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, text_block


class ReturnForm(Form):
    """What is still missing, so that the person knows what to do."""

    words = text_block(_l("Was fehlt noch?"), missing=_l("Bitte schreiben Sie, was noch fehlt."))
