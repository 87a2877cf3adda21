"""How long what is kept: every purpose with its period from the settings, and how many rows are over it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Select, func, select

from mentoring.accounts.models import Account
from mentoring.accounts.queries import unconfirmed, unconfirmed_new_address
from mentoring.coordination.queries.forgettable import forgettable_cohorts
from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.looks import Look
from mentoring.core.outbox import forgettable_letters
from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import Tandem
from mentoring.mentorship.queries.forgettable import enquiries_to_forget, help_to_forget, tandems_to_forget
from mentoring.offers.models import Consultation, MembershipApplication
from mentoring.privacy.models import Erasure
from mentoring.trainings.lifecycle import LIVE as SEATED
from mentoring.trainings.models import Registration, TrainingDate
from mentoring.trainings.queries.certificates import old_registrations

MONTH = timedelta(days=30.4375)
Rows = Callable[[datetime], Select[Any]]


@dataclass(frozen=True, slots=True)
class Period:
    """One clock: what it takes away, after how long (a setting), counted from what, and the rows that are due."""

    what: Any
    setting: str
    since: Any
    rows: Rows
    months: bool = False

    @property
    def length(self) -> int:
        """The setting's value, in days or months."""
        return int(current_app.config[self.setting])

    def due(self, now: datetime) -> int:
        """How many rows this clock takes away at a moment."""
        return db.session.scalar(select(func.count()).select_from(self.rows(now).subquery())) or 0


def _erasures(now: datetime) -> Select[Any]:
    return select(Account.id).where(Account.erase_at <= now)


def _new_addresses(now: datetime) -> Select[Any]:
    return select(Account.id).where(unconfirmed_new_address(now))


def unused_accounts(now: datetime, setting: str) -> Select[Any]:
    """Accounts into which nobody has signed in for so many months, and with nothing going on."""
    seen = func.coalesce(Account.last_sign_in_at, Account.confirmed_at)
    idle = (seen < now - MONTH * current_app.config[setting]) & Account.active & Account.erase_at.is_(None)
    pair = (Tandem.newcomer_id == Account.id) | (Tandem.mentor_id == Account.id)
    tandem = select(Tandem.id).where(pair, Tandem.state.in_(LIVE)).exists()
    dates = (TrainingDate.training_id == Registration.training_id) & (TrainingDate.ends_at > now)
    seat = (Registration.person_id == Account.id) & Registration.state.in_(SEATED)
    coming = select(Registration.id).where(seat, select(TrainingDate.id).where(dates).exists()).exists()
    return select(Account.id).where(idle, ~tandem, ~coming)


def is_unused(account: Account, setting: str) -> bool:
    """The same for one account, now."""
    rows = unused_accounts(clock.now(), setting).where(Account.id == account.id)
    return db.session.scalar(rows) is not None


def _done(asked: type[Consultation | MembershipApplication], now: datetime) -> Select[Any]:
    over = asked.closed_at < now - timedelta(days=current_app.config["WORDS_KEPT_DAYS"])
    late = asked.asked_at < now - timedelta(days=current_app.config["UNCONFIRMED_DAYS"])
    return select(asked.id).where(over | ((asked.state == "unconfirmed") & late))


def _left_unused(now: datetime) -> Select[Any]:
    grace = now - timedelta(days=current_app.config["ERASURE_GRACE_DAYS"])
    return unused_accounts(now, "INACTIVE_ERASURE_MONTHS").where(Account.inactive_told_at < grace)


def _looks(now: datetime) -> Select[Any]:
    return select(Look.id).where(old_looks(now))


def old_looks(now: datetime) -> ColumnElement[bool]:
    """Looks of the office that are no longer kept."""
    day = clock.in_berlin(now - timedelta(days=current_app.config["LOOKS_KEPT_DAYS"])).date()
    return Look.day < day


def old_keys(now: datetime) -> Select[Any]:
    """Keys of erased accounts that no backup can bring back any more."""
    kept = timedelta(days=current_app.config["ERASURES_KEPT_DAYS"])
    return select(Erasure.key).where(Erasure.erased_at < now - kept)


PERIODS = (
    Period(
        _l("Konten, die nicht bestätigt wurden"),
        "UNCONFIRMED_DAYS",
        _l("nach dem Registrieren"),
        lambda now: select(Account.id).where(unconfirmed(now, invited=False)),
    ),
    Period(
        _l("Einladungen ohne Antwort"),
        "UNCONFIRMED_INVITED_DAYS",
        _l("nach der Einladung"),
        lambda now: select(Account.id).where(unconfirmed(now, invited=True)),
    ),
    Period(
        _l("Neue E-Mail-Adressen, die nicht bestätigt wurden"),
        "NEW_ADDRESS_DAYS",
        _l("nach der Angabe"),
        _new_addresses,
    ),
    Period(
        _l("Worte beendeter Anfragen"),
        "WORDS_KEPT_DAYS",
        _l("nach dem Ende der Anfrage"),
        enquiries_to_forget,
    ),
    Period(
        _l("Texte beendeter Tandems: Vereinbarung, Nachrichten, Rückblicke, Zwischenfragen, Orte"),
        "WORDS_KEPT_DAYS",
        _l("nach dem Ende des Tandems"),
        tandems_to_forget,
    ),
    Period(
        _l("Worte erledigter Bitten um Hilfe"), "WORDS_KEPT_DAYS", _l("nach der Erledigung"), help_to_forget
    ),
    Period(
        _l("Erledigte Bitten um ein Gespräch"),
        "WORDS_KEPT_DAYS",
        _l("nach der Erledigung"),
        lambda now: _done(Consultation, now),
    ),
    Period(
        _l("Erledigte Anträge auf Mitgliedschaft"),
        "WORDS_KEPT_DAYS",
        _l("nach der Erledigung"),
        lambda now: _done(MembershipApplication, now),
    ),
    Period(
        _l("Anmeldungen und Anwesenheit; Nummern von Bescheinigungen bleiben"),
        "REGISTRATION_KEPT_DAYS",
        _l("nach dem letzten Termin"),
        old_registrations,
    ),
    Period(
        _l("Vorschläge für alle, mit den Paaren darin"),
        "COHORTS_KEPT_DAYS",
        _l("nach dem Entwurf"),
        forgettable_cohorts,
    ),
    Period(
        _l("Briefe an Adressen ohne Konto"), "LETTERS_KEPT_DAYS", _l("nach dem Versand"), forgettable_letters
    ),
    Period(
        _l("Konten, in die sich niemand mehr einloggt"),
        "INACTIVE_ERASURE_MONTHS",
        _l("nach dem letzten Einloggen, mit Brief vorher"),
        _left_unused,
        months=True,
    ),
    Period(
        _l("Konten nach dem Wunsch, gelöscht zu werden"),
        "ERASURE_GRACE_DAYS",
        _l("nach dem Wunsch; Einloggen bricht ab"),
        _erasures,
    ),
    Period(_l("Vermerke, wer nachgesehen hat"), "LOOKS_KEPT_DAYS", _l("nach dem Tag"), _looks),
    Period(
        _l("Schlüssel gelöschter Konten, damit Sicherungen sie wieder vergessen"),
        "ERASURES_KEPT_DAYS",
        _l("nach der Löschung"),
        old_keys,
    ),
)
"""In the order of the page. The jobs of the rooms take away exactly these rows."""
