"""Who is invited to lead a training."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, email_line


class LeadForm(Form):
    """The address of somebody who leads trainings, too."""

    email = email_line(
        _l("E-Mail-Adresse"),
        missing=_l("Bitte eine E-Mail-Adresse eingeben."),
        description=_l("Die Adresse, mit der sich die Person einloggt."),
    )

    def say_unknown(self) -> None:
        """Nobody has this address whom the office lets publish."""
        if not self.email.errors:
            self.email.errors = [
                _("Zu dieser Adresse gibt es keine freigegebene Leitung. Bitte fragen Sie die Koordination.")
            ]
