"""Forms of a tandem: until when a pause lasts."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from mentoring.core.forms import Form
from mentoring.mentorship.forms.profiles import DayField


class TandemPauseForm(Form):
    """Until when a tandem rests."""

    until = DayField(
        _l("Pause bis"),
        format=["%Y-%m-%d", "%d.%m.%Y"],
        validators=[InputRequired(_l("Bitte einen Tag wie 31.01.2027 wählen."))],
        description=_l("Höchstens 90 Tage. Sie und Ihr Gegenüber können jederzeit früher weitermachen."),
    )
