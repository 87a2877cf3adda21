"""The part of a walk that is about tandems: agreements and ends, proposals, words, and talks."""

from collections import Counter
from datetime import timedelta
from typing import Any, ClassVar

from tests.mentorship.oracle import proposal_rules, talk_rules, tandem_rules
from tests.mentorship.oracle.chances import (
    ANY_TANDEM_STEP,
    HOURS,
    LONGER,
    PLACES,
    PROPOSALS,
    PROPOSED,
    TALK_STEPS,
    TANDEM_STEPS,
    WORDS,
    lives,
    nth,
    pick,
    whoever,
)
from tests.mentorship.oracle.house import House
from tests.mentorship.oracle.notes import SIDES, TandemNote, World
from tests.mentorship.oracle.tandem_house import TandemDeeds
from tests.mentorship.oracle.tandem_rules import PAUSE
from tests.mentorship.oracle.working_days import day_of


class TandemWalk:
    """Every deed in a tandem asks the oracle and the house."""

    house: House
    world: World
    seen: ClassVar[Counter[str]]

    @property
    def deeds(self) -> TandemDeeds:
        return TandemDeeds(self.house)

    def agree(self, what: str, allowed: bool, happened: bool) -> None:
        """Both let it happen, or both do not."""
        self.seen[what.partition(" of ")[0] + (" done" if happened else " refused")] += 1
        assert happened == allowed, f"{what}: the oracle says {allowed}, the house {happened}"

    def step_tandem(self, who: str, at: int, lot: int, **_others: Any) -> None:
        at = pick(self.world.tandems, at, lives)
        note = self.world.tandems[at]
        step = nth(TANDEM_STEPS.get(note.state, ANY_TANDEM_STEP) if lot % 5 else ANY_TANDEM_STEP, lot // 7)
        who = whoever(who, SIDES, lot)
        allowed = tandem_rules.step_tandem(self.world, at, step, who)
        happened = self.deeds.step(at, note, step, who, PAUSE.days)
        self.agree(f"{step} of tandem {at} by {who} ({note})", allowed, happened)

    def propose(self, mentor: int, who: str, at: int, lot: int, **_others: Any) -> None:
        """To go on until a day, or with a colleague."""
        at = pick(self.world.tandems, at, lambda tandem: tandem.state in ("running", "ending"))
        note, kind = self.world.tandems[at], nth(PROPOSED, lot // 7)
        who, colleague = whoever(who, SIDES, lot), self._some_colleague(note, lot // 5)
        until = (note.until or day_of(self.world.now)) + timedelta(days=nth(LONGER, lot))
        if kind == "extension":
            allowed = proposal_rules.propose_extension(self.world, at, who, until)
        else:
            allowed = proposal_rules.propose_handover(self.world, at, who, colleague)
        happened = self.deeds.propose(at, note, kind, who, until, colleague)
        self.agree(f"{kind} of tandem {at} by {who} ({note})", allowed, happened)

    def _some_colleague(self, note: TandemNote, lot: int) -> int:
        """Mostly one who could take over."""
        able = [
            mentor for mentor in range(len(PLACES)) if proposal_rules.can_take_over(self.world, note, mentor)
        ]
        return nth(able, lot) if able and lot % 4 else lot % len(PLACES)

    def answer_proposal(self, who: str, at: int, lot: int, **_others: Any) -> None:
        """Say yes to what the other proposes, or drop it; or take up again what has ended."""
        at = pick(self.world.tandems, at, self._can_be_answered)
        note = self.world.tandems[at]
        step = self._some_answer(note, lot // 7)
        who = whoever(who, set(SIDES) - {note.proposal.author if note.proposal else ""}, lot)
        allowed = self._ask_about_answer(at, step, who)
        happened = self.deeds.answer(at, note, step, who)
        self.agree(f"answer {step} of tandem {at} by {who} ({note})", allowed, happened)

    def _can_be_answered(self, tandem: TandemNote) -> bool:
        fresh = tandem.ended is not None and self.world.now - tandem.ended < proposal_rules.REOPEN
        return fresh or tandem.proposal is not None

    def _some_answer(self, note: TandemNote, lot: int) -> str:
        if note.proposal is None or note.proposal.kind == "reopening":
            return nth(("reopen", "reopen", "reopen", "reopen", "drop", *PROPOSALS), lot)
        return nth((*(note.proposal.kind,) * 4, "drop", "reopen", *PROPOSALS), lot)

    def _ask_about_answer(self, at: int, step: str, who: str) -> bool:
        if step in PROPOSALS:
            return proposal_rules.agree(self.world, at, step, who)
        return {"drop": proposal_rules.drop, "reopen": proposal_rules.reopen}[step](self.world, at, who)

    def write(self, who: str, at: int, lot: int, **_others: Any) -> None:
        """Half way or at the end; afterwards both read what they may."""
        at = pick(self.world.tandems, at, lambda tandem: tandem.state in ("ending", "completed", "running"))
        note = self.world.tandems[at]
        kind = "look_back" if lot // 11 % 4 and note.state in ("ending", "completed") else "interim"
        who, words, release = whoever(who, SIDES, lot), nth(WORDS, lot // 13), bool(lot // 17 % 2)
        if kind == "interim":
            words = words or WORDS[0]
            allowed = tandem_rules.write_interim(self.world, at, who, words)
        else:
            allowed = tandem_rules.look_back(self.world, at, who, words, release=release)
        happened = self.deeds.write(at, note, kind, who, words, release=release)
        self.agree(f"{kind} of tandem {at} by {who} ({note})", allowed, happened)
        self._read(at, note)

    def _read(self, at: int, note: TandemNote) -> None:
        for side in SIDES:
            expected = {kind: tandem_rules.readable(note, kind, side) for kind in ("interim", "look_back")}
            found = self.deeds.readable(at, note, side)
            assert found == expected, f"{side} of tandem {at} reads {found} and not {expected}"

    def plan_talk(self, who: str, at: int, lot: int, **_others: Any) -> None:
        at = pick(self.world.tandems, at, lives)
        who, starts = whoever(who, SIDES, lot), self.world.now + timedelta(hours=nth(HOURS, lot // 7))
        allowed = talk_rules.plan(self.world, at, who, starts)
        happened = self.deeds.plan_talk(at, self.world.tandems[at], who, starts)
        self.agree(f"plan a talk of tandem {at} by {who}", allowed, happened)

    def note_talk(self, who: str, at: int, lot: int, **_others: Any) -> None:
        at = pick(self.world.tandems, at, lives)
        who = whoever(who, SIDES, lot)
        allowed = talk_rules.note(self.world, at, who)
        happened = self.deeds.note_talk(at, self.world.tandems[at], who)
        self.agree(f"note a talk of tandem {at} by {who}", allowed, happened)

    def step_talk(self, who: str, at: int, lot: int, **_others: Any) -> None:
        at = pick(self.world.talks, at, lambda talk: talk.state != "cancelled")
        note, step = self.world.talks[at], nth(TALK_STEPS, lot // 7)
        who = whoever(who, SIDES, lot)
        starts = note.starts + timedelta(hours=1 + nth((0, 3, 50), lot))
        allowed = talk_rules.step_talk(self.world, at, step, who, starts)
        happened = self.deeds.step_talk(at, self.world.tandems[note.tandem], step, who, starts)
        self.agree(f"{step} of talk {at} by {who} ({note})", allowed, happened)
