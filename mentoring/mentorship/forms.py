"""Forms of the room: topics, wishes, the words of an enquiry, a mentor's profile and pause, the office's words."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from mentoring.core.forms import Form, number, pick, pick_many, text_block, tick
from mentoring.mentorship.actions import ProfileWords, Wishes
from mentoring.mentorship.models import FORMATS, LANGUAGES, MOST_PLACES, MOST_TOPICS, PURPOSES
from mentoring.people.forms import topic_choices
from mentoring.people.models import Topic

NO_ILLNESSES = _l("Bitte keine Angaben zu Erkrankungen, auch nicht zu Dritten. Höchstens 500 Zeichen.")
BALANCED = "balanced"
EMPHASIS_WORDS = {
    BALANCED: _l("Alles zählt"),
    "near": _l("Vor allem Nähe"),
    "institution": _l("Vor allem die Art der Einrichtung"),
    "topics": _l("Vor allem die Themen"),
}
ANSWERS = {"yes": _l("Ja, wir lernen uns kennen"), "no": _l("Zurzeit passt es nicht")}


def options(words: Mapping[str, Any]) -> list[SelectChoice]:
    """Codes with their words, as fields take them."""
    return [SelectChoice(code, text) for code, text in words.items()]


class TopicsForm(Form):
    """What to exchange about."""

    topics = pick_many(
        _l("Worüber möchten Sie sich austauschen?"),
        None,
        missing=_l("Bitte wählen Sie mindestens ein Thema."),
        most=MOST_TOPICS,
        description=_l("Wählen Sie bis zu fünf Themen. Sie können sie später ändern."),
    )

    def __init__(self, topics: Iterable[Topic], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.topics.choices = topic_choices(topics)


class WishesForm(Form):
    """Refinements beside topics; everything may stay empty."""

    purposes = pick_many(_l("Worum geht es?"), options(PURPOSES))
    formats = pick_many(_l("Wie möchten Sie sich treffen?"), options(FORMATS))
    languages = pick_many(_l("In welchen Sprachen?"), options(LANGUAGES))
    emphasis = pick(_l("Was zählt für Sie am meisten?"), options(EMPHASIS_WORDS))
    other_view = tick(_l("Ich wünsche mir einen anderen Blickwinkel: eine andere Art von Einrichtung."))
    not_my_kreis = tick(_l("Lieber nicht aus meinem Kreis"))

    @property
    def wishes(self) -> Wishes:
        """What was chosen, as the action takes it."""
        emphasis = self.emphasis.data
        return Wishes(
            purposes=tuple(self.purposes.data or ()),
            formats=tuple(self.formats.data or ()),
            languages=tuple(self.languages.data or ()),
            emphasis=None if emphasis in (BALANCED, "", None) else emphasis,
            other_view=self.other_view.data,
            not_my_kreis=self.not_my_kreis.data,
        )


class EnquiryForm(Form):
    """The newcomer's own words."""

    words = text_block(
        _l("Was möchten Sie dieser Person schreiben?"),
        missing=_l("Bitte schreiben Sie ein paar Worte."),
        description=NO_ILLNESSES,
        render_kw={"rows": 6},
    )


class AnswerForm(Form):
    """Yes or no, by the link in a letter."""

    answer = pick(
        _l("Ihre Antwort"),
        options(ANSWERS),
        missing=_l("Bitte wählen Sie eine Antwort."),
        description=_l("Ohne Begründung möglich."),
    )


class ProfileForm(Form):
    """What a mentor offers."""

    experience = text_block(
        _l("Welche Erfahrung bringen Sie mit?"), description=NO_ILLNESSES, render_kw={"rows": 5}
    )
    topics = pick_many(_l("Zu welchen Themen?"), None, missing=_l("Bitte wählen Sie mindestens ein Thema."))
    formats = pick_many(
        _l("Wie können Sie sich treffen?"),
        options(FORMATS),
        missing=_l("Bitte wählen Sie mindestens eine Form."),
    )
    languages = pick_many(
        _l("In welchen Sprachen?"),
        options(LANGUAGES),
        missing=_l("Bitte wählen Sie mindestens eine Sprache."),
    )
    places = number(
        _l("Mit wie vielen Personen möchten Sie sich gleichzeitig austauschen?"),
        least=0,
        most=MOST_PLACES,
        missing=_l("Bitte eine Zahl von 0 bis 9 eingeben."),
        description=_l("Eine Zahl von 0 bis 9. Bei 0 werden Sie nicht vorgeschlagen."),
    )

    def __init__(self, topics: Iterable[Topic], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.topics.choices = topic_choices(topics)

    @property
    def profile_words(self) -> ProfileWords:
        """What was filled in, as the action takes it."""
        return ProfileWords(
            topics=tuple(self.topics.data),
            formats=tuple(self.formats.data),
            languages=tuple(self.languages.data),
            places=self.places.data,
            experience=self.experience.data or "",
        )


class DayField(DateField):
    """A day; says in its own words what a day looks like."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(str(_l("Bitte einen Tag wie 31.01.2027 wählen."))) from error


class PauseForm(Form):
    """Until when a pause lasts."""

    until = DayField(
        _l("Pause bis"),
        format=["%Y-%m-%d", "%d.%m.%Y"],
        validators=[InputRequired(_l("Bitte einen Tag wie 31.01.2027 wählen."))],
        description=_l("Nach einer Pause bis zu 90 Tagen sind Sie an diesem Tag von selbst wieder da."),
    )


class OfficeWordsForm(Form):
    """Why the office ends or returns something."""

    words = text_block(
        _l("Begründung"),
        missing=_l("Bitte schreiben Sie ein paar Worte."),
        description=_l("Die Beteiligten lesen diese Worte nach dem Einloggen."),
    )
