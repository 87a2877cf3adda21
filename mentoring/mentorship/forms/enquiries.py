"""The words of an enquiry, the answer to it, and the words with which the office ends one."""

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, pick, text_block
from mentoring.mentorship.forms.words import NO_ILLNESSES, options

ANSWERS = {"yes": _l("Ja, wir lernen uns kennen"), "no": _l("Zurzeit passt es nicht")}


class EnquiryForm(Form):
    """The newcomer's own words."""

    words = text_block(
        _l("Was möchten Sie dieser Person schreiben?"),
        missing=_l("Bitte schreiben Sie ein paar Worte."),
        description=NO_ILLNESSES,
        render_kw={"rows": 6},
    )


class WishForm(Form):
    """The words that go with the enquiry when it is this mentor's turn."""

    words = text_block(
        _l("Was möchten Sie dieser Person schreiben, wenn sie an der Reihe ist?"),
        missing=_l("Bitte schreiben Sie ein paar Worte."),
        description=NO_ILLNESSES,
        render_kw={"rows": 5},
    )


class QuestionForm(Form):
    """A question before the answer."""

    words = text_block(
        _l("Ihre Rückfrage"),
        missing=_l("Bitte schreiben Sie Ihre Frage."),
        description=NO_ILLNESSES,
        render_kw={"rows": 3},
    )


class ReplyForm(Form):
    """The answer to a question."""

    words = text_block(
        _l("Ihre Antwort auf die Rückfrage"),
        missing=_l("Bitte schreiben Sie ein paar Worte."),
        description=NO_ILLNESSES,
        render_kw={"rows": 4},
    )


class OfferForm(Form):
    """A mentor's own words to somebody whose name is still closed."""

    words = text_block(
        _l("Was möchten Sie dieser Person schreiben?"),
        missing=_l("Bitte schreiben Sie ein paar Worte."),
        description=NO_ILLNESSES,
        render_kw={"rows": 5},
    )


class AnswerForm(Form):
    """Yes or no, by the link in a letter."""

    answer = pick(
        _l("Ihre Antwort"),
        options(ANSWERS),
        missing=_l("Bitte wählen Sie eine Antwort."),
        description=_l("Ohne Begründung möglich."),
    )


class OfficeWordsForm(Form):
    """Why the office ends or returns something."""

    words = text_block(
        _l("Begründung"),
        missing=_l("Bitte schreiben Sie ein paar Worte."),
        description=_l("Die Beteiligten lesen diese Worte nach dem Einloggen."),
    )
