"""Who will be told of a change, before it is made."""

from sqlalchemy import select

from mentoring.accounts.models import Account
from mentoring.core.db import db
from mentoring.trainings.lifecycle import LIVE
from mentoring.trainings.models import Registration, Training


def told_names(training: Training) -> dict[str, list[str]]:
    """The names of who is registered, has an offer in hand, or waits; by state, first come first."""
    told = (Registration.training_id == training.id) & Registration.state.in_(LIVE)
    rows = select(Registration.state, Account.name).join(Account, Account.id == Registration.person_id)
    names: dict[str, list[str]] = {state: [] for state in LIVE}
    for state, name in db.session.execute(rows.where(told).order_by(Registration.id)):
        names[state].append(name)
    return names
