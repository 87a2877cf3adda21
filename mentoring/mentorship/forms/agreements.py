"""The form of an agreement: it begins with what is usual, and each writes only their own wish to learn."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from mentoring.core.forms import Form, number, pick_many, text_block, text_line
from mentoring.mentorship.actions import AgreementWords
from mentoring.mentorship.forms.words import NO_ILLNESSES, options
from mentoring.mentorship.models import (
    FORMATS,
    LEAST_MONTHS,
    MOST_MONTHS,
    MOST_TOPICS,
    USUAL_MONTHS,
    Agreement,
)
from mentoring.people.forms import topic_choices
from mentoring.people.models import Topic

SHARED = ("topics", "goals", "months", "rhythm", "channels", "confidentiality", "roles", "stopping")


def usual_words() -> dict[str, Any]:
    """What an agreement begins with."""
    return {
        "months": USUAL_MONTHS,
        "rhythm": _("60 Minuten, alle 4 bis 6 Wochen"),
        "confidentiality": _(
            "Was wir besprechen, bleibt unter uns. Beispiele aus der Praxis erzählen wir ohne Namen."
        ),
        "roles": _(
            "Wer mehr Erfahrung hat, klärt mit, öffnet Wege und gibt Rückmeldung. Wer neu dabei ist, "
            "entscheidet und handelt selbst. Für das Ergebnis ist die Mentor*in nicht verantwortlich."
        ),
        "stopping": _(
            "Jede Seite kann jederzeit aufhören, ohne Begründung. Wir sagen einander, wenn etwas nicht passt."
        ),
    }


class AgreementForm(Form):
    """What the two agree on; `after` is the number of the version it was written from."""

    after = HiddenField()
    topics = pick_many(
        _l("Themen"), None, missing=_l("Bitte wählen Sie mindestens ein Thema."), most=MOST_TOPICS
    )
    goals = text_block(
        _l("Unsere Ziele"),
        missing=_l("Bitte schreiben Sie, was Sie gemeinsam erreichen möchten."),
        description=NO_ILLNESSES,
        render_kw={"rows": 4},
    )
    learns = text_block(
        _l("Was möchte ich lernen?"),
        description=_l("Das schreiben Sie nur für sich. Ihr Gegenüber schreibt die eigene Antwort."),
        render_kw={"rows": 3},
    )
    months = number(
        _l("Dauer in Monaten"),
        least=LEAST_MONTHS,
        most=MOST_MONTHS,
        missing=_l("Bitte eine Zahl von 1 bis 24 eingeben."),
        description=_l("Üblich sind 6 Monate. Verlängern geht später gemeinsam."),
    )
    rhythm = text_line(
        _l("Wie lange und wie oft"), missing=_l("Bitte schreiben Sie, wie oft Sie sprechen möchten.")
    )
    channels = pick_many(
        _l("Wie wir uns treffen"), options(FORMATS), missing=_l("Bitte wählen Sie mindestens eine Form.")
    )
    confidentiality = text_block(
        _l("Vertraulichkeit"), missing=_l("Bitte schreiben Sie ein paar Worte."), render_kw={"rows": 3}
    )
    roles = text_block(_l("Rollen"), missing=_l("Bitte schreiben Sie ein paar Worte."), render_kw={"rows": 4})
    stopping = text_block(
        _l("Wie wir aufhören"), missing=_l("Bitte schreiben Sie ein paar Worte."), render_kw={"rows": 3}
    )

    def __init__(self, topics: list[Topic], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.topics.choices = topic_choices(topics)

    @property
    def number(self) -> int:
        """The version it was written from; what is no number belongs to none."""
        written = str(self.after.data or "")
        return int(written) if written.isdecimal() and len(written) < len("1000000") else -1

    @property
    def words(self) -> AgreementWords:
        """What was filled in, as the action takes it."""
        return AgreementWords(
            topics=tuple(sorted(self.topics.data)),
            goals=self.goals.data,
            learns=self.learns.data or "",
            months=self.months.data,
            rhythm=self.rhythm.data,
            channels=tuple(sorted(self.channels.data)),
            confidentiality=self.confidentiality.data,
            roles=self.roles.data,
            stopping=self.stopping.data,
        )


def agreement_form(
    last: Agreement | None, side: str, topics: list[Topic], wished: list[str]
) -> AgreementForm:
    """The form as it stands: the newest version, or what is usual."""
    if last is None:
        return AgreementForm(topics, data={**usual_words(), "topics": wished, "after": 0})
    known = {name: getattr(last, name) for name in SHARED}
    return AgreementForm(
        topics, data={**known, "learns": getattr(last, f"{side}_learns"), "after": last.number}
    )
