"""Forms for houses, topics and kinds of institutions."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, select, text_line, tick
from mentoring.people.forms import type_choices
from mentoring.people.models import InstitutionType, Topic
from mentoring.people.queries import offered_types
from mentoring.people.wording import SECTOR_LABELS, TOPIC_GROUP_LABELS

ENGLISH = _l("So steht es auf den englischen Seiten.")


class HouseForm(Form):
    """A house's name and kind."""

    name = text_line(_l("Name der Einrichtung"), missing=_l("Bitte den Namen eingeben."))
    type_code = select(_l("Art der Einrichtung"), {}, missing=_l("Bitte die Art der Einrichtung wählen."))

    def __init__(self, type_code: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.type_code.choices = type_choices(offered_types(type_code))


class TopicForm(Form):
    """A topic in both languages, in one of the groups."""

    group = select(_l("Gruppe"), [], missing=_l("Bitte eine Gruppe wählen."))
    de = text_line(_l("Name auf Deutsch"), most=160, missing=_l("Bitte den Namen auf Deutsch eingeben."))
    en = text_line(
        _l("Name auf Englisch"),
        most=160,
        missing=_l("Bitte den Namen auf Englisch eingeben."),
        description=ENGLISH,
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.group.choices = list(TOPIC_GROUP_LABELS.items())

    @property
    def words(self) -> dict[str, Any]:
        """What a valid form says."""
        return {"group": self.group.data, "de": self.de.data, "en": self.en.data}


class InstitutionTypeForm(Form):
    """A kind of institution in both languages, in one of the sectors."""

    sector = select(_l("Bereich"), [], missing=_l("Bitte einen Bereich wählen."))
    de = text_line(_l("Name auf Deutsch"), missing=_l("Bitte den Namen auf Deutsch eingeben."))
    en = text_line(
        _l("Name auf Englisch"), missing=_l("Bitte den Namen auf Englisch eingeben."), description=ENGLISH
    )
    protected = tick(
        _l("Der Name eines solchen Hauses sagt etwas über die Gesundheit"),
        description=_l(
            "Wie bei Selbsthilfegruppen: Andere lesen dann nur „Selbsthilfe“, bis die Person zustimmt."
        ),
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sector.choices = list(SECTOR_LABELS.items())

    @property
    def words(self) -> dict[str, Any]:
        """What a valid form says."""
        return {name: getattr(self, name).data for name in ("sector", "de", "en", "protected")}


EntryForm = TopicForm | InstitutionTypeForm


def entry_form(model: type[Topic | InstitutionType], **kwargs: Any) -> EntryForm:
    """The form of a catalogue."""
    return TopicForm(**kwargs) if model is Topic else InstitutionTypeForm(**kwargs)
