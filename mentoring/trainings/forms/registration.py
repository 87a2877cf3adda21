"""What people say when they register, and when they answer an offer."""

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, pick, tick
from mentoring.trainings.forms.words import options

ANSWERS = {
    "yes": _l("Ja, ich nehme den Platz"),
    "no": _l("Nein, danke. Bitte streichen Sie mich von der Liste"),
}


class ListingForm(Form):
    """What may stand on lists; whatever is not ticked does not."""

    shows_name = tick(
        _l("Mein Name darf auf der Liste an der Tür stehen"),
        description=_l("Andere Teilnehmende können sie lesen. Ohne Häkchen steht dort Ihr Anzeigename."),
    )
    shows_institution = tick(
        _l("Meine Einrichtung darf auf Listen stehen"),
        description=_l("Auf der Liste an der Tür und in der Liste für die Leitung."),
    )


class OfferForm(Form):
    """Yes or no to a seat."""

    answer = pick(_l("Nehmen Sie den Platz?"), options(ANSWERS), missing=_l("Bitte Ja oder Nein auswählen."))
