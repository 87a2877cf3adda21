"""Two accounts that may be one person: candidates, what would move from one to the other, and what forbids it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from mentoring.accounts.models import Account
from mentoring.coordination.queries.belongings import Belonging, belongings, collisions
from mentoring.core.db import db
from mentoring.core.queries import exists
from mentoring.mentorship.models import Enquiry, MentorProfile
from mentoring.people.catalogue import folded
from mentoring.people.models import Person
from mentoring.people.wording import institution_words
from mentoring.trainings.models import TrainerProfile

MOST = 50
AT_REST = ("draft", "left")
PROFILES: tuple[type[MentorProfile | TrainerProfile], ...] = (MentorProfile, TrainerProfile)
TABLE_WORDS = {
    "needs": _l("Mentoring-Wünsche"),
    "enquiries": _l("Anfragen"),
    "tandems": _l("Tandems"),
    "messages": _l("Nachrichten"),
    "registrations": _l("Anmeldungen zu Fortbildungen"),
    "leads": _l("Leitung von Fortbildungen"),
    "mentor_profiles": _l("Mentoring-Profil"),
    "trainer_profiles": _l("Fortbildungsprofil"),
    "consultations": _l("Gespräche mit der Koordination"),
    "roles": _l("Rollen"),
    "letters": _l("Briefe"),
}
"""How what moves is called; everything else counts as further entries."""
FORBIDDING = {
    "needs": _l("Beide Konten haben eine offene Suche. Bitten Sie die Person, eine davon zu beenden."),
    "registrations": _l(
        "Beide Konten sind für dieselbe Fortbildung angemeldet. Bitten Sie die Person, eine Anmeldung abzusagen."
    ),
    "leads": _l(
        "Beide Konten leiten dieselbe Fortbildung. Bitte lassen Sie zuerst eine Leitung zurücktreten."
    ),
    "help_calls": _l(
        "Beide Konten haben eine offene Bitte um Hilfe. Bitte schließen Sie zuerst eine davon ab."
    ),
}
"""What cannot be in one account twice, and what to do."""


@dataclass(frozen=True, slots=True)
class Merger:
    """What merging two accounts would do: (words, how many) that move, and sentences that forbid it."""

    moving: Sequence[tuple[str, int]]
    refusals: Sequence[str]


def duplicates(_reader: Person) -> list[tuple[Person, Person]]:
    """Pairs with the same mailbox or the same name and house, in two statements and those of the pairs."""
    columns = (Account.id, Account.email, Account.name, Person.institution_id, Person.institution_type_code)
    rows = db.session.execute(
        select(*columns, Person.land_code).join(Person, Person.id == Account.id).order_by(Account.id)
    ).all()
    groups: dict[str, list[int]] = {}
    for row in rows:
        for key in _keys(
            row.email, row.name, row.institution_id or (row.institution_type_code, row.land_code)
        ):
            groups.setdefault(key, []).append(row.id)
    pairs = dict.fromkeys((ids[0], other) for ids in groups.values() for other in ids[1:])
    return _people_of(list(pairs)[:MOST])


def _keys(email: str, name: str, house: object) -> Iterator[str]:
    """What makes two alike: the mailbox without its marks, and a name of two words in one house."""
    local, _at, domain = email.partition("@")
    yield f"{local.partition('+')[0].replace('.', '')}@{domain}"
    words = folded(name).split()
    if len(words) > 1 and house not in (None, (None, None)):
        yield f"{' '.join(sorted(words))} {house}"


def _people_of(pairs: Sequence[tuple[int, int]]) -> list[tuple[Person, Person]]:
    wanted = select(Person).where(Person.id.in_({one for pair in pairs for one in pair}))
    found = {person.id: person for person in db.session.scalars(wanted).unique()}
    return [(found[one], found[other]) for one, other in pairs]


def merger_of(reader: Person, kept: Person, merged: Person) -> Merger:
    """What would happen if `merged` became part of `kept`."""
    counted: dict[str, int] = {}
    for belonging in belongings():
        words = str(TABLE_WORDS.get(belonging.table.name, _("Weitere Einträge")))
        counted[words] = counted.get(words, 0) + _count(belonging, merged.id)
    for model in PROFILES:
        if db.session.get(model, merged.id) is not None:
            counted[str(TABLE_WORDS[model.__tablename__])] = 1
    moving = [(words, count) for words, count in counted.items() if count]
    return Merger(moving, refusals(reader, kept, merged))


def _count(belonging: Belonging, person_id: int) -> int:
    rows = select(func.count()).select_from(belonging.table).where(belonging.column == person_id)
    return db.session.scalar(rows) or 0


def refusals(reader: Person, kept: Person, merged: Person) -> list[str]:
    """Why two accounts cannot become one, each with what to do."""
    return [
        *_account_refusals(reader, kept, merged),
        *_pair_refusals(kept, merged),
        *_row_refusals(kept, merged),
    ]


def _account_refusals(reader: Person, kept: Person, merged: Person) -> Iterator[str]:
    both = (kept, merged)
    if reader.id in {one.id for one in both} or any(one.has_role("coordinator") for one in both):
        yield _("Konten der Koordination werden nicht zusammengeführt. Nehmen Sie zuerst die Rolle zurück.")
    if any(one.suspended_at is not None for one in both):
        yield _("Ein Konto ruht. Bitte öffnen Sie es zuerst wieder.")
    if any(one.account.erase_at is not None or not one.account.active for one in both):
        yield _("Ein Konto wird gerade gelöscht oder ist geschlossen. Hier lässt sich nichts zusammenführen.")
    if kept.account.confirmed_at is None and merged.account.confirmed_at is not None:
        yield _("Das bleibende Konto ist noch nicht bestätigt. Bitte behalten Sie das andere.")


def _pair_refusals(kept: Person, merged: Person) -> Iterator[str]:
    both = (kept.id, merged.id)
    if exists(select(Enquiry.id).where(Enquiry.newcomer_id.in_(both), Enquiry.mentor_id.in_(both))):
        yield _("Die beiden Konten haben einander angefragt. Das spricht für zwei Menschen.")
    for model in PROFILES:
        in_use = model.id.in_(both) & model.state.not_in(AT_REST)
        if (db.session.scalar(select(func.count()).select_from(model).where(in_use)) or 0) > 1:
            noun = TABLE_WORDS[model.__tablename__]
            yield _(
                "Beide Konten haben ein „%(noun)s“ in Gebrauch. Bitte beenden Sie zuerst eines davon.",
                noun=noun,
            )


def _row_refusals(kept: Person, merged: Person) -> Iterator[str]:
    for belonging in belongings():
        if not belonging.may_drop and collisions(belonging, kept.id, merged.id):
            general = _("Einträge beider Konten stoßen zusammen. Bitte sprechen Sie mit der Technik.")
            yield str(FORBIDDING.get(belonging.table.name, general))


def alike_words(one: Person, other: Person) -> str:
    """Why two accounts stand on the list."""
    if next(_keys(one.account.email, "", None)) == next(_keys(other.account.email, "", None)):
        return _("fast gleiche E-Mail-Adresse")
    return (
        _("gleicher Name, gleiche Einrichtung")
        if institution_words(one)
        else _("gleicher Name, gleiches Land")
    )
