"""Forms for calls: somebody new with a wish, the wish of somebody known, what is done for them, and a proposal."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from mentoring.coordination.forms.new_person import NewPersonForm
from mentoring.core.forms import Form, pick, pick_many, tick
from mentoring.mentorship.forms.words import options
from mentoring.mentorship.models import FORMATS, MOST_TOPICS
from mentoring.people.actions import InvitedPerson
from mentoring.people.forms import topic_choices
from mentoring.people.queries import offered_topics

ASKED = _l("Die Person hat mich am Telefon darum gebeten.")
NOT_ASKED = _l("Bitte bestätigen Sie, dass die Person darum gebeten hat.")


def _topics() -> Any:
    return pick_many(
        _l("Wozu sucht die Person Austausch?"),
        {},
        most=MOST_TOPICS,
        missing=_l("Bitte wählen Sie mindestens ein Thema."),
        description=_l("Höchstens fünf."),
    )


def _formats() -> Any:
    hint = _l("Ohne Auswahl ist alles möglich.")
    return pick_many(_l("Wie können Treffen stattfinden?"), options(FORMATS), description=hint)


class WishForm(Form):
    """What somebody looks for, as they say it on the phone."""

    topics = _topics()
    formats = _formats()
    asked = tick(ASKED, missing=NOT_ASKED)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.topics.choices = topic_choices(offered_topics())


class CallForm(NewPersonForm):
    """Somebody who phones and has no account yet."""

    present = _l(
        "Diese Person ist schon dabei. Öffnen Sie ihre Seite unter „Menschen“, und erledigen Sie es dort."
    )
    topics = _topics()
    formats = _formats()
    asked = tick(ASKED, missing=NOT_ASKED)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.email.description = _("Dorthin geht der Brief mit der Bitte um Zustimmung.")

    @property
    def invited(self) -> InvitedPerson:
        """The caller of a valid form."""
        return InvitedPerson(
            name=self.name.data,
            email=self.email.data,
            type_code=self.type_code.data,
            land_code=self.land_code.data,
            roles=("newcomer",),
            topics=tuple(self.topics.data),
            formats=tuple(self.formats.data or ()),
        )


class ErrandForm(Form):
    """One of the things that can be done for somebody now."""

    errand = pick(_l("Was soll geschehen?"), [], missing=_l("Bitte wählen Sie, was geschehen soll."))
    asked = tick(ASKED, missing=NOT_ASKED)

    def __init__(self, possible: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.errand.choices = [SelectChoice(key, words) for key, words in possible]


class ProposalForm(Form):
    """Whether a proposal goes back to a wish on the phone."""

    phoned = tick(
        _l("Die suchende Person hat am Telefon um diese Mentor*in gebeten."),
        description=_l("Das steht dann im Verlauf. Ihr eigenes Ja bleibt trotzdem nötig."),
    )
