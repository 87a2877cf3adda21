"""Accounts, their sign-ins, and how often somebody tried."""

from datetime import datetime

from flask_security import UserMixin
from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base
from mentoring.core.letter_kinds import PACES
from mentoring.core.personal_data import personal

NEW_ADDRESS = "7 days, when nobody confirms it"


class Account(Base, UserMixin):
    """Who can sign in. The person of an account has the same id (people.models.Person)."""

    __tablename__ = "accounts"
    __lock_rank__ = 1
    __table_args__ = (
        CheckConstraint("language IN ('de', 'en')", name="language"),
        # The journal and the list of erasures know ids only: none may ever mean somebody else.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(
        String(254),
        unique=True,
        info=personal("sign in, letters", readers="partner after acceptance, office"),
    )
    name: Mapped[str] = mapped_column(
        String(120),
        default="",
        info=personal("salutation, contact", readers="partner after acceptance, office"),
    )
    language: Mapped[str] = mapped_column(String(2), default="de", info=personal("letters", readers="nobody"))
    password: Mapped[str | None] = mapped_column(String(255), info=personal("sign in", readers="nobody"))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(info=personal("retention", readers="office"))
    confirmed_at: Mapped[datetime | None] = mapped_column(info=personal("consent", readers="office"))
    invited_at: Mapped[datetime | None] = mapped_column(info=personal("retention", readers="office"))
    last_sign_in_at: Mapped[datetime | None] = mapped_column(info=personal("retention", readers="nobody"))
    new_email: Mapped[str | None] = mapped_column(
        String(254),
        info=personal(
            "change of address, until it is confirmed", readers="the person", retention=NEW_ADDRESS
        ),
    )
    new_email_at: Mapped[datetime | None] = mapped_column(
        info=personal("change of address, until it is confirmed", readers="the person", retention=NEW_ADDRESS)
    )
    inactive_told_at: Mapped[datetime | None] = mapped_column(
        info=personal("retention", readers="the person")
    )
    erase_at: Mapped[datetime | None] = mapped_column(
        index=True, info=personal("erasure", readers="the person")
    )
    tf_primary_method: Mapped[str | None] = mapped_column(
        String(64), info=personal("second factor", readers="nobody")
    )
    tf_totp_secret: Mapped[str | None] = mapped_column(
        String(255), info=personal("second factor", readers="nobody")
    )
    tf_last_counter: Mapped[int | None] = mapped_column(
        BigInteger, info=personal("second factor: a code works once", readers="nobody")
    )
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(
        JSON(), info=personal("second factor", readers="nobody")
    )


class SignIn(Base):
    """One signed-in browser: a row written at sign-in and removed at sign-out; a cookie alone is worth nothing."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(
        ForeignKey("accounts.id", ondelete="CASCADE"), index=True, info=personal("sign in", readers="nobody")
    )
    id_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    kept: Mapped[bool] = mapped_column(default=False)


class LetterChoice(Base):
    """When somebody wants letters of one kind, if ever; a kind without a row goes as the house usually does."""

    __tablename__ = "letter_choices"
    __table_args__ = (CheckConstraint(f"pace IN {tuple(PACES)}", name="pace"),)

    account_id: Mapped[int] = mapped_column(
        ForeignKey("accounts.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("letters", readers="the person"),
    )
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    pace: Mapped[str] = mapped_column(String(10), info=personal("letters", readers="the person"))


class Attempt(Base):
    """How often something was tried under one key since the window began; a key is a keyed hash, never an address."""

    __tablename__ = "attempts"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    began_at: Mapped[datetime] = mapped_column(index=True)
    tries: Mapped[int] = mapped_column(default=1)
