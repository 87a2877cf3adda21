"""The short form to the office, and when the office and who asked talk."""

from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from mentoring.core import clock
from mentoring.core.forms import NO_ILLNESSES, Clock, Day, Form, email_line, text_block, text_line
from mentoring.core.ical import AmbiguousTime, NonExistentTime, wall_to_utc
from mentoring.people.forms import PHONE

FARTHEST = timedelta(days=366)


class ContactForm(Form):
    """Who asks, and how to answer."""

    name = text_line(_l("Ihr Name"), missing=_l("Bitte Ihren Namen eingeben."))
    email = email_line(_l("E-Mail-Adresse"), missing=_l("Bitte Ihre E-Mail-Adresse eingeben."))
    phone = text_line(_l("Telefon"), most=40, description=_l("Wenn wir Sie anrufen sollen."))

    def validate_phone(self, field: Any) -> None:
        """A telephone number has digits."""
        if field.data and not PHONE.fullmatch(field.data):
            raise ValidationError(_("Bitte eine Telefonnummer wie 0441 123456 eingeben."))


class ConsultationForm(ContactForm):
    """The contact, and what it is about."""

    words = text_block(_l("Worum geht es?"), description=NO_ILLNESSES, render_kw={"rows": 4})


class AppointmentForm(Form):
    """When the talk is."""

    day = Day(_l("Tag"), missing=_l("Bitte den Tag des Gesprächs eingeben."))
    begins = Clock(_l("Uhrzeit"), missing=_l("Bitte die Uhrzeit des Gesprächs eingeben."))
    meets_at: datetime

    def validate_day(self, field: Any) -> None:
        """Some day of the coming year."""
        today = clock.in_berlin(clock.now()).date()
        if field.data is not None and not today <= field.data <= today + FARTHEST:
            raise ValidationError(_("Bitte einen Tag in den nächsten zwölf Monaten wählen."))

    def validate_begins(self, field: Any) -> None:
        """Both together are a time that is still to come."""
        if field.data is None or self.day.data is None or self.day.errors:
            return
        try:
            self.meets_at = wall_to_utc(datetime.combine(self.day.data, field.data))
        except (AmbiguousTime, NonExistentTime) as error:
            raise ValidationError(_("Diese Uhrzeit gibt es an diesem Tag nicht genau einmal.")) from error
        if self.meets_at <= clock.now():
            raise ValidationError(_("Bitte einen Termin wählen, der noch kommt."))
