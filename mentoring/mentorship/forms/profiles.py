"""A mentor's profile, and until when it pauses."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField
from wtforms.validators import InputRequired

from mentoring.core.forms import Form, number, pick_many, text_block
from mentoring.mentorship.actions import ProfileWords
from mentoring.mentorship.forms.enquiries import OfficeWordsForm
from mentoring.mentorship.forms.words import NO_ILLNESSES, options
from mentoring.mentorship.models import FORMATS, LANGUAGES, MOST_PLACES
from mentoring.people.forms import topic_choices
from mentoring.people.models import Topic


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


class OfficePauseForm(OfficeWordsForm):
    """A pause that the office enters for a mentor, with its note."""

    until = DayField(
        _l("Pause bis"),
        format=["%Y-%m-%d", "%d.%m.%Y"],
        validators=[InputRequired(_l("Bitte einen Tag wie 31.01.2027 wählen."))],
        description=_l("Nach einer Pause bis zu 90 Tagen endet sie an diesem Tag von selbst."),
    )
