"""The form of a draft: who takes part, with how many places, which pairs are fixed or excluded, and what counts."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from mentoring.coordination.cohort import Draft
from mentoring.core.forms import BIGGEST_ID, Form, pick, tick
from mentoring.mentorship.models import EMPHASES

AS_WISHED = "as_wished"
CHANGES = ("fixed", "excluded", "free")
EMPHASIS_WORDS = {
    AS_WISHED: _l("Wie die Menschen es selbst gewählt haben"),
    "near": _l("Wer nichts gewählt hat: vor allem Nähe"),
    "institution": _l("Wer nichts gewählt hat: vor allem die Art der Einrichtung"),
    "topics": _l("Wer nichts gewählt hat: vor allem die Themen"),
}


def codes_field(label: str = "") -> SelectMultipleField:
    """Many short codes; who has gone meanwhile is left out later, not refused."""
    return SelectMultipleField(label, choices=[], validate_choice=False)


class CohortForm(Form):
    """`places` holds "mentor-number", `rules` "newcomer-mentor-kind"."""

    newcomers = codes_field()
    places = codes_field()
    rules = codes_field()
    emphasis = pick(
        _l("Was zählt in diesem Entwurf vor allem?"),
        [SelectChoice(code, words) for code, words in EMPHASIS_WORDS.items()],
    )
    waiting_first = tick(_l("Wer länger als 21 Tage wartet, kommt zuerst"))
    lift_worst = tick(_l("Kein Paar soll viel schlechter zusammenpassen als nötig"))
    previous = codes_field()

    def validate_newcomers(self, field: Any) -> None:
        """Somebody on each side."""
        if not numbers_in(field.data, 1):
            raise ValidationError(_("Bitte wählen Sie mindestens eine Person, die neu dabei ist."))

    def validate_places(self, field: Any) -> None:
        """A place somewhere."""
        if not any(number for _mentor, number in numbers_in(field.data, 2)):
            raise ValidationError(_("Bitte geben Sie mindestens einer Mentor*in einen Platz."))

    @property
    def draft(self) -> Draft:
        """What the office asks for."""
        previous = [one for (one,) in numbers_in(self.previous.data, 1)]
        return Draft(
            newcomers=frozenset(one for (one,) in numbers_in(self.newcomers.data, 1)),
            places={mentor: number for mentor, number in numbers_in(self.places.data, 2)},
            fixed=pairs_in(self.rules.data, "fixed"),
            excluded=pairs_in(self.rules.data, "excluded"),
            emphasis=self.emphasis.data if self.emphasis.data in EMPHASES else None,
            waiting_first=self.waiting_first.data,
            lift_worst=self.lift_worst.data,
            previous_id=previous[0] if previous else None,
        )


def numbers_in(codes: list[str] | None, length: int) -> list[tuple[int, ...]]:
    """Codes that are so many whole numbers; everything else is none of ours."""
    found = []
    for code in codes or []:
        parts = code.split("-")
        if len(parts) == length and all(part.isascii() and part.isdigit() for part in parts):
            found.append(tuple(min(int(part[:10]), BIGGEST_ID) for part in parts))
    return found


def pairs_in(codes: list[str] | None, kind: str) -> tuple[tuple[int, int], ...]:
    """The pairs of rules of one kind."""
    wanted = [code.removesuffix(f"-{kind}") for code in codes or [] if code.endswith(f"-{kind}")]
    return tuple((newcomer, mentor) for newcomer, mentor in numbers_in(wanted, 2))


class ChangeForm(Form):
    """One pair of a result, to be kept or to be left out in the next draft."""

    pair = codes_field()
    kind = pick(_l("Was soll mit diesem Paar geschehen?"), [SelectChoice(kind, kind) for kind in CHANGES])

    @property
    def chosen(self) -> tuple[int, int] | None:
        """(newcomer, mentor), or nothing."""
        found = numbers_in(self.pair.data, 2)
        return (found[0][0], found[0][1]) if found else None
