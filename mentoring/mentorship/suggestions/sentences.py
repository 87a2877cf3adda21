"""Facts of the model turned into sentences: what fits, what is good to know, what is unknown; never a verdict.

A template is chosen by the fact's code. `newcomer` and `mentor` name the two sides; the mentor reads the
same facts from her side.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from matching import Fact, Reason
from mentoring.mentorship.models import FORMATS, LANGUAGES
from mentoring.people.models import Person

TopicWords = Mapping[str, str]


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


def lines_for(reasons: tuple[Reason, ...], topics: TopicWords) -> list[Line]:
    """Reasons as the newcomer reads them, with at most one note: the most useful one."""
    lines = [line for reason in reasons for line in _lines(reason, topics)]
    notes = [line for line in lines if line.sign == "note"]
    return [line for line in lines if line.sign != "note"] + notes[-1:]


def _lines(reason: Reason, topics: TopicWords) -> list[Line]:
    writers = {
        "region": _region_lines,
        "institution_type": _type_lines,
        "format": _format_lines,
        "language": _language_lines,
        "cooperation": _cooperation_lines,
    }
    if reason.feature == "topics":
        return _topic_lines(reason, topics)
    return writers[reason.feature](reason)


def _region_lines(reason: Reason) -> list[Line]:
    kind = reason.fact.code.partition(".")[2]
    words = {
        "same_kreis": Line("plus", _("Arbeitet in Ihrem Kreis.")),
        "neighbour_kreis": Line("plus", _("Arbeitet in einem Nachbarkreis.")),
        "same_district_group": Line("plus", _("Arbeitet in Ihrer Gegend.")),
        "same_land": Line("plus", _("Arbeitet in Ihrem Bundesland.")),
        "city_state": Line("info", _("Arbeitet in einem Nachbarland.")),
        "neighbour_land": Line("info", _("Arbeitet in einem Nachbarland.")),
        "elsewhere": Line("note", _("Arbeitet in einem anderen Teil Deutschlands.")),
        "online": Line(
            "info", _("Sie beide möchten sich online treffen. Die Entfernung spielt kaum eine Rolle.")
        ),
        "unknown": Line("info", _("Der Ort ist nicht bekannt.")),
    }
    near = reason.fact.get("near") and kind not in ("same_kreis", "online")
    return [
        words[kind],
        *([Line("plus", _("Liegt nahe: höchstens 50 Kilometer Luftlinie."))] if near else []),
    ]


def _type_lines(reason: Reason) -> list[Line]:
    kind = reason.fact.code.partition(".")[2]
    if reason.fact.get("other_view") and kind in ("bridge", "other"):
        return [Line("plus", _("Bringt einen anderen Blickwinkel mit, wie Sie es sich wünschen."))]
    words = {
        "same": Line("plus", _("Arbeitet in der gleichen Art von Einrichtung wie Sie.")),
        "sector": Line("plus", _("Arbeitet in einer verwandten Art von Einrichtung.")),
        "self_help": Line("plus", _("Kommt wie Sie aus der Selbsthilfe.")),
        "bridge": Line(
            "plus", _("Kennt die Zusammenarbeit von Selbsthilfe und Klinik von der anderen Seite.")
        ),
        "other": Line("note", _("Arbeitet in einer anderen Art von Einrichtung als Sie.")),
        "unknown": Line("info", _("Die Art der Einrichtung ist nicht bekannt.")),
    }
    return [words[kind]]


def _topic_lines(reason: Reason, topics: TopicWords) -> list[Line]:
    kind = reason.fact.code.partition(".")[2]
    if kind == "unknown":
        return [Line("info", _("Themen sind nicht bekannt."))]
    if kind == "different":
        return [Line("note", _("Nennt keines der Themen, die Sie gewählt haben."))]
    missing = quoted(reason.fact["missing"], topics)
    found = [Line("plus", _("Hat Erfahrung mit %(topics)s.", topics=quoted(reason.fact["matched"], topics)))]
    return found + ([Line("note", _("Nicht genannt: %(topics)s.", topics=missing))] if missing else [])


def quoted(slugs: object, topics: TopicWords) -> str:
    """„Eins“, „Zwei“ – the topics' words in their order of slugs."""
    known = slugs if isinstance(slugs, tuple) else ()
    return ", ".join(_("„%(topic)s“", topic=topics.get(slug, slug)) for slug in known)


def _format_lines(reason: Reason) -> list[Line]:
    if reason.fact.code == "format.unknown":
        return [Line("info", _("Wie Treffen stattfinden können, ist nicht bekannt."))]
    return [Line("info", _("Treffen: %(formats)s.", formats=words_of(reason.fact.get("common"), FORMATS)))]


def _language_lines(reason: Reason) -> list[Line]:
    kind = reason.fact.code.partition(".")[2]
    if kind == "common":
        common = reason.fact["common"]
        shared = _("Gemeinsame Sprachen: %(languages)s.", languages=words_of(common, LANGUAGES))
        return [] if common == ("de",) else [Line("info", shared)]
    if kind == "unknown":
        return [Line("info", _("Eine gemeinsame Sprache ist nicht bekannt."))]
    return [Line("note", _("Nennt keine der Sprachen, die Sie gewählt haben."))]


def words_of(codes: object, words: Mapping[str, object]) -> str:
    """The words of codes, with commas, in the order of the catalogue."""
    known = codes if isinstance(codes, tuple | list) else ()
    return ", ".join(str(text) for code, text in words.items() if code in known)


def _cooperation_lines(reason: Reason) -> list[Line]:
    return [Line("note", _("Arbeitet in Ihrem Kreis und könnte Ihr Kooperationspartner sein."))]
