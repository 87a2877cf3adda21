"""A walk of chance through the real actions beside the oracle: whoever disagrees is a fault."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, ClassVar

from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import func, select

from mentoring.core.db import db
from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import Enquiry, Tandem
from tests.databases import wipe
from tests.mentorship.oracle import rules, silence
from tests.mentorship.oracle.house import House
from tests.mentorship.oracle.notes import SIDES, WAITING, EnquiryNote, MentorNote, NeedNote, TandemNote, World
from tests.mentorship.oracle.tandem_rules import PAUSE, step_tandem
from tests.mentorship.oracle.working_days import BERLIN

PLACES, NEWCOMERS = (1, 1, 2), 3
NOON = datetime(2027, 3, 18, 12, tzinfo=BERLIN)
DEEDS = (
    *("begin",) * 6,
    *("step_enquiry",) * 9,
    *("step_tandem",) * 6,
    *("step_need",) * 3,
    *("step_profile",) * 5,
    *("pass_time",) * 4,
    *("change_places", "keep_apart", "bring_together", "bring_together"),
)
"""How often what is tried."""
ENQUIRY_STEPS = ("yes", "yes", "yes", "decline", "withdraw", "cancel", "ask_back", "ask_back", "answer")
TANDEM_STEPS = ("agree", "agree", "agree", "pause", "continue", "continue", "propose_end", "end")
NEED_STEPS = ("pause", "close", "continue", "continue")
AWAY = ("pause", "pause", "pause", "leave", "suspend")
ANY_STEP = tuple(sorted({step for step, _ in rules.PROFILE}))
BACK = {key: rule for key, rule in rules.PROFILE.items() if key[0] not in (*AWAY, "return")}
DAYS, PAUSE_DAYS = (1, 3, 5, 5, 10, 16, 25), 20
anyone = some.sampled_from((*("newcomer", "mentor") * 3, "office", "office", "stranger"))
a_mentor, a_need = some.integers(0, len(PLACES) - 1), some.integers(0, NEWCOMERS - 1)
anything = some.integers(0, 10_000)


class Walk(RuleBasedStateMachine):
    """Every deed asks the oracle and the house; `steps` and what was `seen` count over all walks of a run."""

    steps: ClassVar[int] = 0
    seen: ClassVar[Counter[str]] = Counter()

    @initialize()
    def settle(self) -> None:
        wipe()
        self.house = House(NOON, PLACES, NEWCOMERS)
        self.world = World(
            NOON,
            mentors=[MentorNote(places=many) for many in PLACES],
            needs=[NeedNote(NOON) for _ in range(NEWCOMERS)],
        )

    @rule(what=some.sampled_from(DEEDS), need=a_need, mentor=a_mentor, who=anyone, at=anything, lot=anything)
    def act(self, what: str, need: int, mentor: int, who: str, at: int, lot: int) -> None:
        """One deed; which of its kind, and by whom, follows from chance and from what could happen now."""
        type(self).steps += 1
        getattr(self, what)(need=need, mentor=mentor, who=who, at=at, lot=lot)

    def begin(self, need: int, mentor: int, who: str, at: int, lot: int) -> None:
        beginner = ("newcomer", "newcomer", "office", "mentor")[at % 4]
        who = whoever(who, {beginner}, lot)
        allowed = rules.begin(self.world, need, mentor, beginner, who)
        happened = self.house.begin(need, mentor, beginner, who)
        self.agree(f"begin of {need} with {mentor} as {beginner} by {who}", allowed, happened)

    def step_enquiry(self, who: str, at: int, lot: int, **_others: Any) -> None:
        if not self.world.enquiries:
            return
        at = pick(self.world.enquiries, at)
        note, step = self.world.enquiries[at], ENQUIRY_STEPS[lot // 7 % len(ENQUIRY_STEPS)]
        step = "answer" if note.asked and lot % 5 else step
        right = {"withdraw": {"newcomer"}, "cancel": {"office"}, "answer": {note.asked} - {""}}
        who = whoever(who, right.get(step, note.missing), lot)
        allowed = self._ask_oracle(at, step, who)
        happened = self.house.step_enquiry(at, step, who, note.need, note.mentor)
        self.agree(f"{step} of enquiry {at} by {who} ({note})", allowed, happened)

    def _ask_oracle(self, at: int, step: str, who: str) -> bool:
        if step in rules.ENDS:
            return rules.end_enquiry(self.world, at, step, who)
        steps = {"yes": rules.say_yes, "ask_back": rules.ask_back, "answer": rules.answer}
        return steps[step](self.world, at, who)

    def step_tandem(self, who: str, at: int, lot: int, **_others: Any) -> None:
        if not self.world.tandems:
            return
        at = pick(self.world.tandems, at)
        note, step = self.world.tandems[at], TANDEM_STEPS[lot // 7 % len(TANDEM_STEPS)]
        who = whoever(who, SIDES, lot)
        allowed = step_tandem(self.world, at, step, who)
        happened = self.house.step_tandem(at, step, who, note.need, note.mentor, PAUSE.days)
        self.agree(f"{step} of tandem {at} by {who} ({note})", allowed, happened)

    def step_need(self, need: int, who: str, at: int, lot: int, **_others: Any) -> None:
        step = NEED_STEPS[at % len(NEED_STEPS)]
        step = step if self.world.needs[need].state == "searching" else "continue"
        who = whoever(who, {"newcomer"}, lot)
        allowed = rules.step_need(self.world, need, step, who)
        self.agree(f"{step} of need {need} by {who}", allowed, self.house.step_need(need, step, who))

    def step_profile(self, mentor: int, who: str, at: int, lot: int, **_others: Any) -> None:
        step = self._some_step(mentor, at, lot)
        who = whoever(who, {by for name, by in rules.PROFILE if name == step}, lot)
        who = "mentor" if step == "submit" else who  # nobody can even name another's profile
        if step == "pause":
            allowed = rules.pause_profile(self.world, mentor, who, PAUSE_DAYS)
        else:
            allowed = rules.step_profile(self.world, mentor, step, who)
        happened = self.house.step_profile(mentor, step, who, PAUSE_DAYS)
        self.agree(f"{step} of mentor {mentor} by {who}", allowed, happened)

    def _some_step(self, mentor: int, at: int, lot: int) -> str:
        """Mostly one that can be taken: away where she is there, back where she is not."""
        state = self.world.mentors[mentor].state
        steps = (
            AWAY if state == "active" else [step for (step, _), (froms, _) in BACK.items() if state in froms]
        )
        return steps[at % len(steps)] if lot % 4 else ANY_STEP[at % len(ANY_STEP)]

    def change_places(self, mentor: int, at: int, **_others: Any) -> None:
        places = (0, 1, 1, 2, 3)[at % 5]
        self.world.mentors[mentor].places = places
        self.agree("places", True, self.house.change_places(mentor, places))

    def keep_apart(self, need: int, mentor: int, **_others: Any) -> None:
        allowed = rules.keep_apart(self.world, need, mentor)
        self.agree("apart", allowed, self.house.keep_apart(need, mentor))

    def bring_together(self, **_others: Any) -> None:
        if self.world.apart:
            pair = min(self.world.apart)
            self.world.apart.remove(pair)
            self.agree("together", True, self.house.bring_together(*pair))

    def pass_time(self, at: int, **_others: Any) -> None:
        self.house.pass_time(DAYS[at % len(DAYS)])
        self.world.now = self.house.now
        silence.let_time_pass(self.world, self.house.states())

    def agree(self, what: str, allowed: bool, happened: bool) -> None:
        """Both let it happen, or both do not."""
        self.seen[what.partition(" of ")[0] + (" done" if happened else " refused")] += 1
        assert happened == allowed, f"{what}: the oracle says {allowed}, the house {happened}"

    @invariant()
    def both_look_the_same(self) -> None:
        if hasattr(self, "world"):
            assert self.house.states() == self.world.states()
            assert faults() == []


def whoever(who: str, right: Collection[str], lot: int) -> str:
    """Mostly somebody whose step it is; chance alone would be refused nearly always."""
    return sorted(right)[lot // 3 % len(right)] if right and lot % 3 else who


def pick(notes: Sequence[EnquiryNote | TandemNote], lot: int) -> int:
    """The place of one that goes on, three times out of four; else of any."""
    living = [at for at, note in enumerate(notes) if note.state in (*WAITING, *LIVE)]
    return living[lot // 4 % len(living)] if living and lot % 4 else lot % len(notes)


def faults() -> list[str]:
    """What must never be in the database, whoever did what."""
    live = Tandem.state.in_(LIVE)
    twice = select(Tandem.need_id).where(live).group_by(Tandem.need_id).having(func.count() > 1)
    waiting = Enquiry.state.in_(WAITING)
    double = select(Enquiry.need_id).where(waiting).group_by(Enquiry.need_id).having(func.count() > 1)
    unagreed = select(Tandem.id).join(Enquiry, Enquiry.id == Tandem.enquiry_id)
    missing = Enquiry.newcomer_agreed_at.is_(None) | Enquiry.mentor_agreed_at.is_(None)
    looks: dict[str, Any] = {
        "two tandems of a need": twice,
        "two open enquiries of a need": double,
        "a tandem without two yeses": unagreed.where((Enquiry.state != "accepted") | missing),
    }
    found = [words for words, look in looks.items() if db.session.execute(look).first()]
    db.session.rollback()
    return found
