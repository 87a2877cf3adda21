"""The same facts as short pairs of label and words, for the side of a card."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from matching import Reason
from mentoring.mentorship.models import FORMATS
from mentoring.mentorship.suggestions.sentences import (
    Sentences,
    TopicWords,
    kind_of,
    quoted,
    sentence,
    words_of,
)

INSTITUTION: Sentences = {
    "same": ("plus", _l("gleiche Art")),
    "sector": ("plus", _l("verwandte Art")),
    "self_help": ("plus", _l("Selbsthilfe")),
    "bridge": ("plus", _l("Selbsthilfe und Klinik")),
    "other": ("info", _l("andere Art")),
    "unknown": ("info", _l("nicht bekannt")),
}
REGION: Sentences = {
    "same_kreis": ("plus", _l("Ihr Kreis")),
    "neighbour_kreis": ("plus", _l("Nachbarkreis")),
    "same_district_group": ("plus", _l("Ihre Gegend")),
    "same_land": ("plus", _l("Ihr Bundesland")),
    "city_state": ("info", _l("Nachbarland")),
    "neighbour_land": ("info", _l("Nachbarland")),
    "elsewhere": ("info", _l("anderer Teil Deutschlands")),
    "online": ("info", _l("online")),
    "unknown": ("info", _l("nicht bekannt")),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of a comparison; `sign` is plus, info or note."""

    label: str
    text: str
    sign: str


def comparison_of(reasons: tuple[Reason, ...], topics: TopicWords) -> list[Comparison]:
    """Topics, institution, region and meetings, in this order."""
    by_feature = {reason.feature: reason for reason in reasons}
    return [
        _topics(by_feature["topics"], topics),
        _row(_("Einrichtung"), INSTITUTION, by_feature["institution_type"]),
        _row(_("Region"), REGION, by_feature["region"]),
        _meetings(by_feature["format"]),
    ]


def _topics(reason: Reason, topics: TopicWords) -> Comparison:
    if kind_of(reason) == "unknown":
        return Comparison(_("Themen"), _("nicht bekannt"), "info")
    if kind_of(reason) == "different":
        return Comparison(_("Themen"), _("keines der gewählten"), "note")
    return Comparison(_("Themen"), quoted(reason.fact["matched"], topics), "plus")


def _row(label: str, words: Sentences, reason: Reason) -> Comparison:
    line = sentence(words, kind_of(reason))
    return Comparison(label, line.text, line.sign)


def _meetings(reason: Reason) -> Comparison:
    common = words_of(reason.fact.get("common"), FORMATS)
    return Comparison(_("Treffen"), common or _("nicht bekannt"), "plus" if common else "info")
