"""Persons and their roles, institutions, regions and topics."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.accounts.models import Account
from mentoring.core.db import Base
from mentoring.core.forms import BLOCK, LINE
from mentoring.core.personal_data import personal

ROLES = ("newcomer", "mentor", "trainer", "coordinator")
CHOOSABLE_ROLES = ("newcomer", "mentor", "trainer")
"""What people choose for themselves, in the order in which pages ask; coordinators are made by coordinators."""

# PostgreSQL finds the beginning of a word by its index in the collation "C" only; SQLite compares so by itself.
FOLDED = String(80).with_variant(String(80, collation="C"), "postgresql")


class Land(Base):
    """One of the 16 Länder; `code` is its AGS of two digits."""

    __tablename__ = "laender"

    code: Mapped[str] = mapped_column(String(2), primary_key=True)
    short: Mapped[str] = mapped_column(String(2), unique=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)


class Kreis(Base):
    """One of the 400 districts. Show `label`: 21 bare names occur twice in one Land; `folded` is the bare name."""

    __tablename__ = "kreise"

    ags: Mapped[str] = mapped_column(String(5), primary_key=True)
    label: Mapped[str] = mapped_column(String(120), unique=True)
    folded: Mapped[str] = mapped_column(FOLDED, index=True)
    land_code: Mapped[str] = mapped_column(ForeignKey("laender.code"), index=True)

    land: Mapped[Land] = relationship()


class Place(Base):
    """A town or village of the search box; `folded` is its name as people type it."""

    __tablename__ = "places"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    folded: Mapped[str] = mapped_column(FOLDED, index=True)
    kreis_ags: Mapped[str] = mapped_column(ForeignKey("kreise.ags"), index=True)
    population: Mapped[int] = mapped_column(default=0)

    kreis: Mapped[Kreis] = relationship()


class InstitutionType(Base):
    """A kind of institution. `protected`: its name beside a person's would be health data (GDPR Art. 9)."""

    __tablename__ = "institution_types"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    sector: Mapped[str] = mapped_column(String(20))
    de: Mapped[str] = mapped_column(String(120))
    en: Mapped[str] = mapped_column(String(120))
    offered: Mapped[bool] = mapped_column(default=True)
    protected: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


class Topic(Base):
    """One of the topics of mentoring and trainings."""

    __tablename__ = "topics"

    slug: Mapped[str] = mapped_column(String(40), primary_key=True)
    group: Mapped[str] = mapped_column(String(20))
    de: Mapped[str] = mapped_column(String(160))
    en: Mapped[str] = mapped_column(String(160))
    offered: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)


class Institution(Base):
    """A house of the catalogue. Its name opens up after acceptance only."""

    __tablename__ = "institutions"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    type_code: Mapped[str] = mapped_column(ForeignKey("institution_types.code"), index=True)
    kreis_ags: Mapped[str | None] = mapped_column(ForeignKey("kreise.ags"), index=True)
    land_code: Mapped[str | None] = mapped_column(ForeignKey("laender.code"), index=True)

    type: Mapped[InstitutionType] = relationship()


