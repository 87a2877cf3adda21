"""How it is going, in one click; words are for who wants the office to hear."""

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, pick, text_block
from mentoring.mentorship.forms.words import NO_ILLNESSES, options

CHECK_IN_ANSWERS = {"well": _l("Gut"), "tough": _l("Eher zäh"), "call": _l("Bitte melden")}


class CheckInForm(Form):
    """One answer; each is a button."""

    answer = pick(
        _l("Wie läuft es?"), options(CHECK_IN_ANSWERS), missing=_l("Bitte wählen Sie eine der Antworten.")
    )
    words = text_block(_l("Worte an die Koordination"), description=NO_ILLNESSES, render_kw={"rows": 3})
