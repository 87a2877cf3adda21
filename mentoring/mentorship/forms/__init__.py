"""Forms of the room, by noun."""

from mentoring.mentorship.forms.agreements import AgreementForm, agreement_form
from mentoring.mentorship.forms.check_ins import CHECK_IN_ANSWERS, CheckInForm
from mentoring.mentorship.forms.enquiries import (
    ANSWERS,
    AnswerForm,
    EnquiryForm,
    OfferForm,
    OfficeWordsForm,
    QuestionForm,
    ReplyForm,
    WishForm,
)
from mentoring.mentorship.forms.farewells import FarewellForm, farewell_form
from mentoring.mentorship.forms.help_calls import HelpForm, help_form
from mentoring.mentorship.forms.messages import MessageForm
from mentoring.mentorship.forms.needs import BALANCED, EMPHASIS_WORDS, TopicsForm, WishesForm
from mentoring.mentorship.forms.profiles import DayField, OfficePauseForm, PauseForm, ProfileForm
from mentoring.mentorship.forms.talks import TalkForm, talk_form
from mentoring.mentorship.forms.tandems import (
    ExtensionForm,
    HandoverForm,
    InterimForm,
    LookBackForm,
    TandemPauseForm,
)
from mentoring.mentorship.forms.words import NO_ILLNESSES, WordsForm, options

__all__ = [
    "ANSWERS",
    "BALANCED",
    "CHECK_IN_ANSWERS",
    "EMPHASIS_WORDS",
    "NO_ILLNESSES",
    "AgreementForm",
    "AnswerForm",
    "CheckInForm",
    "DayField",
    "EnquiryForm",
    "ExtensionForm",
    "FarewellForm",
    "HandoverForm",
    "HelpForm",
    "InterimForm",
    "LookBackForm",
    "MessageForm",
    "OfferForm",
    "OfficePauseForm",
    "OfficeWordsForm",
    "PauseForm",
    "ProfileForm",
    "QuestionForm",
    "ReplyForm",
    "TalkForm",
    "TandemPauseForm",
    "TopicsForm",
    "WishForm",
    "WishesForm",
    "WordsForm",
    "agreement_form",
    "farewell_form",
    "help_form",
    "options",
    "talk_form",
]
