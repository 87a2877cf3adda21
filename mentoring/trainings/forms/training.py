"""What trainers fill in about a training."""

from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from mentoring.core.forms import Day, Form, number, pick, pick_many, select, text_block, text_line
from mentoring.people.wording import label
from mentoring.trainings.actions import WORDS
from mentoring.trainings.forms.words import FORMATS, KINDS, LANGUAGES, options
from mentoring.trainings.models import LONGEST_DESCRIPTION, MOST_SEATS, Training
from mentoring.trainings.queries.listing import Choice

MOST_TOPICS = 5


class TrainingForm(Form):
    """A training without its dates."""

    title = text_line(_l("Titel"), missing=_l("Bitte einen Titel eingeben."))
    kind = pick(
        _l("Was ist es?"), options(KINDS), missing=_l("Bitte auswählen, was es ist."), default="training"
    )
    summary = text_block(
        _l("Kurz gesagt"),
        missing=_l("Bitte in ein, zwei Sätzen sagen, worum es geht."),
        description=_l("Ein, zwei Sätze für die Liste und den Kalender."),
    )
    description = text_block(_l("Beschreibung"), most=LONGEST_DESCRIPTION)
    format = pick(
        _l("Wo findet es statt?"), options(FORMATS), missing=_l("Bitte auswählen, wo es stattfindet.")
    )
    venue = text_block(
        _l("Ort"), description=_l("Haus, Straße, Ort. Bei reinen Online-Terminen leer lassen.")
    )
    join_link = text_line(
        _l("Link zum Online-Raum"),
        most=500,
        description=_l("Nur Angemeldete erhalten ihn. In öffentlichen Kalendern steht er nie."),
    )
    land = select(_l("Für welches Bundesland?"), {}, description=_l("Ohne Auswahl gilt es bundesweit."))
    audience = pick_many(
        _l("Für welche Einrichtungen?"), {}, description=_l("Ohne Auswahl gilt es für alle.")
    )
    topics = pick_many(_l("Themen"), {}, most=MOST_TOPICS, description=_l("Höchstens fünf."))
    seats = number(
        _l("Plätze"), least=1, most=MOST_SEATS, missing=_l("Bitte eingeben, wie viele Plätze es gibt.")
    )
    deadline = Day(_l("Anmeldung möglich bis"), description=_l("Leer: bis zum letzten Termin."))
    language = pick(
        _l("Sprache"), options(LANGUAGES), missing=_l("Bitte eine Sprache auswählen."), default="de"
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Shape first; who comes must also know where to."""
        valid = super().validate(extra_validators)
        if self.format.data in ("on_site", "hybrid") and not self.venue.data:
            self.venue.errors = [_("Bitte den Ort eingeben.")]
            return False
        return bool(valid)

    def validate_join_link(self, field: Any) -> None:
        """A web address, or nothing."""
        if field.data and not _is_web_address(field.data):
            raise ValidationError(_("Bitte eine Adresse eingeben, die mit https:// beginnt."))


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname) and " " not in text


def training_form(known: list[Choice], training: Training | None = None) -> TrainingForm:
    """The form with today's Länder, types and topics, filled with what a training says."""
    form = TrainingForm(data=_said(training) if training else None)
    form.land.choices = {"": _("Bundesweit"), **_options(known, "land")}
    form.audience.choices = _options(known, "institution_type")
    form.topics.choices = _options(known, "topic")
    return form


def _said(training: Training) -> dict[str, Any]:
    return {
        **{name: getattr(training, name) for name in WORDS},
        "land": training.land_code or "",
        "audience": [kind.code for kind in training.audience],
        "topics": [topic.slug for topic in training.topics],
    }


def _options(known: list[Choice], kind: str) -> dict[str, str]:
    return {choice.code: label(choice) for choice in known if choice.kind == kind}
