"""How the two agree: one drafts, both confirm, and a change begins anew."""

from calendar import monthrange
from dataclasses import asdict, dataclass
from datetime import date

from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.clock import in_berlin
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import record
from mentoring.core.steps import take
from mentoring.mentorship.actions.tandems.clocks import end_letters_due, heard
from mentoring.mentorship.models import USUAL_MONTHS, Agreement, Tandem
from mentoring.mentorship.queries import latest_agreement
from mentoring.people.models import Person

OPEN_TO_CHANGE = ("getting_to_know", "running", "paused")
MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """What one of the two writes; `learns` is only ever their own."""

    topics: tuple[str, ...] = ()
    goals: str = ""
    learns: str = ""
    months: int = USUAL_MONTHS
    rhythm: str = ""
    channels: tuple[str, ...] = ()
    confidentiality: str = ""
    roles: str = ""
    stopping: str = ""


@action
def draft_agreement(
    actor: Person, tandem: Tandem, words: AgreementWords, *, after: int, confirm: bool = False
) -> Agreement:
    """Write the version that follows number `after` (0 is none), and confirm it at once when asked."""
    _open_to(actor, tandem)
    last = latest_agreement(tandem)
    if (last.number if last is not None else 0) != after:
        raise WrongState(_moved_on())
    agreement = _next_version(actor, tandem, words, last)
    if confirm:
        _confirm(actor, tandem, agreement)
    return agreement


def _open_to(actor: Person, tandem: Tandem) -> None:
    """Only the two, and only while something can be agreed on."""
    lock(tandem.need, tandem)
    if not set(tandem.parties(actor)) & {"newcomer", "mentor"}:
        raise NotAllowed()
    if tandem.state not in OPEN_TO_CHANGE:
        raise WrongState(_("Die Vereinbarung kann jetzt nicht mehr geändert werden."))


def _moved_on() -> str:
    return _("Die Vereinbarung wurde soeben geändert. Bitte lesen Sie die neue Fassung.")


def _next_version(actor: Person, tandem: Tandem, words: AgreementWords, last: Agreement | None) -> Agreement:
    """A new version with the other one's own words kept; the same words are no new version."""
    learns = {side: getattr(last, f"{side}_learns") if last else "" for side in ("newcomer", "mentor")}
    learns[tandem.side_of(actor)] = words.learns
    shared = {name: value for name, value in asdict(words).items() if name != "learns"}
    values = {**shared, **{f"{side}_learns": text for side, text in learns.items()}}
    if last is not None and all(getattr(last, name) == value for name, value in values.items()):
        return last
    number = last.number + 1 if last is not None else 1
    agreement = Agreement(
        enquiry_id=tandem.enquiry_id, number=number, author=actor, drafted_at=clock.now(), **values
    )
    db.session.add(agreement)
    db.session.flush()
    record("tandem.drafted", actor, tandem.id, number=number)
    heard(tandem)
    return agreement


@action
def confirm_agreement(actor: Person, tandem: Tandem, number: int) -> None:
    """Say yes to the version with this number, which must be the newest; the second yes puts it in force."""
    _open_to(actor, tandem)
    last = latest_agreement(tandem)
    if last is None or last.number != number:
        raise WrongState(_moved_on())
    _confirm(actor, tandem, last)


def _confirm(actor: Person, tandem: Tandem, agreement: Agreement) -> None:
    side = tandem.side_of(actor)
    if agreement.confirmed_at(side) is not None:
        return
    setattr(agreement, f"{side}_confirmed_at", clock.now())
    both = agreement.newcomer_confirmed_at is not None and agreement.mentor_confirmed_at is not None
    agreement.confirmed = both
    db.session.flush()
    if both:
        _put_in_force(actor, tandem, agreement)
    else:
        record("tandem.consented", actor, tandem.id, number=agreement.number)
    heard(tandem)


def _put_in_force(actor: Person, tandem: Tandem, agreement: Agreement) -> None:
    """Both have said yes: the tandem runs, or goes on by the new version."""
    before = tandem.agreement.months if tandem.agreement is not None else 0
    start = tandem.planned_end or in_berlin(clock.now()).date()
    tandem.agreement_id, tandem.agreed = agreement.id, True
    if tandem.state == "getting_to_know":
        take("agree", tandem, actor)
    else:
        record("tandem.renewed", actor, tandem.id, number=agreement.number)
    if agreement.months != before:
        plan_end(tandem, months_later(start, agreement.months - before))


def plan_end(tandem: Tandem, end: date) -> None:
    """Say until when; letters for which that is too near already are not written."""
    tandem.planned_end = end
    tandem.reminders = end_letters_due(tandem, end)


def months_later(day: date, months: int) -> date:
    """The same day some months later (or earlier), or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, MONTHS_OF_A_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
