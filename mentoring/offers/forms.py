"""The short form for a first talk."""

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, email_line, text_block, text_line


class ConsultationForm(Form):
    """Who asks, how to answer, and what it is about."""

    name = text_line(_l("Ihr Name"), missing=_l("Bitte Ihren Namen eingeben."))
    email = email_line(_l("E-Mail-Adresse"), missing=_l("Bitte Ihre E-Mail-Adresse eingeben."))
    phone = text_line(_l("Telefon"), most=40)
    words = text_block(_l("Worum geht es?"))
