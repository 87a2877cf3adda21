"""What the search hears of: words are kept when somebody writes them, and go when they are taken back or over."""

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.offers.models import PracticeExample
from mentoring.people.models import InstitutionType, Topic
from mentoring.search.actions import (
    forget_example,
    forget_training,
    keep_anew,
    keep_example,
    keep_training,
)
from mentoring.search.models import optimize
from mentoring.trainings.models import Training


@on("training.created", "training.edited", "training.relocated")
def keep_words_of_training(entry: Entry) -> None:
    """From the draft on: what may be found is asked of the training itself, so publishing has nothing to write."""
    keep_training(db.session.get_one(Training, entry.subject_id))


@on("training.finished")
def forget_words_of_training(entry: Entry) -> None:
    forget_training(entry.subject_id or 0)


@on("example.published")
def keep_words_of_example(entry: Entry) -> None:
    keep_example(db.session.get_one(PracticeExample, entry.subject_id))


@on("example.taken_down", "example.withdrawn", "example.revised")
def forget_words_of_example(entry: Entry) -> None:
    forget_example(entry.subject_id or 0)


@on("topic.renamed")
def keep_words_of_topic(entry: Entry) -> None:
    named = Topic.slug == entry.details["code"]
    keep_anew(Training.topics.any(named), PracticeExample.topics.any(named))


@on("institution_type.renamed")
def keep_words_of_kind(entry: Entry) -> None:
    """A kind that is protected from now on is no longer among the words of examples."""
    code = entry.details["code"]
    meant = Training.audience.any(InstitutionType.code == code)
    keep_anew(meant, PracticeExample.institution_type_code == code)


@on("account.erased", "example.deleted")
def forget_the_words_themselves(_entry: Entry) -> None:
    optimize()
