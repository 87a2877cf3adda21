"""Forms in which people say who they are: shape only."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from mentoring.core.forms import Form, clean_line, pick, pick_many, select, text_line, tick
from mentoring.people.models import CHOOSABLE_ROLES, InstitutionType, Land, Person, Topic
from mentoring.people.queries import Hit, has_postal_code, laender, offered_types, places_found
from mentoring.people.wording import (
    CONSENT_WORDS,
    GROUP_NAME,
    INVITED,
    ROLE_LABELS,
    SECTOR_LABELS,
    TOPIC_GROUP_LABELS,
    consent_version,
    label,
)

CONTACT = re.compile(r"@|://|\bwww\.|\.(de|com|org|net|info|eu)\b|\d(?:[\s()/.–-]*\d){4}", re.IGNORECASE)
PHONE = re.compile(r"\+?[\d\s()/.–-]+")
ROLE_HINTS = {
    "newcomer": _l("Sie fangen mit dem Thema an und suchen erfahrene Kolleg*innen."),
    "mentor": _l("Sie haben Erfahrung und stehen anderen eine Zeit lang zur Seite."),
    "trainer": _l("Sie bieten Fortbildungen mit Terminen an."),
}


class RolesForm(Form):
    """What somebody would like to do here."""

    roles = pick_many(
        _l("Was möchten Sie hier?"),
        [],
        missing=_l("Bitte wählen Sie mindestens eine Möglichkeit."),
        description=_l("Sie können mehreres wählen und es später ändern."),
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.roles.choices = role_choices()


def role_choices() -> list[SelectChoice]:
    """The roles people choose for themselves, in plain words."""
    return [SelectChoice(name, ROLE_LABELS[name], {"hint": ROLE_HINTS[name]}) for name in CHOOSABLE_ROLES]


class InstitutionForm(Form):
    """Where somebody works: the kind of institution, its name where somebody wants to give it."""

    type_code = pick(
        _l("In welcher Art von Einrichtung sind Sie tätig?"),
        {},
        missing=_l("Bitte wählen Sie die Art Ihrer Einrichtung."),
    )
    name = text_line(
        _l("Name der Einrichtung"),
        description=_l("Andere lesen ihn erst nach einer Zusage. Sie können das Feld leer lassen."),
    )
    consent = tick(CONSENT_WORDS[GROUP_NAME, consent_version(GROUP_NAME)])

    def __init__(self, person: Person) -> None:
        named = person.institution.name if person.institution is not None else ""
        consented = person.group_name_consent_at is not None
        super().__init__(type_code=person.institution_type_code, name=named, consent=consented)
        self.type_code.choices = type_choices(offered_types(person.institution_type_code))


def type_choices(kinds: Iterable[InstitutionType]) -> dict[Any, Any]:
    """Kinds of institutions under the headings of their sectors."""
    return {
        SECTOR_LABELS[sector]: {kind.code: label(kind) for kind in rows}
        for sector, rows in groupby(kinds, key=lambda kind: kind.sector)
    }


def topic_choices(rows: Iterable[Topic]) -> dict[Any, Any]:
    """Topics under the headings of their groups."""
    return {
        TOPIC_GROUP_LABELS[group]: {topic.slug: label(topic) for topic in members}
        for group, members in groupby(rows, key=lambda topic: topic.group)
    }


def land_choices(rows: Sequence[Land]) -> dict[str, str]:
    """The Länder as a list to open; nothing is chosen before somebody chooses."""
    return {"": _("Bitte wählen"), **{land.code: land.name for land in rows}}


class PlaceSearchForm(Form):
    """The search box for a place, a Kreis or a Land; it only asks, so it carries no token."""

    class Meta:
        csrf = False

    ort = text_line(
        _l("Ort oder Kreis"),
        most=80,
        missing=_l("Bitte einen Ort eingeben."),
        description=_l("Zum Beispiel: Oldenburg. Die ersten Buchstaben genügen."),
    )
    hits: Sequence[Hit] = ()

    @classmethod
    def asked(cls) -> "PlaceSearchForm":
        """The search of this page's address, answered; without one, an empty box."""
        if "ort" not in request.values:
            return cls(formdata=None)
        search = cls(formdata=request.values)
        search.validate()
        return search

    def validate_ort(self, field: Any) -> None:
        """Look the place up. A postal code has no answer: there is no free source for all of them."""
        if field.errors:
            return
        if has_postal_code(field.data):
            raise ValidationError(_("Bitte einen Ort eingeben. Postleitzahlen kennen wir nicht."))
        self.hits = places_found(field.data)
        if not self.hits:
            raise ValidationError(
                _(
                    "Diesen Ort haben wir nicht gefunden. Bitte prüfen Sie die Schreibweise, oder wählen Sie das Land."
                )
            )


