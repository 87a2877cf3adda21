"""The form for who would like to join the network, and the office's words where it cannot."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.core.forms import NO_ILLNESSES, Form, select, text_block, text_line
from mentoring.offers.actions import ApplicationWords
from mentoring.offers.forms.consultations import ContactForm
from mentoring.people.forms import land_choices, type_choices
from mentoring.people.queries import laender, offered_types


class ApplicationForm(ContactForm):
    """The house, who speaks for it, and what they would like to say."""

    institution = text_line(
        _l("Name der Einrichtung"), missing=_l("Bitte den Namen der Einrichtung eingeben.")
    )
    type_code = select(_l("Art der Einrichtung"), {}, missing=_l("Bitte die Art der Einrichtung wählen."))
    land = select(_l("Land"), {}, missing=_l("Bitte ein Land wählen."))
    words = text_block(_l("Was möchten Sie uns sagen?"), description=NO_ILLNESSES, render_kw={"rows": 4})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.type_code.choices = {"": {"": _("Bitte wählen")}, **type_choices(offered_types())}
        self.land.choices = land_choices(laender())

    @property
    def application(self) -> ApplicationWords:
        """What was filled in, as the action takes it."""
        return ApplicationWords(
            institution=self.institution.data,
            institution_type_code=self.type_code.data,
            land_code=self.land.data,
            name=self.name.data,
            email=self.email.data,
            phone=self.phone.data or "",
            words=self.words.data or "",
        )


class RefusalForm(Form):
    """Why it does not work out now."""

    words = text_block(
        _l("Was möchten Sie der Einrichtung sagen?"),
        missing=_l("Bitte schreiben Sie ein paar Worte."),
        description=_l("Die Worte stehen auf der Seite hinter dem Link, nicht im Brief."),
    )
