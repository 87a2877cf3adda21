"""What the kinds, formats and languages of trainings are called."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

KINDS = {
    "training": _l("Fortbildung"),
    "network_meeting": _l("Netzwerktreffen"),
    "regional_meeting": _l("Regionaltreffen"),
    "exchange_circle": _l("Austauschkreis der Mentor*innen"),
}
FORMATS = {"online": _l("Online"), "on_site": _l("Vor Ort"), "hybrid": _l("Vor Ort und online")}
LANGUAGES = {"de": _l("Deutsch"), "en": _l("Englisch")}
ACCESS = {
    "step_free": _l("Stufenlos erreichbar"),
    "toilet": _l("Barrierefreies WC"),
    "parking": _l("Parkplatz für Menschen mit Behinderung"),
    "induction_loop": _l("Induktionsanlage"),
    "sign_language": _l("Gebärdensprache auf Anfrage"),
    "writing": _l("Schriftdolmetschen auf Anfrage"),
}
VISIBILITIES = {
    "public": _l("Alle. Es steht in der Liste und in den Kalendern."),
    "network": _l("Nur wer sich einloggt. In öffentlichen Kalendern steht es nicht."),
    "unlisted": _l("Nur wer den Link hat. Es steht in keiner Liste."),
}
CERTIFICATE_RULES = {
    "all_dates": _l("Wer an allen Terminen da war"),
    "most_units": _l("Wer mindestens 80 Prozent der Einheiten da war"),
}
POINTS_STATES = {"": _l("Keine"), "applied": _l("Beantragt"), "recognised": _l("Anerkannt")}


def options(words: dict[str, Any]) -> list[SelectChoice]:
    """Choices whose words wait for the language of the page."""
    return [SelectChoice(value, text) for value, text in words.items()]
