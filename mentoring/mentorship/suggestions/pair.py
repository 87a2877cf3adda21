"""Why two people may fit, as each of the two reads it."""

from typing import Any

from matching import Reason
from mentoring.mentorship.models import MentorProfile, Need
from mentoring.mentorship.suggestions.mirror import mirrored_lines
from mentoring.mentorship.suggestions.profiles import mentor_profile, newcomer_profile
from mentoring.mentorship.suggestions.sentences import Line, lines_for, veiled
from mentoring.mentorship.suggestions.tables import explainer
from mentoring.people.wording import label


def reasons_for_newcomer(need: Need, profile: MentorProfile, model: Any = None) -> list[Line]:
    """Reasons as a card of suggestions says them; both are loaded with their topics."""
    return lines_for(veiled(explained(need, profile, model), profile.person), _topic_words(need))


def reasons_for_mentor(need: Need, profile: MentorProfile) -> list[Line]:
    """The same from the mentor's side."""
    return mirrored_lines(veiled(explained(need, profile), need.person), _topic_words(need))


def explained(need: Need, profile: MentorProfile, model: Any = None) -> tuple[Reason, ...]:
    """What the model says of the two: facts, never shown as numbers. Who tells of many pairs brings the `model`."""
    tell = (model or explainer()).explain
    reasons: tuple[Reason, ...] = tell(newcomer_profile(need), mentor_profile(profile))
    return reasons


def _topic_words(need: Need) -> dict[str, str]:
    return {topic.slug: label(topic) for topic in need.topics}
