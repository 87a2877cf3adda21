"""The same facts told to the mentor: why an enquiry came to her."""

from functools import cache
from typing import Any

from flask_babel import gettext as _

from matching import Reason
from mentoring.mentorship.models import FORMATS, LANGUAGES, Enquiry, MentorProfile
from mentoring.mentorship.suggestions.pool import fitted_matcher
from mentoring.mentorship.suggestions.profiles import mentor_profile, newcomer_profile
from mentoring.mentorship.suggestions.sentences import Line, TopicWords, quoted, veiled, words_of
from mentoring.people.wording import label


def reasons_for_mentor(enquiry: Enquiry, profile: MentorProfile) -> list[Line]:
    """Reasons in words from the mentor's side; both are loaded with their topics."""
    reasons = _explainer().explain(newcomer_profile(enquiry.need), mentor_profile(profile))
    topics = {topic.slug: label(topic) for topic in enquiry.need.topics}
    return [line for reason in veiled(reasons, enquiry.newcomer) for line in _lines(reason, topics)]


@cache
def _explainer() -> Any:
    return fitted_matcher([])


def _lines(reason: Reason, topics: TopicWords) -> list[Line]:
    writers = {
        "region": _region,
        "institution_type": _institution,
        "format": _format,
        "language": _language,
        "cooperation": _cooperation,
    }
    return _topics(reason, topics) if reason.feature == "topics" else writers[reason.feature](reason)


def _region(reason: Reason) -> list[Line]:
    words = {
        "same_kreis": _("Arbeitet in Ihrem Kreis."),
        "neighbour_kreis": _("Arbeitet in einem Nachbarkreis."),
        "same_district_group": _("Arbeitet in Ihrer Gegend."),
        "same_land": _("Arbeitet in Ihrem Bundesland."),
        "city_state": _("Arbeitet in einem Nachbarland."),
        "neighbour_land": _("Arbeitet in einem Nachbarland."),
        "elsewhere": _("Arbeitet in einem anderen Teil Deutschlands."),
        "online": _("Sie beide möchten sich online treffen. Die Entfernung spielt kaum eine Rolle."),
        "unknown": _("Der Ort ist nicht bekannt."),
    }
    kind = reason.fact.code.partition(".")[2]
    near = kind.startswith("same") or kind == "neighbour_kreis"
    return [Line("plus" if near else "info", words[kind])]


def _institution(reason: Reason) -> list[Line]:
    if reason.fact.get("other_view"):
        return [Line("plus", _("Wünscht sich einen anderen Blickwinkel."))]
    words = {
        "same": Line("plus", _("Arbeitet in der gleichen Art von Einrichtung wie Sie.")),
        "sector": Line("plus", _("Arbeitet in einer verwandten Art von Einrichtung.")),
        "self_help": Line("plus", _("Kommt wie Sie aus der Selbsthilfe.")),
        "bridge": Line(
            "plus", _("Kennt die Zusammenarbeit von Selbsthilfe und Klinik von der anderen Seite.")
        ),
        "other": Line("info", _("Arbeitet in einer anderen Art von Einrichtung als Sie.")),
        "unknown": Line("info", _("Die Art der Einrichtung ist nicht bekannt.")),
    }
    return [words[reason.fact.code.partition(".")[2]]]


def _topics(reason: Reason, topics: TopicWords) -> list[Line]:
    if reason.fact.code != "topics.shared":
        return [Line("info", _("Sucht Austausch zu Themen, die Sie nicht genannt haben."))]
    shared = quoted(reason.fact["matched"], topics)
    return [Line("plus", _("Sucht Ihre Erfahrung mit %(topics)s.", topics=shared))]


def _format(reason: Reason) -> list[Line]:
    common = words_of(reason.fact.get("common"), FORMATS)
    return [Line("info", _("Treffen: %(formats)s.", formats=common))] if common else []


def _language(reason: Reason) -> list[Line]:
    common = reason.fact.get("common")
    shared = _("Gemeinsame Sprachen: %(languages)s.", languages=words_of(common, LANGUAGES))
    return [Line("info", shared)] if common and common != ("de",) else []


def _cooperation(reason: Reason) -> list[Line]:
    return [Line("note", _("Arbeitet in Ihrem Kreis und könnte Ihr Kooperationspartner sein."))]
