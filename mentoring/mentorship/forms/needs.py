"""What a newcomer wants to talk about, and further wishes."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, pick, pick_many, tick
from mentoring.mentorship.actions import Wishes
from mentoring.mentorship.forms.words import options
from mentoring.mentorship.models import FORMATS, LANGUAGES, MOST_TOPICS, PURPOSES
from mentoring.people.forms import topic_choices
from mentoring.people.models import Topic

BALANCED = "balanced"
EMPHASIS_WORDS = {
    BALANCED: _l("Alles zählt"),
    "near": _l("Vor allem Nähe"),
    "institution": _l("Vor allem die Art der Einrichtung"),
    "topics": _l("Vor allem die Themen"),
}


class TopicsForm(Form):
    """What to exchange about."""

    topics = pick_many(
        _l("Worüber möchten Sie sich austauschen?"),
        None,
        missing=_l("Bitte wählen Sie mindestens ein Thema."),
        most=MOST_TOPICS,
        description=_l("Wählen Sie bis zu fünf Themen. Sie können sie später ändern."),
    )

    def __init__(self, topics: Iterable[Topic], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.topics.choices = topic_choices(topics)


class WishesForm(Form):
    """Refinements beside topics; everything may stay empty."""

    purposes = pick_many(_l("Worum geht es?"), options(PURPOSES))
    formats = pick_many(_l("Wie möchten Sie sich treffen?"), options(FORMATS))
    languages = pick_many(_l("In welchen Sprachen?"), options(LANGUAGES))
    emphasis = pick(_l("Was zählt für Sie am meisten?"), options(EMPHASIS_WORDS))
    other_view = tick(_l("Ich wünsche mir einen anderen Blickwinkel: eine andere Art von Einrichtung."))
    not_my_kreis = tick(_l("Lieber nicht aus meinem Kreis"))
    allows_offers = tick(
        _l("Mentor*innen dürfen mir ein Angebot machen"),
        description=_l(
            "Sie lesen dann Ihre Themen, die Art Ihrer Einrichtung und Ihr Bundesland, ohne Ihren Namen."
        ),
    )

    @property
    def wishes(self) -> Wishes:
        """What was chosen, as the action takes it."""
        emphasis = self.emphasis.data
        return Wishes(
            purposes=tuple(self.purposes.data or ()),
            formats=tuple(self.formats.data or ()),
            languages=tuple(self.languages.data or ()),
            emphasis=None if emphasis in (BALANCED, "", None) else emphasis,
            other_view=self.other_view.data,
            not_my_kreis=self.not_my_kreis.data,
            allows_offers=self.allows_offers.data,
        )
