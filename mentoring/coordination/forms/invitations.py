"""Forms in which the office enters colleagues: one, or a pasted list."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms.validators import ValidationError

from mentoring.coordination.forms.new_person import NewPersonForm
from mentoring.coordination.forms.spreadsheet import Sheet, read_sheet, read_upload
from mentoring.core.forms import Form, pick_many, text_block
from mentoring.mentorship.models import MOST_TOPICS
from mentoring.people.actions import InvitedPerson
from mentoring.people.forms import role_choices

LONGEST_LIST = 400_000


class InvitationForm(NewPersonForm):
    """One colleague; with topics, the wish of somebody who has phoned."""

    roles = pick_many(
        _l("Was möchte die Person?"), [], missing=_l("Bitte mindestens eine Möglichkeit wählen.")
    )
    topics = pick_many(
        _l("Gewünschte Themen"),
        {},
        most=MOST_TOPICS,
        description=_l(
            "Höchstens fünf, zum Beispiel nach einem Anruf. Nur für Personen, die neu dabei sind."
        ),
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.roles.choices = role_choices()

    def validate_topics(self, field: Any) -> None:
        """A wish belongs to somebody who is new."""
        if field.data and "newcomer" not in (self.roles.data or ()):
            raise ValidationError(_("Themen gehören zu „Neu dabei“. Bitte wählen Sie das oben dazu."))

    @property
    def invited(self) -> InvitedPerson:
        """The colleague of a valid form."""
        return InvitedPerson(
            name=self.name.data,
            email=self.email.data,
            type_code=self.type_code.data,
            land_code=self.land_code.data,
            roles=tuple(self.roles.data),
            topics=tuple(self.topics.data or ()),
        )


class InvitationListForm(Form):
    """Rows pasted from a spreadsheet, or a file; `sheet` is what was read, with what is wrong by row and column."""

    document = FileField(
        _l("Datei"),
        description=_l("Eine Tabelle vom Typ XLSX oder CSV, höchstens 1 MB und 1000 Personen."),
    )
    rows = text_block(
        _l("Oder Zeilen aus der Tabelle"),
        most=LONGEST_LIST,
        description=_l("Die erste Zeile nennt die Spalten: name;email;einrichtungsart;land;rolle"),
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sheet = Sheet()

    def validate_document(self, field: Any) -> None:
        """A file counts before what was pasted."""
        if field.data and field.data.filename:
            with field.data.stream as content:
                self.sheet = read_upload(content.read())
            self._refuse_faults()
        elif not self.rows.data:
            raise ValidationError(_("Bitte wählen Sie eine Datei, oder fügen Sie die Liste ein."))

    def validate_rows(self, field: Any) -> None:
        """All rows are right, or none is taken."""
        if not field.errors and not (self.document.data and self.document.data.filename):
            self.sheet = read_sheet(field.data)
            self._refuse_faults()

    def _refuse_faults(self) -> None:
        if self.sheet.faults:
            raise ValidationError(_("Bitte prüfen Sie die genannten Zeilen. Noch ist nichts gespeichert."))

    @property
    def carried(self) -> str:
        """What the preview carries along to the button: no copy of the list stays on the server."""
        return self.sheet.text or self.rows.data or ""
