"""What somebody who leads trainings says of themselves."""

from collections.abc import Collection

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK, LINE
from mentoring.core.journal import Actor
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.people.models import Person
from mentoring.trainings.lifecycle import TRAINER
from mentoring.trainings.models.office import is_office


class TrainerProfile(Stateful, Base):
    """What somebody who leads trainings says of themselves: the same id as the person."""

    __tablename__ = "trainer_profiles"
    __table_args__ = (TRAINER.check(),)
    __lock_rank__ = 45
    lifecycle = TRAINER

    id: Mapped[int] = mapped_column(ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True)
    about: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("approval by the office", readers="office")
    )
    certificate_name: Mapped[str] = mapped_column(
        String(LINE), default="", info=personal("the name on certificates", readers="who has taken part")
    )
    return_words: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("what the office asks for", readers="the person, office")
    )

    person: Mapped[Person] = relationship()

    def parties(self, actor: Actor) -> Collection[str]:
        """The trainer, and the office, which never decides about itself."""
        if actor.id == self.id:
            return {"trainer"}
        return {"coordinator"} if is_office(actor) else ()
