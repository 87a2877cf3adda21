"""Facts of the model turned into sentences: what fits, what is good to know, what is unknown; never a verdict.

A sentence is chosen by the fact's code. The newcomer reads them here, the mentor hers in `mirror`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from matching import Fact, Reason
from mentoring.mentorship.models import FORMATS, LANGUAGES
from mentoring.people.models import Person

TopicWords = Mapping[str, str]
Sentences = Mapping[str, tuple[str, Any]]
REGION: Sentences = {
    "same_kreis": ("plus", _l("Arbeitet in Ihrem Kreis.")),
    "neighbour_kreis": ("plus", _l("Arbeitet in einem Nachbarkreis.")),
    "same_district_group": ("plus", _l("Arbeitet in Ihrer Gegend.")),
    "same_land": ("plus", _l("Arbeitet in Ihrem Bundesland.")),
    "city_state": ("info", _l("Arbeitet in einem Nachbarland.")),
    "neighbour_land": ("info", _l("Arbeitet in einem Nachbarland.")),
    "elsewhere": ("note", _l("Arbeitet in einem anderen Teil Deutschlands.")),
    "online": ("info", _l("Sie beide möchten sich online treffen. Die Entfernung spielt kaum eine Rolle.")),
    "unknown": ("info", _l("Der Ort ist nicht bekannt.")),
}
INSTITUTION: Sentences = {
    "same": ("plus", _l("Arbeitet in der gleichen Art von Einrichtung wie Sie.")),
    "sector": ("plus", _l("Arbeitet in einer verwandten Art von Einrichtung.")),
    "self_help": ("plus", _l("Kommt wie Sie aus der Selbsthilfe.")),
    "bridge": ("plus", _l("Kennt die Zusammenarbeit von Selbsthilfe und Klinik von der anderen Seite.")),
    "other": ("note", _l("Arbeitet in einer anderen Art von Einrichtung als Sie.")),
    "unknown": ("info", _l("Die Art der Einrichtung ist nicht bekannt.")),
}
COOPERATION = _l("Arbeitet in Ihrem Kreis und könnte Ihr Kooperationspartner sein.")


@dataclass(frozen=True, slots=True)
class Line:
    """One reason: `sign` is plus, info or note ("Gut zu wissen")."""

    sign: str
    text: str


def veiled(reasons: tuple[Reason, ...], other: Person) -> tuple[Reason, ...]:
    """Reasons that do not tell a group from an organisation of self-help, unless the other one consented."""
    kind = other.institution_type
    if kind is None or not kind.protected or other.group_name_consent_at is not None:
        return reasons
    close = ("institution_type.same", "institution_type.sector")
    fact = Fact.of("institution_type.self_help")
    return tuple(replace(one, fact=fact) if one.fact.code in close else one for one in reasons)


def kind_of(reason: Reason) -> str:
    """The fact's code without its feature."""
    return reason.fact.code.partition(".")[2]


def sentence(words: Sentences, kind: str) -> Line:
    """The line of a table."""
    sign, text = words[kind]
    return Line(sign, str(text))


def lines_for(reasons: tuple[Reason, ...], topics: TopicWords) -> list[Line]:
    """Reasons as the newcomer reads them, with at most one note: the most useful one."""
    lines = [line for reason in reasons for line in _lines(reason, topics)]
    notes = [line for line in lines if line.sign == "note"]
    return [line for line in lines if line.sign != "note"] + notes[-1:]


def _lines(reason: Reason, topics: TopicWords) -> list[Line]:
    writers = {
        "region": _region_lines,
        "institution_type": _institution_lines,
        "format": _format_lines,
        "language": _language_lines,
        "cooperation": cooperation_lines,
    }
    return _topic_lines(reason, topics) if reason.feature == "topics" else writers[reason.feature](reason)


def _region_lines(reason: Reason) -> list[Line]:
    kind = kind_of(reason)
    near = reason.fact.get("near") and kind not in ("same_kreis", "online")
    told = [Line("plus", _("Liegt nahe: höchstens 50 Kilometer Luftlinie."))] if near else []
    return [sentence(REGION, kind), *told]


def _institution_lines(reason: Reason) -> list[Line]:
    kind = kind_of(reason)
    if reason.fact.get("other_view") and kind in ("bridge", "other"):
        return [Line("plus", _("Bringt einen anderen Blickwinkel mit, wie Sie es sich wünschen."))]
    return [sentence(INSTITUTION, kind)]


def _topic_lines(reason: Reason, topics: TopicWords) -> list[Line]:
    kind = kind_of(reason)
    if kind == "unknown":
        return [Line("info", _("Themen sind nicht bekannt."))]
    if kind == "different":
        return [Line("note", _("Nennt keines der Themen, die Sie gewählt haben."))]
    missing = quoted(reason.fact["missing"], topics)
    found = [Line("plus", _("Hat Erfahrung mit %(topics)s.", topics=quoted(reason.fact["matched"], topics)))]
    return found + ([Line("note", _("Nicht genannt: %(topics)s.", topics=missing))] if missing else [])


def quoted(slugs: object, topics: TopicWords) -> str:
    """„Eins“, „Zwei“ – the topics' words in the order of their slugs."""
    known = slugs if isinstance(slugs, tuple) else ()
    return ", ".join(_("„%(topic)s“", topic=topics.get(slug, slug)) for slug in known)


def _format_lines(reason: Reason) -> list[Line]:
    if kind_of(reason) == "unknown":
        return [Line("info", _("Wie Treffen stattfinden können, ist nicht bekannt."))]
    return format_lines(reason)


def format_lines(reason: Reason) -> list[Line]:
    """How the two could meet."""
    common = words_of(reason.fact.get("common"), FORMATS)
    return [Line("info", _("Treffen: %(formats)s.", formats=common))] if common else []


def _language_lines(reason: Reason) -> list[Line]:
    kind = kind_of(reason)
    if kind == "different":
        return [Line("note", _("Nennt keine der Sprachen, die Sie gewählt haben."))]
    if kind == "unknown":
        return [Line("info", _("Eine gemeinsame Sprache ist nicht bekannt."))]
    return language_lines(reason)


def language_lines(reason: Reason) -> list[Line]:
    """What the two could speak; that it is German goes without saying."""
    common = reason.fact.get("common")
    if not common or common == ("de",):
        return []
    return [Line("info", _("Gemeinsame Sprachen: %(languages)s.", languages=words_of(common, LANGUAGES)))]


def words_of(codes: object, words: Mapping[str, object]) -> str:
    """The words of codes, with commas, in the order of the catalogue."""
    known = codes if isinstance(codes, tuple | list) else ()
    return ", ".join(str(text) for code, text in words.items() if code in known)


def cooperation_lines(_reason: Reason) -> list[Line]:
    """The very partner of negotiations: a choice, never a secret."""
    return [Line("note", str(COOPERATION))]