class Person(Base):
    """A person of the network: the same id as the account. What is unknown stays empty."""

    __tablename__ = "persons"
    __lock_rank__ = 5

    id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    display_name: Mapped[str] = mapped_column(
        String(60),
        default="",
        info=personal("what others read before acceptance", readers="signed-in people"),
    )
    institution_id: Mapped[int | None] = mapped_column(
        ForeignKey("institutions.id", ondelete="SET NULL"),
        index=True,
        info=personal("same-institution rule, contact", readers="partner after acceptance, office"),
    )
    institution_type_code: Mapped[str | None] = mapped_column(
        ForeignKey("institution_types.code"),
        index=True,
        info=personal("suggestions", readers="signed-in people"),
    )
    land_code: Mapped[str | None] = mapped_column(
        ForeignKey("laender.code"), index=True, info=personal("suggestions", readers="signed-in people")
    )
    kreis_ags: Mapped[str | None] = mapped_column(
        ForeignKey("kreise.ags"),
        index=True,
        info=personal("suggestions", readers="partner after acceptance, office"),
    )
    phone: Mapped[str] = mapped_column(
        String(40), default="", info=personal("contact", readers="partner after acceptance, office")
    )
    carrier: Mapped[str] = mapped_column(
        String(LINE),
        default="",
        info=personal("telling two of one Träger before they say yes", readers="the person"),
    )
    group_name_consent_at: Mapped[datetime | None] = mapped_column(
        info=personal("consent to show the name of a self-help group (GDPR Art. 9)", readers="the person")
    )
    suspended_at: Mapped[datetime | None] = mapped_column(
        info=personal("an account that the office lets rest", readers="the person, office")
    )
    suspension_words: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("why the account rests", readers="the person, office")
    )
    created_at: Mapped[datetime]

    # Unnested: SQLite would put together all people beside a row that may have one, before it looks at the row.
    account: Mapped[Account] = relationship(lazy="joined", innerjoin="unnested")  # type: ignore[arg-type]
    roles: Mapped[list["Role"]] = relationship(lazy="selectin", cascade="all, delete-orphan")
    institution: Mapped[Institution | None] = relationship()
    institution_type: Mapped[InstitutionType | None] = relationship()
    land: Mapped[Land | None] = relationship()
    kreis: Mapped[Kreis | None] = relationship()

    __table_args__ = (CheckConstraint("kreis_ags IS NULL OR land_code IS NOT NULL", name="kreis_needs_land"),)

    def has_role(self, name: str) -> bool:
        """Whether this person holds a role."""
        return any(role.name == name for role in self.roles)

    @property
    def region(self) -> str:
        """The Kreis where it is known, else the Land, else nothing: an AGS of 5, 2 or 0 digits."""
        return self.kreis_ags or self.land_code or ""


class Role(Base):
    """A role somebody holds; several are normal."""

    __tablename__ = "roles"
    __table_args__ = (
        UniqueConstraint("person_id", "name"),
        CheckConstraint(f"name IN {ROLES}", name="name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"), index=True, info=personal("roles", readers="office")
    )
    name: Mapped[str] = mapped_column(String(20), info=personal("roles", readers="office"))


class Consent(Base):
    """One consent, to the words of one version: given at a time, and withdrawn at another.

    The words of every version stand in people/wording.py and are never changed.
    """

    __tablename__ = "consents"
    __table_args__ = (CheckConstraint("version >= 1", name="version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("consent", readers="the person"),
    )
    subject: Mapped[str] = mapped_column(String(20), info=personal("consent", readers="the person"))
    version: Mapped[int] = mapped_column(info=personal("consent", readers="the person"))
    given_at: Mapped[datetime] = mapped_column(info=personal("consent", readers="the person"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(info=personal("consent", readers="the person"))


class Invitation(Base):
    """What the office entered for somebody beside the person's own row: who asked, and topics wished on the phone."""

    __tablename__ = "invitations"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("invitation", readers="office"),
    )
    invited_by: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id", ondelete="SET NULL"),
        index=True,
        info=personal("who invited", readers="office"),
    )
    topics: Mapped[list[str]] = mapped_column(
        JSON, default=list, info=personal("a caller's wish", readers="the person, office")
    )
    formats: Mapped[list[str]] = mapped_column(
        JSON, default=list, info=personal("first words of a mentor's profile", readers="the person, office")
    )
    languages: Mapped[list[str]] = mapped_column(
        JSON, default=list, info=personal("first words of a mentor's profile", readers="the person, office")
    )
    places: Mapped[int | None] = mapped_column(
        info=personal("first words of a mentor's profile", readers="the person, office")
    )
    created_at: Mapped[datetime]

    person: Mapped[Person] = relationship()


class PersonalCalendar(Base):
    """An address under which somebody's own dates can be subscribed to; only a hash of its secret part is stored.

    A row stays when it is revoked, so that programs hear that the address has gone.
    """

    __tablename__ = "personal_calendars"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("subscribing to one's own dates", readers="the person"),
    )
    label: Mapped[str] = mapped_column(
        String(LINE), info=personal("telling one's own calendars apart", readers="the person")
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    neutral: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()


def role_names(roles: Sequence[Role]) -> frozenset[str]:
    """The names of roles."""
    return frozenset(role.name for role in roles)
