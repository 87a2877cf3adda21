"""What trainers fill in: their profile, a training, and when a date takes place."""

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, TimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from mentoring.core import clock
from mentoring.core.forms import Form, number, pick, pick_many, select, text_block, text_line
from mentoring.core.ical import AmbiguousTime, NonExistentTime, wall_to_utc
from mentoring.people.wording import label
from mentoring.trainings.actions import WORDS, PlannedTime
from mentoring.trainings.models import LONGEST_DESCRIPTION, MOST_SEATS, WALL, Training, TrainingDate
from mentoring.trainings.queries.listing import Choice

KINDS = {
    "training": _l("Fortbildung"),
    "network_meeting": _l("Netzwerktreffen"),
    "regional_meeting": _l("Regionaltreffen"),
    "exchange_circle": _l("Austauschkreis"),
}
FORMATS = {"online": _l("Online"), "on_site": _l("Vor Ort"), "hybrid": _l("Vor Ort und online")}
LANGUAGES = {"de": _l("Deutsch"), "en": _l("Englisch")}
HOURS = {"0": _l("Die erste (Sommerzeit)"), "1": _l("Die zweite (Winterzeit)")}
LONGEST = timedelta(days=14)
FARTHEST = timedelta(days=5 * 366)
MOST_TOPICS = 5


def options(words: dict[str, Any]) -> list[SelectChoice]:
    """Choices whose words wait for the language of the page."""
    return [SelectChoice(value, text) for value, text in words.items()]


class Day(DateField):
    """A day, as browsers send it or as people write it."""

    def __init__(self, label: str, *, missing: str = "", **kwargs: Any) -> None:
        rules = [InputRequired(missing) if missing else Optional()]
        super().__init__(label, rules, format=["%Y-%m-%d", "%d.%m.%Y"], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Bitte ein Datum wie 14.01.2027 eingeben.")) from error


class Clock(TimeField):
    """A time of day."""

    def __init__(self, label: str, *, missing: str, **kwargs: Any) -> None:
        super().__init__(label, [InputRequired(missing)], format=["%H:%M", "%H:%M:%S", "%H.%M"], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Bitte eine Uhrzeit wie 10:00 eingeben.")) from error


class ProfileForm(Form):
    """What the office reads before it approves."""

    about = text_block(
        _l("Was bieten Sie an, und welche Erfahrung bringen Sie mit?"),
        missing=_l("Bitte beschreiben Sie in ein paar Sätzen, was Sie anbieten."),
        description=_l("Das liest nur die Koordination."),
    )


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


class DateForm(Form):
    """When a date takes place, in German wall time."""

    day = Day(_l("Tag"), missing=_l("Bitte einen Tag eingeben."))
    begin = Clock(_l("Beginn"), missing=_l("Bitte eingeben, wann es beginnt."))
    end = Clock(_l("Ende"), missing=_l("Bitte eingeben, wann es endet."))
    last_day = Day(_l("Letzter Tag"), description=_l("Nur wenn es an einem anderen Tag endet."))
    hour = pick(_l("Welche Stunde ist gemeint?"), options(HOURS))
    asks_hour = False
    time: PlannedTime | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Shape first; then the clock, which in two nights of the year has one hour too few or too many."""
        if not super().validate(extra_validators):
            return False
        starts = self._moment(self.day.data, self.begin)
        ends = self._moment(self.last_day.data or self.day.data, self.end)
        if starts is None or ends is None:
            return False
        self.time = PlannedTime(*(starts[0], ends[0], starts[1], ends[1]))
        return self._is_plausible(self.time)

    def _moment(self, day: date, field: Any) -> tuple[datetime, datetime] | None:
        wall = datetime.combine(day, field.data)
        try:
            return wall_to_utc(wall, fold=int(self.hour.data) if self.hour.data else None), wall
        except NonExistentTime:
            field.errors = [_("Diese Uhrzeit gibt es an dem Tag nicht: Die Uhr wird vorgestellt.")]
        except AmbiguousTime:
            self.asks_hour = True
            self.hour.errors = [_("Die Uhr wird zurückgestellt, diese Stunde gibt es zweimal. Bitte wählen.")]
        return None

    def _is_plausible(self, time: PlannedTime) -> bool:
        now = clock.now()
        if time.ends_at <= time.starts_at:
            self.end.errors = [_("Das Ende muss nach dem Beginn liegen.")]
        elif time.ends_at - time.starts_at > LONGEST:
            self.last_day.errors = [_("Ein Termin dauert höchstens 14 Tage.")]
        elif not now < time.starts_at < now + FARTHEST:
            self.day.errors = [_("Bitte einen Tag eingeben, der bevorsteht, höchstens fünf Jahre voraus.")]
        return not self.errors


def date_form(one: TrainingDate | None = None) -> DateForm:
    """The form, filled with the wall time as it was entered."""
    if one is None:
        return DateForm()
    starts, ends = (datetime.strptime(wall, WALL) for wall in (one.starts_wall, one.ends_wall))  # noqa: DTZ007  (wall time)
    other_day = ends.date() if ends.date() != starts.date() else None
    return DateForm(
        data={"day": starts.date(), "begin": starts.time(), "end": ends.time(), "last_day": other_day}
    )
