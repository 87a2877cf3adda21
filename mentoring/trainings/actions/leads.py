"""Leading together: somebody is invited, and says yes or no; whoever leads may step back from what others lead."""

from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import declare, record
from mentoring.core.steps import take
from mentoring.people.models import Person
from mentoring.trainings.models import Lead, Training
from mentoring.trainings.queries.leading import may_publish

declare("lead.invited")
declare("lead.withdrawn", silent=True)


@action
def invite_lead(actor: Person, training: Training, person: Person) -> Lead:
    """Ask an approved trainer to lead a training, too; the name is shown after their yes."""
    lock(training)
    if not {"trainer", "coordinator"} & set(training.parties(actor)):
        raise NotAllowed()
    if training.state not in ("draft", "published") or not may_publish(person.id):
        raise WrongState()
    if any(one.person_id == person.id and one.state in ("invited", "confirmed") for one in training.leads):
        raise WrongState(_("Diese Person ist schon eingeladen."))
    lead = Lead(training=training, person=person, invited_by_id=actor.id, created_at=clock.now())
    db.session.add(lead)
    db.session.flush()
    record("lead.invited", actor, lead.id)
    return lead


@action
def confirm_lead(actor: Person, lead: Lead) -> None:
    """Say yes: from now on the name is shown, and everything of the training can be done."""
    _answer("confirm", actor, lead)


@action
def decline_lead(actor: Person, lead: Lead) -> None:
    """Say no; it needs no reason."""
    _answer("decline", actor, lead)


def _answer(step: str, actor: Person, lead: Lead) -> None:
    lock(lead.training, lead)
    if lead.training.state not in ("draft", "published"):
        raise WrongState()
    take(step, lead, actor)


@action
def withdraw_lead(actor: Person, lead: Lead) -> None:
    """Take back an invitation that nobody has answered."""
    lock(lead.training, lead)
    take("withdraw", lead, actor)


@action
def leave_lead(actor: Person, lead: Lead) -> None:
    """Step back from what somebody else leads, too."""
    lock(lead.training, lead)
    if lead.training.trainer_ids == {lead.person_id}:
        raise WrongState(_("Sie leiten allein. Laden Sie zuerst jemanden ein, oder sagen Sie ab."))
    take("step_back", lead, actor)
