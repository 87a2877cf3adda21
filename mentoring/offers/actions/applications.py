"""Applying for membership: asked, confirmed by the mailbox, talked over, and answered."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import delete

from mentoring.core import clock
from mentoring.core.clock import job
from mentoring.core.db import action, db, lock
from mentoring.core.journal import TIME, declare, record
from mentoring.core.links import Link, use_link
from mentoring.core.steps import take
from mentoring.offers.actions.floods import guard_flood
from mentoring.offers.models import Asker, MembershipApplication
from mentoring.people.models import Person

declare("application.opened")


@dataclass(frozen=True, slots=True)
class ApplicationWords:
    """Who applies, for which house, and how to answer."""

    institution: str
    institution_type_code: str
    land_code: str
    name: str
    email: str
    phone: str = ""
    words: str = ""


@action
def open_application(
    words: ApplicationWords, *, client: str = "", language: str = "de"
) -> MembershipApplication:
    """Somebody applies. Until the mailbox has confirmed, nobody of the office reads of it. Raises TooMany."""
    guard_flood(words.email, client)
    application = MembershipApplication(**asdict(words), asked_at=clock.now())
    application.language = language
    db.session.add(application)
    db.session.flush()
    record("application.opened", TIME, application.id)
    return application


@action
def confirm_application(link: Link, application: MembershipApplication) -> None:
    """The mailbox says that it was them: from now on the office has it."""
    use_link(link)
    take("confirm", application, Asker(application))


@action
def take_up_application(actor: Person, application: MembershipApplication) -> None:
    """Somebody of the office talks with the house; of two clicks the second changes nothing."""
    lock(application)
    if application.state != "in_talks":
        application.responsible_id = actor.id
        take("take_up", application, actor)


@action
def admit_member(actor: Person, application: MembershipApplication) -> None:
    """The house belongs to the network now."""
    take("admit", application, actor)


@action
def decline_application(actor: Person, application: MembershipApplication, words: str) -> None:
    """Not now, with words that who applied reads on their page."""
    take("decline", application, actor)
    application.office_words = words


@job("applications.forget")
@action
def forget_applications(now: datetime) -> int:
    """Delete what is answered some time after, and what was never confirmed after a few days."""
    days = {
        name: timedelta(days=current_app.config[name]) for name in ("WORDS_KEPT_DAYS", "UNCONFIRMED_DAYS")
    }
    over = MembershipApplication.closed_at < now - days["WORDS_KEPT_DAYS"]
    asked_long_ago = MembershipApplication.asked_at < now - days["UNCONFIRMED_DAYS"]
    unconfirmed = (MembershipApplication.state == "unconfirmed") & asked_long_ago
    gone = delete(MembershipApplication).where(over | unconfirmed).returning(MembershipApplication.id)
    return len(db.session.execute(gone, execution_options={"synchronize_session": False}).all())
