"""What trainers fill in about a training."""

from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from mentoring.core.forms import Day, Form, number, pick, pick_many, text_block, text_line
from mentoring.people.wording import label
from mentoring.trainings.actions import WORDS
from mentoring.trainings.forms.words import (
    ACCESS,
    CERTIFICATE_RULES,
    FORMATS,
    KINDS,
    LANGUAGES,
    POINTS_STATES,
    VISIBILITIES,
    options,
)
from mentoring.trainings.models import (
    CIRCLE,
    LONGEST_DESCRIPTION,
    MOST_POINTS,
    MOST_SEATS,
    Training,
)
from mentoring.trainings.queries.listing import Choice
from mentoring.trainings.queries.regions import kreise_meant

MOST_TOPICS = 5
MOST_NAMED = 4


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
    kreis = text_line(_l("Kreis oder Stadt"), description=_l("Zum Beispiel Kreis Soest oder Kiel."))
    access = pick_many(_l("Was der Ort bietet"), options(ACCESS))
    access_words = text_block(
        _l("Hinweise zum Ort"), description=_l("Zum Beispiel: Aufzug im Hof, bitte klingeln.")
    )
    join_link = text_line(
        _l("Link zum Online-Raum"),
        most=500,
        description=_l("Nur Angemeldete erhalten ihn. In öffentlichen Kalendern steht er nie."),
    )
    laender = pick_many(
        _l("Für welche Bundesländer?"), {}, description=_l("Ohne Auswahl gilt es bundesweit.")
    )
    audience = pick_many(
        _l("Für welche Einrichtungen?"), {}, description=_l("Ohne Auswahl gilt es für alle.")
    )
    topics = pick_many(_l("Themen"), {}, most=MOST_TOPICS, description=_l("Höchstens fünf."))
    visibility = pick(
        _l("Wer soll es finden?"),
        options(VISIBILITIES),
        missing=_l("Bitte auswählen, wer es finden soll."),
        default="public",
    )
    seats = number(
        _l("Plätze"), least=1, most=MOST_SEATS, missing=_l("Bitte eingeben, wie viele Plätze es gibt.")
    )
    minimum = number(
        _l("Mindestens nötig"),
        least=1,
        most=MOST_SEATS,
        description=_l(
            "Sind es eine Woche vorher oder nach Ende der Anmeldung weniger, erhalten Sie einen Brief. "
            "Die Koordination sieht es auch."
        ),
    )
    deadline = Day(_l("Anmeldung möglich bis"), description=_l("Leer: bis zum letzten Termin."))
    fee = text_line(_l("Kosten"), description=_l("Leer: kostenfrei."))
    language = pick(
        _l("Sprache"), options(LANGUAGES), missing=_l("Bitte eine Sprache auswählen."), default="de"
    )
    certificate_rule = pick(
        _l("Wer erhält eine Bescheinigung?"),
        options(CERTIFICATE_RULES),
        missing=_l("Bitte auswählen, wer eine Bescheinigung erhält."),
        default="all_dates",
    )
    points_state = pick(
        _l("Fortbildungspunkte"),
        options(POINTS_STATES),
        default="",
        description=_l("Andere lesen davon erst, wenn die Punkte anerkannt sind."),
    )
    points = number(_l("Wie viele Punkte?"), least=1, most=MOST_POINTS)
    points_body = text_line(_l("Von wem?"), description=_l("Zum Beispiel: Ärztekammer Niedersachsen."))
    kreis_ags: str | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Shape first; then what belongs together."""
        valid = super().validate(extra_validators)
        return all([valid, self._says_where(), self._says_points(), self._needs_no_more_than_fit()])

    def _says_where(self) -> bool:
        """Who comes must also know where to."""
        if self.format.data in ("on_site", "hybrid") and not self.venue.data:
            self.venue.errors = [_("Bitte den Ort eingeben.")]
            return False
        return True

    def _says_points(self) -> bool:
        if not self.points_state.data:
            return True
        if not self.points.data and not self.points.errors:
            self.points.errors = [_("Bitte eingeben, wie viele Punkte es sind.")]
        if not self.points_body.data:
            self.points_body.errors = [_("Bitte eingeben, wer die Punkte vergibt.")]
        return not (self.points.errors or self.points_body.errors)

    def _needs_no_more_than_fit(self) -> bool:
        if self.minimum.data and self.seats.data and self.minimum.data > self.seats.data:
            self.minimum.errors = [_("Das sind mehr, als Plätze da sind.")]
            return False
        return True

    def validate_kreis(self, field: Any) -> None:
        """A Kreis by its name, or a place in one."""
        found = kreise_meant(field.data) if field.data else []
        if field.data and len(found) != 1:
            names = "; ".join(one.label for one in found[:MOST_NAMED])
            raise ValidationError(
                _("Bitte genauer: %(names)s.", names=names)
                if found
                else _("Diesen Kreis finden wir nicht. Bitte einen Kreis oder eine Stadt eingeben.")
            )
        self.kreis_ags = found[0].ags if found else None

    def validate_join_link(self, field: Any) -> None:
        """A web address, or nothing."""
        if field.data and not is_web_address(field.data):
            raise ValidationError(_("Bitte eine Adresse eingeben, die mit https:// beginnt."))

    @property
    def values(self) -> dict[str, Any]:
        """What a training says, as actions write it."""
        said = {name: field.data for name, field in self._fields.items()}
        empty = {
            name: "" for name in ("fee", "points_body", "points_state", "access_words") if not said[name]
        }
        return {**said, **empty, "kreis_ags": self.kreis_ags, "access": said["access"] or []}


def is_web_address(text: str) -> bool:
    """Whether a text is an address that browsers open."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname) and " " not in text


def training_form(known: list[Choice], training: Training | None = None) -> TrainingForm:
    """The form with today's Länder, types and topics, filled with what a training says."""
    form = _form(known, _said(training) if training else {})
    for topic in training.topics if training is not None else ():
        if not topic.offered:
            form.topics.choices[topic.slug] = label(topic)
    if training is not None and training.state != "draft":
        _leave_what_opens(form, training)
    return form


def copy_form(known: list[Choice], training: Training) -> TrainingForm:
    """The form of a new training, filled with what another one says; a deadline belongs to its dates."""
    return _form(known, {**_said(training), "deadline": None})


def _form(known: list[Choice], said: dict[str, Any]) -> TrainingForm:
    form = TrainingForm(data=said)
    form.laender.choices = _options(known, "land")
    form.audience.choices = _options(known, "institution_type")
    form.topics.choices = _options(known, "topic")
    return form


def _leave_what_opens(form: TrainingForm, training: Training) -> None:
    """What was published can be shown to more people, never to fewer."""
    seen = {training.visibility, "public"}
    form.visibility.choices = [one for one in options(VISIBILITIES) if one.value in seen]
    if training.kind != CIRCLE:
        form.kind.choices = [one for one in options(KINDS) if one.value != CIRCLE]


def _said(training: Training) -> dict[str, Any]:
    return {
        **{name: getattr(training, name) for name in WORDS},
        "kreis": training.kreis.label if training.kreis else "",
        "laender": [land.code for land in training.laender],
        "audience": [kind.code for kind in training.audience],
        "topics": [topic.slug for topic in training.topics],
    }


def _options(known: list[Choice], kind: str) -> dict[str, str]:
    return {choice.code: label(choice) for choice in known if choice.kind == kind}
