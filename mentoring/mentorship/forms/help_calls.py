"""What somebody chooses to tell the office when asking for help."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from mentoring.core.forms import Form, pick, text_block
from mentoring.mentorship.actions import Plea
from mentoring.mentorship.forms.words import NO_ILLNESSES, options
from mentoring.mentorship.models import Enquiry, HelpCall, Tandem
from mentoring.people.models import Person

UNSAID = "unsaid"
CONTACT_WORDS = {
    "mail": _l("Bitte schreiben Sie mir eine E-Mail"),
    "phone": _l("Bitte rufen Sie mich an"),
    "none": _l("Ich melde mich selbst"),
}
About = Tandem | Enquiry


class HelpForm(Form):
    """How to be reached; everything else may stay unsaid."""

    contact = pick(
        _l("Wie erreichen wir Sie?"),
        options(CONTACT_WORDS),
        missing=_l("Bitte wählen Sie, ob und wie die Koordination Sie erreicht."),
    )
    about = pick(
        _l("Worum geht es?"), None, description=_l("Ohne Auswahl erfährt die Koordination es nicht.")
    )
    words = text_block(_l("Möchten Sie etwas dazu sagen?"), description=NO_ILLNESSES, render_kw={"rows": 4})

    def __init__(self, asking: Person, abouts: Sequence[About], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.asking, self.abouts = asking, {about_code(one): one for one in abouts}
        self.about.choices = options({UNSAID: _("Das sage ich lieber nicht"), **_named(asking, self.abouts)})

    def validate_contact(self, field: Any) -> None:
        """Who wants to be called has a number."""
        if field.data == "phone" and not self.asking.phone:
            raise ValidationError(
                _("In Ihrem Profil steht keine Telefonnummer. Bitte ergänzen Sie sie oder wählen Sie E-Mail.")
            )

    @property
    def plea(self) -> Plea:
        """What was chosen, as the action takes it."""
        return Plea(self.contact.data, self.words.data or "", self.abouts.get(self.about.data))


def about_code(about: About) -> str:
    """A tandem or an enquiry as a choice of the form."""
    return f"{about.lifecycle.noun}-{about.id}"


def _named(asking: Person, abouts: Mapping[str, About]) -> dict[str, str]:
    return {code: about_words(about, asking) for code, about in abouts.items()}


def about_words(about: About, reader: Person) -> str:
    """What a call is about, as one of the two reads it."""
    partner = about.newcomer if reader.id == about.mentor_id else about.mentor
    if isinstance(about, Tandem):
        return _("Tandem mit %(name)s", name=partner.display_name)
    return _("Anfrage mit %(name)s", name=partner.display_name)


def help_form(asking: Person, abouts: Sequence[About], call: HelpCall | None = None) -> HelpForm:
    """The form, filled with what the office reads already."""
    if call is None:
        return HelpForm(asking, abouts, data={"about": UNSAID})
    about = call.tandem or call.enquiry
    said = {"contact": call.contact, "words": call.words, "about": about_code(about) if about else UNSAID}
    return HelpForm(asking, abouts, data=said)
