"""When a date takes place, in German wall time."""

from datetime import date, datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.core import clock
from mentoring.core.forms import Clock, Day, Form, number, pick
from mentoring.core.ical import AmbiguousTime, NonExistentTime, wall_to_utc
from mentoring.trainings.actions import PlannedTime
from mentoring.trainings.forms.words import options
from mentoring.trainings.models import MOST_UNITS, WALL, TrainingDate

HOURS = {"0": _l("Die erste (Sommerzeit)"), "1": _l("Die zweite (Winterzeit)")}
LONGEST = timedelta(days=14)
FARTHEST = timedelta(days=5 * 366)


class DateForm(Form):
    """When a date takes place, in German wall time."""

    day = Day(_l("Tag"), missing=_l("Bitte einen Tag eingeben."))
    begin = Clock(_l("Beginn"), missing=_l("Bitte eingeben, wann es beginnt."))
    end = Clock(_l("Ende"), missing=_l("Bitte eingeben, wann es endet."))
    last_day = Day(_l("Letzter Tag"), description=_l("Nur wenn es an einem anderen Tag endet."))
    units = number(
        _l("Einheiten zu 45 Minuten"),
        least=1,
        most=MOST_UNITS,
        description=_l("Nur wenn Pausen nicht zählen. Leer: nach der Uhr."),
    )
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
        self.time = PlannedTime(*(starts[0], ends[0], starts[1], ends[1]), units=self.units.data)
        return self._is_plausible(self.time)

    @property
    def is_blank(self) -> bool:
        """Whether nobody has typed anything here."""
        return not any(str(value).strip() for field in self for value in field.raw_data or ())

    def take_times_of(self, other: "DateForm") -> None:
        """A further date without times begins and ends as the one before."""
        for field, before in ((self.begin, other.begin), (self.end, other.end)):
            if not any(field.raw_data or ()) and before.data:
                field.raw_data, field.data, field.process_errors = before.raw_data, before.data, ()

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
        data={
            "day": starts.date(),
            "begin": starts.time(),
            "end": ends.time(),
            "last_day": other_day,
            "units": one.units,
        }
    )
