"""The form of all closeness tables, cell by cell, and the words with which a version is published."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from mentoring.coordination.closeness import faults_of
from mentoring.core.forms import Form, number, pick_many, text_block
from mentoring.mentorship.suggestions import Values, bridged_types, flattened, nested
from mentoring.mentorship.suggestions.table_words import BRIDGE_HEAD, cell_words
from mentoring.mentorship.suggestions.tables import delivered_values
from mentoring.people.queries import offered_types
from mentoring.people.wording import label

MOST_POINTS, WHOLE = 1000, 100


class ClosenessForm(Form):
    """Every number of the tables, and the houses that contact points work together with."""

    over = number(_l("Fassung"), least=1, most=100_000, missing=_l("Bitte beginnen Sie noch einmal."))
    bridged = pick_many(
        _l("Wer arbeitet mit Selbsthilfekontaktstellen zusammen?"),
        [],
        description=_l("Diese Einrichtungen sind füreinander näher als andere verschiedene Arten."),
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        kinds = offered_types(*(self.bridged.data or ()))
        for name, words in cell_words().items():
            self[name].label.text = words
        self.bridged.choices = [
            SelectChoice(kind.code, label(kind)) for kind in kinds if kind.code != BRIDGE_HEAD
        ]

    @classmethod
    def filled(cls, values: Values, over: int) -> "ClosenessForm":
        """The form as it shows these tables."""
        return cls(data={**flattened(values), "bridged": bridged_types(values), "over": over}, formdata=None)

    @property
    def values(self) -> Values:
        """The tables of a form whose cells are numbers."""
        cells = {name: self[name].data for name in CELLS}
        return nested(cells, self.bridged.data or ())

    def validate(self, extra_validators: Any = None) -> bool:
        """Every cell first; where all are numbers, whether they go together."""
        if not super().validate(extra_validators):
            return False
        faults = faults_of(self.values)
        for name, words in faults.items():
            self[name].errors = [words]
        return not faults


CELLS = tuple(flattened(delivered_values()))
for name in CELLS:
    most = MOST_POINTS if name.startswith("points") else WHOLE
    setattr(ClosenessForm, name, number("", least=0, most=most, missing=_l("Bitte eine Zahl eingeben.")))


class PublicationForm(Form):
    """Why the tables change, for everybody to read."""

    words = text_block(
        _l("Was ändert sich und warum?"),
        missing=_l("Bitte schreiben Sie in ein, zwei Sätzen, was sich ändert."),
        description=_l("Alle können das lesen, auf der Seite „Wie entsteht die Reihenfolge?“."),
    )


class ReversionForm(PublicationForm):
    """The same for going back; `over` is the version that was in force when somebody looked."""

    over = number(_l("Fassung"), least=1, most=100_000, missing=_l("Bitte beginnen Sie noch einmal."))
