"""Cards of the suggestions page: who, why, what is good to know."""

from dataclasses import dataclass

from flask_babel import gettext as _

from matching import Suggestion
from mentoring.mentorship.models import FORMATS, MentorProfile, Need
from mentoring.mentorship.queries import mentors_with_ids, unavailable_mentor_ids
from mentoring.mentorship.suggestions.comparison import Comparison, comparison_of
from mentoring.mentorship.suggestions.pool import current_pool
from mentoring.mentorship.suggestions.profiles import newcomer_profile
from mentoring.mentorship.suggestions.sentences import Line, TopicWords, lines_for, veiled
from mentoring.people.wording import label, role_words

MOST_CARDS = 5


@dataclass(frozen=True, slots=True)
class Card:
    """One suggested mentor as the page draws it; `key` is the mentor's id."""

    key: int
    name: str
    role: str
    tags: tuple[str, ...]
    reasons: list[Line]
    facts: list[Comparison]

    @property
    def initials(self) -> str:
        """Two letters of the display name, for the round mark."""
        return "".join(word[0] for word in self.name.split() if word[0].isalpha())[:2].upper()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """At most five cards, and how near anybody is who can be asked."""

    cards: list[Card]
    closeness: str


def suggestions_for(need: Need, number: int = MOST_CARDS) -> Suggestions:
    """Suggestions to whoever has this need; the need is loaded with its topics."""
    pool, unavailable = current_pool(), unavailable_mentor_ids(need.person)
    newcomer = newcomer_profile(need)
    best = pool.suggest(newcomer, unavailable, min(number, MOST_CARDS))
    mentors = mentors_with_ids([int(suggestion.key) for suggestion in best])
    topics = {topic.slug: label(topic) for topic in need.topics}
    cards = [_card(one, mentors[int(one.key)], topics) for one in best if one.key in mentors]
    closest = pool.closest(newcomer, unavailable) if cards else ""
    return Suggestions(cards, closeness_words(closest, need))


def _card(suggestion: Suggestion, mentor: MentorProfile, topics: TopicWords) -> Card:
    reasons = veiled(suggestion.reasons, mentor.person)
    return Card(
        key=mentor.id,
        name=mentor.person.display_name,
        role=role_words(mentor.person),
        tags=tuple(str(words) for code, words in FORMATS.items() if code in mentor.formats),
        reasons=lines_for(reasons, topics),
        facts=comparison_of(reasons, topics),
    )


def closeness_words(closest: str, need: Need) -> str:
    """Where nobody is near, the page says so, step by step, and says what is possible instead."""
    by_kreis = need.person.kreis_ags is not None and not need.not_my_kreis
    nearby = _("Aus Ihrem Kreis ist zurzeit niemand frei, aber aus der Nachbarschaft.") if by_kreis else ""
    land = _("Aus Ihrer Nähe ist zurzeit niemand frei, aber aus Ihrem Bundesland.")
    beside = _("Aus Ihrem Bundesland ist zurzeit niemand frei, aber aus einem Nachbarland.")
    return {
        "neighbour_kreis": nearby,
        "same_district_group": nearby,
        "same_land": land if need.person.kreis_ags is not None else "",
        "city_state": beside,
        "neighbour_land": beside,
        "elsewhere": _(
            "In Ihrer Region ist zurzeit niemand frei. Online ist ein Austausch bundesweit möglich."
        ),
    }.get(closest, "")
