"""A short message."""

from flask_babel import lazy_gettext as _l

from mentoring.mentorship.forms.words import words_form

MessageForm = words_form(_l("Ihre Nachricht"), rows=4)
