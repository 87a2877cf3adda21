"""A walk of chance through the real actions beside the oracle: whoever disagrees is a fault."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar

from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.mentorship.oracle import house, mentor_rules, rules, silence, wish_rules
from tests.mentorship.oracle.chances import (
    ANY_STEP,
    AWAY,
    BACK,
    DAYS,
    DEEDS,
    ENQUIRY_STEPS,
    NEED_STEPS,
    NEWCOMERS,
    PAUSE_DAYS,
    PLACES,
    PLANS,
    WISH_STEPS,
    a_mentor,
    a_need,
    anyone,
    anything,
    leading_there,
    lives,
    nth,
    pick,
    whoever,
)
from tests.mentorship.oracle.looks import look_at_house, look_at_notes
from tests.mentorship.oracle.notes import WAITING, MentorNote, NeedNote, World
from tests.mentorship.oracle.tandem_walk import TandemWalk
from tests.mentorship.oracle.working_days import BERLIN, day_of

NOON = datetime(2027, 3, 18, 12, tzinfo=BERLIN)


class Walk(TandemWalk, RuleBasedStateMachine):
    """Every deed asks the oracle and the house; `steps` and what was `seen` count over all walks of a run."""

    steps: ClassVar[int] = 0
    seen: ClassVar[Counter[str]] = Counter()

    @initialize()
    def settle(self) -> None:
        self.house = house.settle(NOON, PLACES, NEWCOMERS)
        now = NOON.astimezone(UTC)
        self.world = World(
            now,
            mentors=[MentorNote(places=many) for many in PLACES],
            needs=[NeedNote(now) for _ in range(NEWCOMERS)],
        )

    @rule(what=some.sampled_from(DEEDS), need=a_need, mentor=a_mentor, who=anyone, at=anything, lot=anything)
    def act(self, what: str, need: int, mentor: int, who: str, at: int, lot: int) -> None:
        """One deed; which of its kind, and by whom, follows from chance and from what could happen now."""
        type(self).steps += 1
        getattr(self, leading_there(self.world, what))(need=need, mentor=mentor, who=who, at=at, lot=lot)

    def begin(self, need: int, mentor: int, who: str, at: int, lot: int) -> None:
        beginner = nth(("newcomer", "newcomer", "office", "mentor", "mentor"), at)
        need, mentor = self._some_pair(need, mentor, beginner, lot)
        who = whoever(who, {beginner}, lot)
        allowed = rules.begin(self.world, need, mentor, beginner, who)
        happened = self.house.begin(need, mentor, beginner, who)
        self.agree(f"begin by {beginner} of {need} with {mentor} by {who}", allowed, happened)

    def _some_pair(self, need: int, mentor: int, beginner: str, lot: int) -> tuple[int, int]:
        """Mostly two who can be brought together; whoever has offered once offers again."""
        pairs = [(one, other) for one in range(NEWCOMERS) for other in range(len(PLACES))]
        able = [pair for pair in pairs if rules.can_meet(self.world, *pair)]
        if beginner == "mentor":
            able = [one for one in able if self.world.waiting(mentor=one[1], beginner=beginner)] or able
        return nth(able, lot // 5) if able and lot % 4 else (need, mentor)

    def step_enquiry(self, who: str, at: int, lot: int, **_others: Any) -> None:
        at = pick(self.world.enquiries, at, lambda enquiry: enquiry.state in WAITING)
        note, step = self.world.enquiries[at], nth(ENQUIRY_STEPS, lot // 7)
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

    def step_need(self, need: int, who: str, at: int, lot: int, **_others: Any) -> None:
        step = nth(NEED_STEPS, at)
        step = step if self.world.needs[need].state == "searching" or lot % 9 == 0 else "continue"
        who = whoever(who, {"newcomer"}, lot)
        allowed = rules.step_need(self.world, need, step, who)
        self.agree(f"{step} of need {need} by {who}", allowed, self.house.step_need(need, step, who))

    def step_wish(self, need: int, mentor: int, who: str, at: int, lot: int) -> None:
        step, who = nth(WISH_STEPS, at), whoever(who, {"newcomer"}, lot)
        listed = list(self.world.needs[need].wishes)
        mentor = nth(listed, lot) if step in ("unwish", "raise") and listed else mentor
        allowed = self._ask_about_wish(need, step, mentor, who)
        happened = self.house.step_wish(need, step, who, mentor)
        self.agree(f"{step} of need {need} with {mentor} by {who}", allowed, happened)

    def _ask_about_wish(self, need: int, step: str, mentor: int, who: str) -> bool:
        if step in ("tick", "untick"):
            return wish_rules.tick(self.world, need, who, by_itself=step == "tick")
        if step == "ask_next":
            return wish_rules.ask_next(self.world, need, who)
        steps = {"wish": wish_rules.wish, "unwish": wish_rules.unwish, "raise": wish_rules.raise_wish}
        return steps[step](self.world, need, mentor, who)

    def step_profile(self, who: str, at: int, lot: int, **_others: Any) -> None:
        mentor = pick(self.world.mentors, lot // 3, lambda one: one.state not in ("active", "leaving"))
        step = self._some_step(mentor, at, lot)
        who = whoever(who, {by for name, by in mentor_rules.PROFILE if name == step}, lot)
        who = "mentor" if step == "submit" else who  # nobody can even name another's profile
        if step == "pause":
            allowed = mentor_rules.pause_profile(self.world, mentor, who, PAUSE_DAYS)
        else:
            allowed = mentor_rules.step_profile(self.world, mentor, step, who)
        happened = self.house.step_profile(mentor, step, who, PAUSE_DAYS)
        self.agree(f"{step} of mentor {mentor} by {who}", allowed, happened)

    def _some_step(self, mentor: int, at: int, lot: int) -> str:
        """Mostly one that can be taken: away where she is there, back where she is not."""
        state = self.world.mentors[mentor].state
        back = [step for (step, _), (sources, _) in BACK.items() if state in sources]
        return nth(AWAY if state == "active" else back, at) if lot % 4 else nth(ANY_STEP, at)

    def plan_leaving(self, mentor: int, who: str, at: int, lot: int, **_others: Any) -> None:
        leaving = self.world.mentors[mentor].state == "leaving"
        step, who = "plan" if leaving else "leave", whoever(who, {"mentor"}, lot)
        plans = self._some_plans(mentor, at, lot)
        rule = {"plan": mentor_rules.plan_farewell, "leave": mentor_rules.leave}[step]
        allowed = rule(self.world, mentor, who, plans)
        happened = self.house.plan_leaving(mentor, step, who, plans)
        self.agree(f"{step} of mentor {mentor} by {who} with {plans}", allowed, happened)

    def _some_plans(self, mentor: int, at: int, lot: int) -> dict[int, date | None]:
        """Mostly for her own tandems."""
        days = nth(PLANS, lot // 5)
        until = None if days is None else day_of(self.world.now) + timedelta(days=days)
        own = [
            nth
            for nth, tandem in enumerate(self.world.tandems)
            if (tandem.mentor == mentor and lives(tandem)) or at % 19 == 0
        ]
        return dict.fromkeys(own[: 1 + lot % 2], until)

    def change_places(self, mentor: int, at: int, **_others: Any) -> None:
        places = nth((0, 1, 1, 2, 3), at)
        self.world.mentors[mentor].places = places
        self.agree("places", True, self.house.change_places(mentor, places))

    def keep_apart(self, need: int, mentor: int, **_others: Any) -> None:
        allowed = rules.keep_apart(self.world, need, mentor)
        self.agree("apart", allowed, self.house.keep_apart(need, mentor))

    def bring_together(self, **_others: Any) -> None:
        pair = min(self.world.apart)
        self.world.apart.remove(pair)
        self.agree("together", True, self.house.bring_together(*pair))

    def pass_time(self, at: int, **_others: Any) -> None:
        self.house.pass_time(nth(DAYS, at))
        self.world.now = self.house.now.astimezone(UTC)
        silence.let_time_pass(self.world, look_at_house())

    @invariant()
    def both_look_the_same(self) -> None:
        if hasattr(self, "world"):
            found, expected = look_at_house(), look_at_notes(self.world)
            differing = {
                noun: (found[noun], expected[noun]) for noun in found if found[noun] != expected[noun]
            }
            assert not differing, f"(the house, the oracle): {differing}"
