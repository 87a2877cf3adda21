"""The same facts told to the mentor: why an enquiry came to her."""

from flask_babel import gettext as _

from matching import Reason
from mentoring.mentorship.suggestions.sentences import (
    INSTITUTION,
    REGION,
    Line,
    TopicWords,
    cooperation_lines,
    format_lines,
    kind_of,
    language_lines,
    quoted,
    sentence,
)


def mirrored_lines(reasons: tuple[Reason, ...], topics: TopicWords) -> list[Line]:
    """Reasons as the mentor reads them."""
    return [line for reason in reasons for line in _lines(reason, topics)]


def _lines(reason: Reason, topics: TopicWords) -> list[Line]:
    writers = {
        "region": _region_lines,
        "institution_type": _institution_lines,
        "format": format_lines,
        "language": language_lines,
        "cooperation": cooperation_lines,
    }
    return _topic_lines(reason, topics) if reason.feature == "topics" else writers[reason.feature](reason)


def _region_lines(reason: Reason) -> list[Line]:
    return [_plain(sentence(REGION, kind_of(reason)))]


def _institution_lines(reason: Reason) -> list[Line]:
    if reason.fact.get("other_view"):
        return [Line("plus", _("Wünscht sich einen anderen Blickwinkel."))]
    return [_plain(sentence(INSTITUTION, kind_of(reason)))]


def _plain(line: Line) -> Line:
    """What is good to know for who searches is a fact like others for who is asked."""
    return Line("info", line.text) if line.sign == "note" else line


def _topic_lines(reason: Reason, topics: TopicWords) -> list[Line]:
    if kind_of(reason) != "shared":
        return [Line("info", _("Sucht Austausch zu Themen, die Sie nicht genannt haben."))]
    shared = quoted(reason.fact["matched"], topics)
    return [Line("plus", _("Sucht Ihre Erfahrung mit %(topics)s.", topics=shared))]
