"""How each tandem goes on when its mentor leaves: one question a tandem, made for those there are."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import Optional, ValidationError

from mentoring.core.forms import Form, pick
from mentoring.mentorship.forms.profiles import DayField
from mentoring.mentorship.forms.words import options
from mentoring.mentorship.models import Farewell, Tandem

FINISH = "finish"
WAYS = {
    FINISH: _l("Wir machen noch weiter, bis zu einem Tag"),
    "hand_over": _l("Es soll mit jemand anderem weitergehen"),
}


class UntilField(DayField):
    """The day that a tandem goes on until; asked for where its `way` says so."""

    def __init__(self, words: str, way: str, **kwargs: Any) -> None:
        super().__init__(words, format=["%Y-%m-%d", "%d.%m.%Y"], validators=[Optional()], **kwargs)
        self.way = way

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        if form[self.way].data == FINISH and not self.data and not self.errors:
            raise ValidationError(_l("Bitte einen Tag wie 31.01.2027 wählen."))


class FarewellForm(Form):
    """A way and a day for every tandem; `farewell_form` adds the fields."""

    tandems: ClassVar[Sequence[Tandem]] = ()

    @property
    def plans(self) -> dict[int, date | None]:
        """By tandem: the day until which it goes on, or None where it goes on with somebody else."""
        return {
            tandem.id: self[f"until_{tandem.id}"].data if self[f"way_{tandem.id}"].data == FINISH else None
            for tandem in self.tandems
        }


def farewell_form(tandems: Sequence[Tandem], planned: Mapping[int, Farewell]) -> FarewellForm:
    """The form for these tandems, filled with what was planned before."""
    fields: dict[str, Any] = {"tandems": tandems}
    for tandem in tandems:
        fields |= _fields_for(tandem)
    made = type("FarewellForm", (FarewellForm,), fields)
    known = {f"way_{one}": farewell.way for one, farewell in planned.items()}
    form: FarewellForm = made(data=known | {f"until_{one}": plan.until for one, plan in planned.items()})
    return form


def _fields_for(tandem: Tandem) -> dict[str, Any]:
    way = f"way_{tandem.id}"
    question = _("Tandem mit %(name)s: Wie geht es weiter?", name=tandem.newcomer.display_name)
    until = _("Tandem mit %(name)s: bis zu welchem Tag?", name=tandem.newcomer.display_name)
    return {
        way: pick(question, options(WAYS), missing=_l("Bitte wählen Sie, wie dieses Tandem weitergeht.")),
        f"until_{tandem.id}": UntilField(until, way),
    }