class PlaceForm(Form):
    """The hits of a search, one of which is right."""

    # The search box of the same page has the id "ort".
    ort = HiddenField(filters=[clean_line], id="gesuchter-ort")
    region = pick(_l("Welcher Ort ist es?"), {}, missing=_l("Bitte wählen Sie einen der Treffer."))

    def __init__(self, search: PlaceSearchForm) -> None:
        super().__init__(ort=search.ort.data)
        self.hits = {hit.value: hit for hit in search.hits}
        self.region.choices = {hit.value: hit.label for hit in search.hits}

    @property
    def hit(self) -> Hit:
        """The chosen one of a valid form."""
        return self.hits[self.region.data]


class LandForm(Form):
    """A Land, for who does not want to say it more exactly."""

    land = select(_l("Land"), {}, missing=_l("Bitte wählen Sie ein Land."))

    def __init__(self, person: Person) -> None:
        super().__init__(land=person.land_code)
        self.land.choices = land_choices(laender())

    @property
    def hit(self) -> Hit:
        """The chosen Land of a valid form."""
        return Hit("", "", self.land.data)


class PersonForm(Form):
    """How somebody is called and reached."""

    display_name = text_line(
        _l("Diesen Namen lesen andere vor einer Zusage"),
        most=60,
        missing=_l("Bitte eingeben, wie andere Sie vor einer Zusage lesen sollen."),
        description=_l("Zum Beispiel nur die Anfangsbuchstaben oder Ihr Vorname."),
    )
    name = text_line(
        _l("Ihr Name"),
        missing=_l("Bitte Ihren Namen eingeben."),
        description=_l("Ihr Gegenüber liest ihn nach einer Zusage."),
    )
    phone = text_line(
        _l("Telefon"), most=40, description=_l("Ihr Gegenüber liest die Nummer nach einer Zusage.")
    )
    carrier = text_line(
        _l("Träger Ihrer Einrichtung"),
        description=_l(
            "Niemand liest ihn. Wer denselben Träger nennt, erfährt es, bevor es zu einer Anfrage "
            "oder Zusage kommt. Sie auch."
        ),
    )

    def validate_display_name(self, field: Any) -> None:
        """It stands in letters and is read before a yes: no place for an address or a number."""
        if CONTACT.search(field.data or ""):
            raise ValidationError(
                _(
                    "Bitte hier keine Adresse und keine Telefonnummer eingeben. "
                    "Kontakte öffnen sich nach einer Zusage."
                )
            )

    def validate_phone(self, field: Any) -> None:
        """A telephone number has digits."""
        if field.data and not PHONE.fullmatch(field.data):
            raise ValidationError(_("Bitte eine Telefonnummer wie 0441 123456 eingeben."))


class InvitationAnswerForm(Form):
    """The invited person's yes."""

    consent = tick(
        CONSENT_WORDS[INVITED, consent_version(INVITED)],
        missing=_l("Bitte bestätigen Sie, dass Sie einverstanden sind."),
    )


class CalendarForm(Form):
    """One more calendar of one's own."""

    label = text_line(
        _l("Wofür ist dieser Kalender?"),
        missing=_l("Bitte einen Namen eingeben, zum Beispiel Handy."),
        description=_l("Zum Beispiel: Handy oder Dienst-PC. Den Namen lesen nur Sie."),
    )
    neutral = tick(
        _l("Nur „Termin“ anzeigen"),
        description=_l("Ohne Titel, Ort und Link. Sinnvoll, wenn andere in Ihren Kalender sehen."),
    )
