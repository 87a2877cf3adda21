"""What is tried how often, and how chance mostly meets somebody whose step it is."""

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from hypothesis import strategies as some

from tests.mentorship.oracle.mentor_rules import PROFILE
from tests.mentorship.oracle.notes import LIVE, TandemNote, World

T = TypeVar("T")

PLACES, NEWCOMERS = (1, 1, 2, 1), 3
DEEDS = (
    *("begin",) * 6,
    *("step_enquiry",) * 9,
    *("step_tandem",) * 6,
    *("propose",) * 4,
    *("answer_proposal",) * 4,
    *("write",) * 3,
    *("plan_talk", "note_talk", "note_talk"),
    *("step_talk",) * 3,
    *("step_wish",) * 5,
    *("step_need",) * 3,
    *("step_profile",) * 5,
    "plan_leaving",
    *("pass_time",) * 5,
    *("change_places", "keep_apart", "bring_together", "bring_together"),
)
FIRST: dict[str, tuple[Callable[[World], object], str]] = {
    "bring_together": (lambda world: world.apart, "begin"),
    "step_enquiry": (lambda world: world.waiting(), "begin"),
    "step_tandem": (lambda world: world.tandems_in(*LIVE), "step_enquiry"),
    "plan_talk": (lambda world: world.tandems_in(*LIVE), "step_enquiry"),
    "note_talk": (lambda world: world.tandems_in(*LIVE), "step_enquiry"),
    "propose": (lambda world: world.tandems_in("running", "ending"), "step_tandem"),
    "write": (lambda world: world.tandems_in("running", "paused", "ending", "completed"), "step_tandem"),
    "answer_proposal": (
        lambda world: any(tandem.proposal or tandem.ended for tandem in world.tandems),
        "propose",
    ),
    "step_talk": (lambda world: any(talk.state != "cancelled" for talk in world.talks), "note_talk"),
}
"""What there should be before something is tried, and what is tried where there is none."""
ENQUIRY_STEPS = ("yes", "yes", "yes", "decline", "withdraw", "cancel", "ask_back", "ask_back", "answer")
ANY_TANDEM_STEP = ("agree", "pause", "continue", "propose_end", "end")
TANDEM_STEPS = {
    "getting_to_know": (*("agree",) * 9, "continue", "end"),
    "running": ("agree", "pause", "pause", "continue", *("propose_end",) * 3, "end"),
    "paused": ("agree", "continue", "continue", "continue", "end"),
    "ending": ("continue", "propose_end", "end"),
}
"""Mostly what leads on from where a tandem is."""
PROPOSALS = ("extension", "handover")
PROPOSED = ("extension", "handover", "handover")
NEED_STEPS = ("pause", "close", "continue", "continue")
WISH_STEPS = (*("wish",) * 5, "unwish", "raise", "tick", "tick", "untick", "ask_next", "ask_next")
TALK_STEPS = ("move", "cancel", "hold", "hold", "take_back", "take_back")
AWAY = ("pause", "pause", "pause", "suspend")
ANY_STEP = tuple(sorted({step for step, _ in PROFILE} - {"leave"}))
BACK = {key: rule for key, rule in PROFILE.items() if key[0] not in (*AWAY, "leave", "return")}
DAYS, PAUSE_DAYS = (1, 1, 2, 3, 5, 5, 10, 16, 25), 20
LONGER = (-20, 0, 1, 14, 60, 800)
PLANS: tuple[int | None, ...] = (None, 0, 10, 60, 365, 400)
"""In how many days a tandem with a leaving mentor shall end, or None for a colleague."""
HOURS = (-26, -1, 2, 30, 200)
"""In how many hours a talk is planned for, or how long ago it was."""
WORDS = ("Danke.", "Es war gut.", "")

anyone = some.sampled_from((*("newcomer", "mentor") * 3, "office", "office", "stranger"))
a_mentor, a_need = some.integers(0, len(PLACES) - 1), some.integers(0, NEWCOMERS - 1)
anything = some.integers(0, 10_000)


def nth(choices: Sequence[T], lot: int) -> T:
    """One of them."""
    return choices[lot % len(choices)]


def whoever(who: str, right: Collection[str], lot: int) -> str:
    """Mostly somebody whose step it is; chance alone would be refused nearly always."""
    return nth(sorted(right), lot // 3) if right and lot % 3 else who


def pick(notes: Sequence[T], lot: int, wanted: Callable[[T], bool]) -> int:
    """The place of one that is wanted, three times out of four; else of any."""
    found = [at for at, note in enumerate(notes) if wanted(note)]
    return nth(found, lot // 4) if found and lot % 4 else lot % len(notes)


def lives(tandem: TandemNote) -> bool:
    return tandem.state in LIVE


def leading_there(world: World, what: str) -> str:
    """What is tried, or what leads to where it can be tried."""
    while what in FIRST and not FIRST[what][0](world):
        what = FIRST[what][1]
    return what
