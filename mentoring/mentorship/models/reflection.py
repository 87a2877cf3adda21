"""What one of the two writes about the way so far."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK
from mentoring.core.personal_data import personal
from mentoring.mentorship.models.parties import KEPT_AFTER_END

INTERIM, LOOK_BACK = "interim", "look_back"
KINDS = (INTERIM, LOOK_BACK)
_FOR_BOTH = "the two persons; a look back only once its author releases it"


class Reflection(Base):
    """Half way (`interim`, read by both) or at the end (`look_back`, read by the other once released)."""

    __tablename__ = "reflections"
    __table_args__ = (
        UniqueConstraint("tandem_id", "author_id", "kind"),
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tandem_id: Mapped[int] = mapped_column(ForeignKey("tandems.id", ondelete="CASCADE"))
    author_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("looking back", readers="the two persons", retention=KEPT_AFTER_END),
    )
    kind: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("looking back", readers=_FOR_BOTH, retention=KEPT_AFTER_END)
    )
    written_at: Mapped[datetime]
    released_at: Mapped[datetime | None]
