"""Searches that a mentor may offer herself to: at most five, without names, with reasons as the mentor reads them."""

from dataclasses import dataclass

from matching import Reason
from mentoring.mentorship.models import MentorProfile, Need
from mentoring.mentorship.queries import searches_open_to
from mentoring.mentorship.suggestions.mirror import mirrored_lines
from mentoring.mentorship.suggestions.pair import explained
from mentoring.mentorship.suggestions.sentences import Line, kind_of, veiled
from mentoring.mentorship.suggestions.tables import explainer
from mentoring.people.wording import label, role_words

MOST_SEARCHES = 5


@dataclass(frozen=True, slots=True)
class OpenSearch:
    """One search as a mentor reads it before anybody said yes: no name."""

    need_id: int
    role: str
    topics: tuple[str, ...]
    reasons: list[Line]


def open_searches_for(profile: MentorProfile) -> list[OpenSearch]:
    """Who shares a topic, the best fitting first; of equals, who has waited longest."""
    model = explainer()
    told = [(need, explained(need, profile, model)) for need in searches_open_to(profile)]
    fitting = [(need, reasons) for need, reasons in told if _shares_topic(reasons)]
    fitting.sort(key=lambda one: -sum(reason.points for reason in one[1]))
    return [_open_search(need, reasons) for need, reasons in fitting[:MOST_SEARCHES]]


def _shares_topic(reasons: tuple[Reason, ...]) -> bool:
    return any(kind_of(one) == "shared" for one in reasons if one.feature == "topics")


def _open_search(need: Need, reasons: tuple[Reason, ...]) -> OpenSearch:
    topics = {topic.slug: label(topic) for topic in need.topics}
    lines = mirrored_lines(veiled(reasons, need.person), topics)
    return OpenSearch(need.id, role_words(need.person), tuple(topics.values()), lines)
