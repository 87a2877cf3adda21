"""Forms of a tandem: until when it pauses or goes on, and what the two write on the way."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from mentoring.core.forms import Form, select, text_block, tick
from mentoring.mentorship.forms.profiles import DayField
from mentoring.mentorship.forms.words import NO_ILLNESSES, words_form


class TandemPauseForm(Form):
    """Until when a tandem rests."""

    until = DayField(
        _l("Pause bis"),
        format=["%Y-%m-%d", "%d.%m.%Y"],
        validators=[InputRequired(_l("Bitte einen Tag wie 31.01.2027 wählen."))],
        description=_l("Höchstens 90 Tage. Sie und Ihr Gegenüber können jederzeit früher weitermachen."),
    )


class ExtensionForm(Form):
    """Until when a tandem shall go on."""

    until = DayField(
        _l("Weiter bis"),
        format=["%Y-%m-%d", "%d.%m.%Y"],
        validators=[InputRequired(_l("Bitte einen Tag wie 31.01.2027 wählen."))],
        description=_l("Üblich sind drei Monate mehr. Es gilt, sobald beide zugestimmt haben."),
    )


InterimForm = words_form(_l("Was ist aus unseren Zielen geworden?"), rows=6)


class LookBackForm(Form):
    """What somebody takes along, and whether the other may read it."""

    words = text_block(
        _l("Rückmeldung an Ihr Gegenüber: Was war gut, was nehmen Sie mit?"),
        description=NO_ILLNESSES,
        render_kw={"rows": 6},
    )
    release = tick(_l("Mein Gegenüber darf das lesen."))


class HandoverForm(Form):
    """With whom a tandem could go on."""

    colleague = select(_l("Mit wem könnte es weitergehen?"), [], missing=_l("Bitte wählen Sie eine Person."))

    def __init__(self, mentors: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.colleague.choices = [("", _("Bitte wählen")), *mentors]
