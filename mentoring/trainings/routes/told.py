"""The preview of who will be told: numbers and groups, and names for who leads the training."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from mentoring.people.models import Person
from mentoring.trainings.models import Training
from mentoring.trainings.queries.told import told_names


@dataclass(frozen=True, slots=True)
class Group:
    """Some people who get a letter; names are for who leads the training, unless their profile rests."""

    words: str
    names: tuple[str, ...]


def told_groups(training: Training, reader: Person) -> list[Group]:
    """Who gets a letter when something published changes; of a draft nobody hears."""
    if training.state == "draft":
        return []
    found, leads = told_names(training), training.may_be_published_by(reader)
    found["leading"] = [one.display_name for one in training.trainers if one.id != reader.id]
    labels = {
        "registered": _("Angemeldet"),
        "offered": _("Platz angeboten"),
        "waiting": _("Warteliste"),
        "leading": _("Leitung"),
    }
    return [
        Group(_group_words(labels[state], len(found[state])), tuple(found[state]) if leads else ())
        for state in labels
        if found[state]
    ]


def _group_words(label: str, count: int) -> str:
    people = ngettext("eine Person", "%(num)d Personen", count)
    return _("%(group)s: %(people)s", group=label, people=people)
