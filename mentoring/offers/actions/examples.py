"""Writing practice examples, and what the office does with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import declare, record
from mentoring.core.steps import take
from mentoring.offers.lifecycle import WRITABLE
from mentoring.offers.models import PracticeExample
from mentoring.people.models import Person, Topic

DELETABLE = ("draft", "returned", "withdrawn")
declare(
    *("example.withdrawn", "example.revised", "example.deleted", "example.consents_changed"),
    silent=True,
)


@dataclass(frozen=True, slots=True)
class ExampleWords:
    """What somebody tells, and what others may know of who tells it."""

    title: str
    institution_type: str
    land: str
    topics: Sequence[str]
    question: str
    helped: str
    differently: str = ""
    named: bool = False
    contact: bool = False


@action
def save_example(
    actor: Person, words: ExampleWords, example: PracticeExample | None = None, *, submit: bool = False
) -> PracticeExample:
    """Write an example, and hand it to the office when asked. Raises WrongState while the office has it."""
    topics = list(db.session.scalars(select(Topic).where(Topic.slug.in_(words.topics))))
    if example is None:
        example = PracticeExample(author_id=actor.id)
        db.session.add(example)
    else:
        _only_author(actor, example)
        if example.state not in WRITABLE:
            raise WrongState(_("Dieses Beispiel kann gerade nicht geändert werden."))
    _fill_in(example, words, topics)
    if submit:
        example.submitted_at = clock.now()
        take("submit", example, actor)
    return example


def _only_author(actor: Person, example: PracticeExample) -> None:
    lock(example)
    if "author" not in example.parties(actor):
        raise NotAllowed()


def _fill_in(example: PracticeExample, words: ExampleWords, topics: list[Topic]) -> None:
    """A change of the row itself, so that its version counts changed topics, too."""
    example.title, example.question = words.title, words.question
    example.helped, example.differently = words.helped, words.differently
    example.institution_type_code, example.land_code = words.institution_type, words.land
    example.topics, example.edited_at = topics, clock.now()
    _agree(example, named=words.named, contact=words.contact)
    db.session.flush()


def _agree(example: PracticeExample, *, named: bool, contact: bool) -> None:
    """A consent keeps the time at which it was given, and goes without a trace."""
    now = clock.now()
    example.named_since = (example.named_since or now) if named else None
    example.contact_since = (example.contact_since or now) if contact else None


@action
def change_consents(actor: Person, example: PracticeExample, *, named: bool, contact: bool) -> None:
    """Say anew what others may know; it holds at once, whatever the state."""
    _only_author(actor, example)
    _agree(example, named=named, contact=contact)
    record("example.consents_changed", actor, example.id)


@action
def publish_example(actor: Person, example: PracticeExample) -> None:
    """The office lets everybody read it."""
    lock(example)
    example.published_at, example.office_words = clock.now(), ""
    take("publish", example, actor)


@action
def return_example(actor: Person, example: PracticeExample, words: str) -> None:
    """The office asks for a change, before or after it was published, in words that the author reads."""
    lock(example)
    take("take_down" if example.state == "published" else "return", example, actor)
    example.office_words = words


@action
def withdraw_example(actor: Person, example: PracticeExample) -> None:
    """The author takes it back, without a reason: from now on nobody reads it."""
    take("withdraw", example, actor)


@action
def revise_example(actor: Person, example: PracticeExample) -> None:
    """Take it up again to change it; until the office has seen it anew, nobody reads it."""
    take("revise", example, actor)


@action
def delete_example(actor: Person, example: PracticeExample) -> None:
    """Delete what nobody else reads."""
    _only_author(actor, example)
    if example.state not in DELETABLE:
        raise WrongState(_("Bitte nehmen Sie das Beispiel zuerst zurück."))
    record("example.deleted", actor, example.id)
    db.session.delete(example)
