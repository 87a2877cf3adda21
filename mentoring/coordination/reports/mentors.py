"""How tandems were spread over mentors on the last day of a year."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import case, exists, func, or_, select

from mentoring.coordination.reports.counting import ByHouse, Figure, Year, houses
from mentoring.core.journal import Entry
from mentoring.mentorship.models import MentorProfile, Tandem

MANY = 3


def load_by_house(year: Year) -> list[ByHouse]:
    """Mentors by how many of their tandems lived when the year ended."""
    alive = (Tandem.started_at < year.ends) & (Tandem.ended_at.is_(None) | (Tandem.ended_at >= year.ends))
    tandems = select(func.count()).where(Tandem.mentor_id == MentorProfile.id, alive).scalar_subquery()
    part = case((tandems == 0, "none"), (tandems == 1, "one"), (tandems < MANY, "two"), else_="more")
    approved = exists().where(
        Entry.event == "mentor.approved", Entry.subject_id == MentorProfile.id, Entry.at < year.ends
    )
    there = approved & MentorProfile.state.in_(("active", "paused", "leaving"))
    return houses(part, MentorProfile, MentorProfile.id, or_(tandems > 0, there))


MENTORS = Figure(
    code="mentors",
    label=_l("Mentor*innen, nach Zahl ihrer Tandems"),
    definition=_l(
        "Wie viele Tandems Mentor*innen am 31. Dezember gleichzeitig begleiteten. Gezählt sind alle, die damals "
        "freigegeben waren und beim Entstehen des Berichts noch dabei sind, auch in einer Pause, "
        "und alle mit einem lebenden Tandem."
    ),
    left_out=_l("Nicht gezählt: wer das Konto gelöscht oder das Mentoring ohne Tandem verlassen hat."),
    parts={
        "none": _l("kein Tandem"),
        "one": _l("ein Tandem"),
        "two": _l("zwei Tandems"),
        "more": _l("drei oder mehr Tandems"),
    },
    by_house=load_by_house,
)
