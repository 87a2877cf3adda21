"""The words of an enquiry, the answer to it, and the words with which the office ends one."""

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, pick, text_block
from mentoring.mentorship.forms.words import SOME_WORDS, WordsForm, options, words_form

ANSWERS = {"yes": _l("Ja, wir lernen uns kennen"), "no": _l("Zurzeit passt es nicht")}


EnquiryForm = words_form(_l("Was möchten Sie dieser Person schreiben?"), rows=6)
WishForm = words_form(_l("Was möchten Sie dieser Person schreiben, wenn sie an der Reihe ist?"), rows=5)
OfferForm = words_form(_l("Was möchten Sie dieser Person schreiben?"), rows=5)
QuestionForm = words_form(_l("Ihre Rückfrage"), rows=3, missing=_l("Bitte schreiben Sie Ihre Frage."))
ReplyForm = words_form(_l("Ihre Antwort auf die Rückfrage"), rows=4)


class AnswerForm(Form):
    """Yes or no, by the link in a letter."""

    answer = pick(
        _l("Ihre Antwort"),
        options(ANSWERS),
        missing=_l("Bitte wählen Sie eine Antwort."),
        description=_l("Ohne Begründung möglich."),
    )


class OfficeWordsForm(WordsForm):
    """Why the office ends or returns something."""

    words = text_block(
        _l("Begründung"),
        missing=SOME_WORDS,
        description=_l("Die Beteiligten lesen diese Worte nach dem Einloggen."),
    )
