"""When and where two meet, in German wall time."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from mentoring.core import clock
from mentoring.core.forms import BLOCK, Clock, Day, Form, pick, select, text_line
from mentoring.core.ical import AmbiguousTime, NonExistentTime, wall_to_utc
from mentoring.mentorship.actions import TalkPlan
from mentoring.mentorship.forms.words import options
from mentoring.mentorship.models import WALL, Talk

LENGTHS = {
    "30": _l("30 Minuten"),
    "45": _l("45 Minuten"),
    "60": _l("60 Minuten"),
    "90": _l("90 Minuten"),
    "120": _l("2 Stunden"),
}
HOURS = {"0": _l("Die erste (Sommerzeit)"), "1": _l("Die zweite (Winterzeit)")}
FARTHEST = timedelta(days=366)


class TalkForm(Form):
    """When two meet, how long, and where."""

    day = Day(_l("Tag"), missing=_l("Bitte einen Tag eingeben."))
    begin = Clock(_l("Beginn"), missing=_l("Bitte eingeben, wann es beginnt."))
    minutes = select(
        _l("Dauer"), options(LENGTHS), missing=_l("Bitte auswählen, wie lange es dauert."), default="60"
    )
    hour = pick(_l("Welche Stunde ist gemeint?"), options(HOURS))
    link = text_line(
        _l("Link zum Online-Raum"), most=BLOCK, description=_l("Nur Sie beide sehen ihn, nach dem Einloggen.")
    )
    place = text_line(
        _l("Ort oder Telefon"),
        description=_l(
            "Nur Sie beide sehen ihn. Bitte keine Angaben zu Erkrankungen, auch nicht zu Dritten."
        ),
    )
    asks_hour = False
    plan: TalkPlan | None = None

    def validate_link(self, field: Any) -> None:
        """A web address, or nothing."""
        if field.data and not _is_web_address(field.data):
            raise ValidationError(_("Bitte eine Adresse eingeben, die mit https:// beginnt."))

    def validate(self, extra_validators: Any = None) -> bool:
        """Shape first; then the clock, which in two nights of the year has one hour too few or too many."""
        if not super().validate(extra_validators):
            return False
        wall = datetime.combine(self.day.data, self.begin.data)
        starts_at = self._moment(wall)
        if starts_at is None:
            return False
        if not clock.now() < starts_at < clock.now() + FARTHEST:
            self.day.errors = [_("Bitte einen Tag eingeben, der bevorsteht, höchstens ein Jahr voraus.")]
            return False
        ends_at = starts_at + timedelta(minutes=int(self.minutes.data))
        self.plan = TalkPlan(starts_at, ends_at, wall, self.link.data or "", self.place.data or "")
        return True

    def _moment(self, wall: datetime) -> datetime | None:
        try:
            return wall_to_utc(wall, fold=int(self.hour.data) if self.hour.data else None)
        except NonExistentTime:
            self.begin.errors = [_("Diese Uhrzeit gibt es an dem Tag nicht: Die Uhr wird vorgestellt.")]
        except AmbiguousTime:
            self.asks_hour = True
            self.hour.errors = [_("Die Uhr wird zurückgestellt, diese Stunde gibt es zweimal. Bitte wählen.")]
        return None


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname) and " " not in text


def talk_form(talk: Talk | None = None) -> TalkForm:
    """The form, filled with the wall time as it was entered."""
    if talk is None:
        return TalkForm()
    wall = datetime.strptime(talk.starts_wall, WALL)  # noqa: DTZ007  (wall time)
    minutes = str((talk.ends_at - talk.starts_at) // timedelta(minutes=1))
    said = {"day": wall.date(), "begin": wall.time(), "minutes": minutes}
    return TalkForm(data={**said, "link": talk.link, "place": talk.place})
