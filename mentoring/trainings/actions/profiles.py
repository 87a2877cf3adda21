"""A trainer's profile: written, handed in, approved by the office, left."""

from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed
from mentoring.core.journal import declare
from mentoring.core.steps import take
from mentoring.people.models import Person
from mentoring.trainings.models import TrainerProfile

declare("trainer.submitted", "trainer.left", "trainer.came_back", silent=True)


@action
def save_trainer_profile(actor: Person, about: str, certificate_name: str = "") -> TrainerProfile:
    """Write one's profile; a draft is handed in to the office by the same button."""
    if not actor.has_role("trainer"):
        raise NotAllowed()
    profile = db.session.get(TrainerProfile, actor.id)
    if profile is None:
        profile = TrainerProfile(id=actor.id)
        db.session.add(profile)
    profile.about, profile.certificate_name = about, certificate_name
    if profile.state == "draft":
        take("submit", profile, actor)
    return profile


@action
def approve_trainer(actor: Person, profile: TrainerProfile) -> None:
    """The office lets a trainer publish."""
    take("approve", profile, actor)
    profile.return_words = ""


@action
def return_trainer(actor: Person, profile: TrainerProfile, words: str = "") -> None:
    """The office asks for more; its words stand on the profile's page, not in the letter."""
    take("return", profile, actor)
    profile.return_words = words


@action
def suspend_trainer(actor: Person, profile: TrainerProfile) -> None:
    """The office takes back the permission to publish; published dates stay."""
    take("suspend", profile, actor)


@action
def reinstate_trainer(actor: Person, profile: TrainerProfile) -> None:
    """The profile is a draft again and can be handed in."""
    take("reinstate", profile, actor)


@action
def leave_trainer(actor: Person, profile: TrainerProfile) -> None:
    """Stop leading trainings; published dates stay until they are cancelled."""
    take("leave", profile, actor)


@action
def come_back_trainer(actor: Person, profile: TrainerProfile) -> None:
    """Begin again with a draft."""
    take("come_back", profile, actor)
