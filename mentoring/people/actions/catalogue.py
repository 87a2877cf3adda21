"""What the office does with the catalogue: topics and kinds of institutions, and the houses in it."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, delete, func, select, update

from mentoring.core.db import Base, action, db
from mentoring.core.errors import WrongState
from mentoring.core.journal import declare, record
from mentoring.people.actions.profile import lock_kinds
from mentoring.people.catalogue import folded
from mentoring.people.models import Institution, InstitutionType, Person, Topic
from mentoring.people.queries import institution_named

LONGEST_CODE = 40
Entry = Topic | InstitutionType
declare(
    *("topic.added", "topic.renamed", "topic.retired", "topic.offered"),
    *(
        "institution_type.added",
        "institution_type.renamed",
        "institution_type.retired",
        "institution_type.offered",
    ),
    *("institution.edited", "institution.merged"),
    silent=True,
)


def _noun(model: type[Entry]) -> str:
    return "topic" if model is Topic else "institution_type"


@action
def add_entry(actor: Person, model: type[Entry], **words: Any) -> Entry:
    """Add a topic or a kind of institution, last in its list; its code follows from its name and never changes."""
    _refuse_same_name(model, "", words["de"], words["en"])
    last = db.session.scalar(select(func.max(model.position))) or 0
    key = "slug" if model is Topic else "code"
    entry = model(**words, **{key: _free_code(model, words["de"])}, offered=True, position=last + 1)
    db.session.add(entry)
    record(f"{_noun(model)}.added", actor, code=code_of(entry))
    return entry


def _free_code(model: type[Entry], name: str) -> str:
    """A new code that no entry has or had: entries are never deleted."""
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in folded(name))
    base = "_".join(plain.split())[: LONGEST_CODE - 4] or "entry"
    column: Any = Topic.slug if model is Topic else InstitutionType.code
    taken = set(db.session.scalars(select(column)))
    return next(
        code
        for number in range(1, 1000)
        if (code := base if number == 1 else f"{base}_{number}") not in taken
    )


def code_of(entry: Entry) -> str:
    """The code by which everything else knows an entry."""
    return entry.slug if isinstance(entry, Topic) else entry.code


def _refuse_same_name(model: type[Entry], own_code: str, *names: str) -> None:
    wanted = {folded(name) for name in names}
    others: Sequence[Entry] = db.session.scalars(select(model)).all()  # type: ignore[assignment]  # one of the two
    for other in others:
        if code_of(other) != own_code and wanted & {folded(other.de), folded(other.en)}:
            raise WrongState(_("Diesen Namen gibt es schon. Bitte wählen Sie einen anderen."))


@action
def rename_entry(actor: Person, entry: Entry, **words: Any) -> None:
    """Other words for the same code: what people have chosen stays chosen.

    Raises WrongState where names that are protected would lie open.
    """
    _refuse_same_name(type(entry), code_of(entry), words["de"], words["en"])
    if isinstance(entry, InstitutionType) and entry.protected and not words["protected"]:
        _refuse_to_open(Institution.type_code == entry.code)
    for name, value in words.items():
        setattr(entry, name, value)
    record(f"{_noun(type(entry))}.renamed", actor, code=code_of(entry))


def _refuse_to_open(houses: ColumnElement[bool]) -> None:
    """People have given the names of such houses because others do not read them."""
    if db.session.scalar(select(Person.id).join(Institution).where(houses).limit(1)) is not None:
        raise WrongState(
            _(
                "Menschen haben diesen Namen genannt, weil er geschützt ist. Der Schutz bleibt deshalb bestehen."
            )
        )


@action
def retire_entry(actor: Person, entry: Entry) -> None:
    """No longer to choose; who has chosen it keeps it, and matching goes on."""
    entry.offered = False
    record(f"{_noun(type(entry))}.retired", actor, code=code_of(entry))


@action
def offer_entry(actor: Person, entry: Entry) -> None:
    """To choose again."""
    entry.offered = True
    record(f"{_noun(type(entry))}.offered", actor, code=code_of(entry))


@action
def edit_institution(actor: Person, house: Institution, name: str, type_code: str) -> None:
    """Correct a house's name or kind; who belongs to it works in that kind from now on.

    Raises WrongState where another house is called so already, and where a protected name would lie open.
    """
    lock_kinds({house.type_code, type_code})
    same = institution_named(name, type_code, house.land_code)
    if same is not None and same.id != house.id:
        raise WrongState(_("So heißt schon ein anderes Haus. Führen Sie beide zusammen."))
    if house.type.protected and not db.session.get_one(InstitutionType, type_code).protected:
        _refuse_to_open(Institution.id == house.id)
    there = (Person.institution_id == house.id) & (Person.institution_type_code == house.type_code)
    for person in db.session.scalars(select(Person).where(there)):
        person.institution_type_code = type_code
    house.name, house.type_code = name, type_code
    record("institution.edited", actor, house.id)


@action
def merge_institutions(actor: Person, kept: Institution, merged: Institution) -> None:
    """Everybody of one house belongs to the other from now on. Raises WrongState where the kinds differ."""
    if kept.id == merged.id or kept.type_code != merged.type_code:
        raise WrongState(
            _("Nur Häuser derselben Art werden zusammengeführt. Bitte berichtigen Sie zuerst die Art.")
        )
    lock_kinds({kept.type_code})
    merged_id = merged.id
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if any(key.target_fullname == "institutions.id" for key in column.foreign_keys):
                moved = update(table).where(column == merged_id).values({column.name: kept.id})
                db.session.execute(moved, execution_options={"synchronize_session": False})
    gone = delete(Institution).where(Institution.id == merged_id)
    db.session.execute(gone, execution_options={"synchronize_session": False})
    record("institution.merged", actor, kept.id, merged_id=merged_id)
    db.session.expire_all()
