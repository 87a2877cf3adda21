"""Why something that was called off takes place after all."""

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, text_line


class ResumptionForm(Form):
    """A few words for the page; no letter carries them."""

    words = text_line(
        _l("Was sagen Sie dazu?"),
        missing=_l("Bitte sagen Sie in ein paar Worten, warum es doch stattfindet."),
        description=_l("Das lesen alle auf der Seite der Fortbildung. Bitte keine Angaben zu Erkrankungen."),
    )
