"""What the oracle remembers of mentors, searches, enquiries and tandems."""

from dataclasses import dataclass, field
from datetime import date, datetime

LIVE = ("getting_to_know", "running", "paused", "ending")
WAITING = ("open", "question")
SIDES = ("newcomer", "mentor")


@dataclass
class MentorNote:
    """A mentor's profile. `missed` counts enquiries in a row that ran out; `pause` is its first and last day."""

    state: str = "active"
    places: int = 1
    missed: int = 0
    pause: tuple[date, date | None] | None = None


@dataclass
class NeedNote:
    """A search. `heard` is when its newcomer last gave a sign, `stopped` when its clock stopped."""

    heard: datetime
    state: str = "searching"
    stopped: datetime | None = None


@dataclass
class EnquiryNote:
    """Who of whom, whose yes is there, and whose answer to a question is missing (`asked`)."""

    need: int
    mentor: int
    beginner: str
    until: datetime
    yes: set[str] = field(default_factory=set)
    state: str = "open"
    questions: int = 0
    asked: str = ""
    closed: datetime | None = None

    @property
    def missing(self) -> set[str]:
        return set(SIDES) - self.yes


@dataclass
class TandemNote:
    """Two who said yes. `yes` holds who has agreed to what only both can want; `before` is the state before the end."""

    need: int
    mentor: int
    since: datetime
    heard: datetime
    state: str = "getting_to_know"
    yes: dict[str, set[str]] = field(default_factory=dict)
    until: date | None = None
    before: str = ""
    ended: datetime | None = None


@dataclass
class World:
    """Everything, and the moment it is."""

    now: datetime
    mentors: list[MentorNote]
    needs: list[NeedNote]
    enquiries: list[EnquiryNote] = field(default_factory=list)
    tandems: list[TandemNote] = field(default_factory=list)
    apart: set[tuple[int, int]] = field(default_factory=set)

    def live(self, mentor: int) -> int:
        """How many places of a mentor are in use."""
        return sum(tandem.mentor == mentor and tandem.state in LIVE for tandem in self.tandems)

    def waiting(self, **wanted: int) -> list[EnquiryNote]:
        """Enquiries that wait, of a need or to a mentor."""
        return [
            enquiry
            for enquiry in self.enquiries
            if enquiry.state in WAITING and all(getattr(enquiry, name) == at for name, at in wanted.items())
        ]

    def states(self) -> dict[str, list[str]]:
        """What is compared with the real house."""
        nouns = {
            "mentors": self.mentors,
            "needs": self.needs,
            "enquiries": self.enquiries,
            "tandems": self.tandems,
        }
        return {noun: [note.state for note in notes] for noun, notes in nouns.items()}
