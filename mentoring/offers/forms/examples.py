"""Writing a practice example, saying what others may know of oneself, and giving one back."""

import re
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from mentoring.core.forms import NO_ILLNESSES, Form, pick_many, select, text_block, text_line, tick
from mentoring.offers.actions import ExampleWords
from mentoring.offers.models import MOST_TOPICS
from mentoring.people.forms import land_choices, topic_choices, type_choices
from mentoring.people.models import InstitutionType, Topic
from mentoring.people.queries import laender

CONTACT = re.compile(r"@|://|\bwww\.", re.IGNORECASE)
ROWS = {"rows": 5}


class ConsentForm(Form):
    """What others may know of who wrote an example."""

    named = tick(
        _l("Mein Anzeigename darf dabeistehen."),
        description=_l("Ohne Haken lesen andere nur Einrichtungsart und Bundesland."),
    )
    contact = tick(
        _l("Wer eingeloggt ist, darf mir schreiben."),
        description=_l("Ihre E-Mail-Adresse steht dann beim Beispiel. Beides können Sie jederzeit ändern."),
    )


class ExampleForm(ConsentForm):
    """One experience in a few short blocks."""

    title = text_line(
        _l("Überschrift"),
        missing=_l("Bitte eine Überschrift eingeben."),
        description=_l("Zum Beispiel: Die Selbsthilfe kommt jetzt in die Visite."),
    )
    institution_type = select(
        _l("In welcher Art von Einrichtung war das?"),
        {},
        missing=_l("Bitte wählen Sie die Art der Einrichtung."),
    )
    land = select(_l("In welchem Bundesland?"), {}, missing=_l("Bitte wählen Sie ein Land."))
    topics = pick_many(
        _l("Zu welchen Themen?"),
        None,
        missing=_l("Bitte wählen Sie mindestens ein Thema."),
        most=MOST_TOPICS,
        description=_l("Höchstens fünf."),
    )
    question = text_block(
        _l("Was war die Frage?"),
        missing=_l("Bitte schreiben Sie, was die Frage war."),
        description=NO_ILLNESSES,
        render_kw=ROWS,
    )
    helped = text_block(
        _l("Was hat geholfen?"),
        missing=_l("Bitte schreiben Sie, was geholfen hat."),
        description=NO_ILLNESSES,
        render_kw=ROWS,
    )
    differently = text_block(
        _l("Was würden Sie heute anders machen?"), description=NO_ILLNESSES, render_kw=ROWS
    )

    def __init__(self, kinds: Sequence[InstitutionType], topics: Sequence[Topic], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.institution_type.choices = {"": {"": _("Bitte wählen")}, **type_choices(kinds)}
        self.land.choices = land_choices(laender())
        self.topics.choices = topic_choices(topics)

    def validate_title(self, field: Any) -> None:
        """It is read by everybody."""
        _refuse_contact(field)

    validate_question = validate_helped = validate_differently = validate_title

    @property
    def words(self) -> ExampleWords:
        """What was filled in, as the action takes it."""
        return ExampleWords(
            title=self.title.data,
            institution_type=self.institution_type.data,
            land=self.land.data,
            topics=tuple(self.topics.data),
            question=self.question.data,
            helped=self.helped.data,
            differently=self.differently.data or "",
            named=self.named.data,
            contact=self.contact.data,
        )


def _refuse_contact(field: Any) -> None:
    if CONTACT.search(field.data or ""):
        raise ValidationError(_("Bitte hier keine Adresse und keinen Link eingeben. Alle lesen das."))


class ExampleReturnForm(Form):
    """Why the office gives an example back."""

    words = text_block(
        _l("Was soll sich ändern?"),
        missing=_l("Bitte schreiben Sie, was sich ändern soll."),
        description=_l("Nur wer das Beispiel geschrieben hat, liest diese Worte."),
    )
