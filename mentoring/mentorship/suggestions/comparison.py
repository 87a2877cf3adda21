"""The same facts as short pairs of label and words, for the side of a card."""

from dataclasses import dataclass

from flask_babel import gettext as _

from matching import Reason
from mentoring.mentorship.models import FORMATS
from mentoring.mentorship.suggestions.sentences import words_of


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of a comparison; `sign` is plus, info or note."""

    label: str
    text: str
    sign: str


def comparison_of(reasons: tuple[Reason, ...]) -> list[Comparison]:
    """Topics, institution, region and meetings, in this order."""
    by_feature = {reason.feature: reason for reason in reasons}
    return [
        _topics(by_feature["topics"]),
        _institution(by_feature["institution_type"]),
        _region(by_feature["region"]),
        _meetings(by_feature["format"]),
    ]


def _topics(reason: Reason) -> Comparison:
    if reason.fact.code == "topics.unknown":
        return Comparison(_("Themen"), _("nicht bekannt"), "info")
    matched, missing = reason.fact["matched"], reason.fact["missing"]
    both = len(matched) if isinstance(matched, tuple) else 0
    sought = both + (len(missing) if isinstance(missing, tuple) else 0)
    words = _("%(both)s von %(sought)s gemeinsam", both=both, sought=sought)
    return Comparison(_("Themen"), words, "plus" if both else "note")


def _institution(reason: Reason) -> Comparison:
    words = {
        "same": (_("gleiche Art"), "plus"),
        "sector": (_("verwandte Art"), "plus"),
        "self_help": (_("Selbsthilfe"), "plus"),
        "bridge": (_("Selbsthilfe und Klinik"), "plus"),
        "other": (_("andere Art"), "info"),
        "unknown": (_("nicht bekannt"), "info"),
    }
    return Comparison(_("Einrichtung"), *words[reason.fact.code.partition(".")[2]])


def _region(reason: Reason) -> Comparison:
    words = {
        "same_kreis": (_("Ihr Kreis"), "plus"),
        "neighbour_kreis": (_("Nachbarkreis"), "plus"),
        "same_district_group": (_("Ihre Gegend"), "plus"),
        "same_land": (_("Ihr Bundesland"), "plus"),
        "city_state": (_("Nachbarland"), "info"),
        "neighbour_land": (_("Nachbarland"), "info"),
        "elsewhere": (_("anderer Teil Deutschlands"), "info"),
        "online": (_("online"), "info"),
        "unknown": (_("nicht bekannt"), "info"),
    }
    return Comparison(_("Region"), *words[reason.fact.code.partition(".")[2]])


def _meetings(reason: Reason) -> Comparison:
    common = words_of(reason.fact.get("common"), FORMATS)
    return Comparison(_("Treffen"), common or _("nicht bekannt"), "plus" if common else "info")
