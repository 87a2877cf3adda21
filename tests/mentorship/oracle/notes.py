"""What the oracle remembers of mentors, searches, enquiries, tandems and talks."""

from dataclasses import dataclass, field
from datetime import date, datetime

LIVE = ("getting_to_know", "running", "paused", "ending")
WAITING = ("open", "question")
SIDES = ("newcomer", "mentor")


def other(side: str) -> str:
    """The other one of the two."""
    return "mentor" if side == "newcomer" else "newcomer"


@dataclass
class MentorNote:
    """A mentor's profile. `missed` counts enquiries in a row that ran out; `pause` is its first and last day."""

    state: str = "active"
    places: int = 1
    missed: int = 0
    pause: tuple[date, date | None] | None = None


@dataclass
class NeedNote:
    """A search. `heard` is when its newcomer last gave a sign, `stopped` when its clock stopped.

    `wishes` are the mentors on the list in their order, each with the moment of the words;
    `ticked` is since when the next one goes by itself.
    """

    heard: datetime
    state: str = "searching"
    stopped: datetime | None = None
    wishes: dict[int, datetime] = field(default_factory=dict)
    ticked: datetime | None = None


@dataclass
class EnquiryNote:
    """Who of whom, whose yes is there, and whose answer to a question is missing (`asked`).

    `puzzled` are those whose own question was never answered; `takes_over` is the tandem that shall go on with
    this mentor.
    """

    need: int
    mentor: int
    beginner: str
    until: datetime
    yes: set[str] = field(default_factory=set)
    state: str = "open"
    questions: int = 0
    asked: str = ""
    puzzled: set[str] = field(default_factory=set)
    closed: datetime | None = None
    takes_over: int | None = None

    @property
    def missing(self) -> set[str]:
        return set(SIDES) - self.yes


@dataclass
class ProposalNote:
    """What one of two would like: to go on until a day, with a colleague, or again after the end."""

    kind: str
    author: str
    until: date | None = None
    colleague: int | None = None
    state: str = "open"


@dataclass
class WordsNote:
    """What one of two has written about the way so far, when, and whether the other may read it."""

    words: str
    at: datetime
    shown: bool


@dataclass
class TandemNote:
    """Two who said yes. `yes` holds who has agreed to what they write down; `before` is the state before the end.

    `written` is by kind ("interim", "look_back") and side; `farewell` is how a leaving mentor would like it to go on.
    """

    need: int
    mentor: int
    since: datetime
    heard: datetime
    state: str = "getting_to_know"
    yes: set[str] = field(default_factory=set)
    until: date | None = None
    before: str = ""
    ended: datetime | None = None
    proposals: list[ProposalNote] = field(default_factory=list)
    written: dict[tuple[str, str], WordsNote] = field(default_factory=dict)
    farewell: tuple[str, date | None] | None = None

    @property
    def proposal(self) -> ProposalNote | None:
        """The one that waits for an answer."""
        last = self.proposals[-1] if self.proposals else None
        return last if last is not None and last.state == "open" else None


@dataclass
class TalkNote:
    """A talk; `changes` counts what calendars were told after the first time, `noted` is when it was logged."""

    tandem: int
    starts: datetime
    planned: bool = True
    state: str = "planned"
    changes: int = 0
    noted: datetime | None = None


@dataclass
class World:
    """Everything, and the moment it is, in UTC: the days of a deadline are not shorter in spring."""

    now: datetime
    mentors: list[MentorNote]
    needs: list[NeedNote]
    enquiries: list[EnquiryNote] = field(default_factory=list)
    tandems: list[TandemNote] = field(default_factory=list)
    talks: list[TalkNote] = field(default_factory=list)
    apart: set[tuple[int, int]] = field(default_factory=set)

    def live(self, mentor: int) -> int:
        """How many places of a mentor are in use."""
        return sum(tandem.mentor == mentor and tandem.state in LIVE for tandem in self.tandems)

    def tandems_in(self, *states: str) -> list[TandemNote]:
        """Tandems in one of these states."""
        return [tandem for tandem in self.tandems if tandem.state in states]

    def has_free_place(self, mentor: int) -> bool:
        """Whether somebody more could come."""
        return self.live(mentor) < self.mentors[mentor].places

    def has_tandem(self, need: int) -> bool:
        """Whether a search has found, and the two are still together."""
        return any(tandem.need == need and tandem.state in LIVE for tandem in self.tandems)

    def waiting(self, **wanted: int | str) -> list[EnquiryNote]:
        """Enquiries that wait, of a need or to a mentor."""
        return [
            enquiry
            for enquiry in self.enquiries
            if enquiry.state in WAITING and all(getattr(enquiry, name) == at for name, at in wanted.items())
        ]

    def last_enquiry(self, need: int) -> EnquiryNote | None:
        """The newest of a search."""
        return next((one for one in reversed(self.enquiries) if one.need == need), None)
