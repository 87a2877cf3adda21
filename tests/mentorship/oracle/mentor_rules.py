"""What mentors and the office may do with a mentor's profile, by the lifecycles, and how one leaves."""

from collections.abc import Mapping
from datetime import date, timedelta

from tests.mentorship.oracle.notes import LIVE, MentorNote, World
from tests.mentorship.oracle.rules import close
from tests.mentorship.oracle.working_days import day_of

PROFILE = {
    ("submit", "mentor"): (("draft",), "submitted"),
    ("approve", "office"): (("submitted",), "active"),
    ("return", "office"): (("submitted",), "draft"),
    ("pause", "mentor"): (("active", "paused"), "paused"),
    ("pause", "office"): (("active", "paused"), "paused"),
    ("resume", "mentor"): (("paused",), "active"),
    ("leave", "mentor"): (("draft", "submitted", "active", "paused"), "leaving"),
    ("leave", "office"): (("draft", "submitted", "active", "paused"), "leaving"),
    ("come_back", "mentor"): (("leaving", "left"), "draft"),
    ("suspend", "office"): (("draft", "submitted", "active", "paused", "leaving", "left"), "suspended"),
    ("reinstate", "office"): (("suspended",), "draft"),
}
"""By step and who takes it: from where, and to where."""
LONGEST_PLAN = timedelta(days=365)
Plans = Mapping[int, date | None]
"""By tandem: until when it goes on, or None where it shall go on with somebody else."""


def step_profile(world: World, at: int, step: str, who: str) -> bool:
    """A step of a mentor's profile; whoever leaves the circle of the askable gives open enquiries back."""
    mentor = world.mentors[at]
    sources, target = PROFILE.get((step, who), ((), ""))
    if mentor.state not in sources:
        return False
    mentor.state = target
    if target in ("paused", "leaving", "suspended"):
        for enquiry in world.waiting(mentor=at):
            close(world, enquiry, "returned")
    _note_profile(world, at, mentor, step)
    return True


def _note_profile(world: World, at: int, mentor: MentorNote, step: str) -> None:
    if step in ("approve", "resume"):
        mentor.missed = 0
    if step != "pause":
        mentor.pause = None
    if step == "come_back":
        _forget_plans(world, at)
    if mentor.state == "leaving" and not world.live(at):
        mentor.state = "left"


def _forget_plans(world: World, at: int) -> None:
    for tandem in world.tandems:
        if tandem.mentor == at:
            tandem.farewell = None


def pause_profile(world: World, at: int, who: str, days: int) -> bool:
    """A pause with its last day; a longer one begins where the first did."""
    before = world.mentors[at].pause
    done = step_profile(world, at, "pause", who)
    if done:
        first = before[0] if before else day_of(world.now)
        world.mentors[at].pause = (first, day_of(world.now) + timedelta(days=days))
    return done


def leave(world: World, at: int, who: str, plans: Plans) -> bool:
    """Leave, with a plan for tandems: each goes on until a day, or with somebody else."""
    if not _can_plan(world, at, plans) or not step_profile(world, at, "leave", who):
        return False
    _plan(world, plans)
    return True


def plan_farewell(world: World, at: int, who: str, plans: Plans) -> bool:
    """Say anew how tandems go on, while leaving."""
    if who != "mentor" or world.mentors[at].state != "leaving" or not _can_plan(world, at, plans):
        return False
    _plan(world, plans)
    return True


def _can_plan(world: World, at: int, plans: Plans) -> bool:
    """For the own tandems that live, and for days within a year."""
    today = day_of(world.now)
    own = {nth for nth, one in enumerate(world.tandems) if one.mentor == at and one.state in LIVE}
    in_time = all(until is None or today < until <= today + LONGEST_PLAN for until in plans.values())
    return in_time and plans.keys() <= own


def _plan(world: World, plans: Plans) -> None:
    """A wish and nothing more: no tandem changes by it."""
    for at, until in plans.items():
        world.tandems[at].farewell = ("hand_over" if until is None else "finish", until)
