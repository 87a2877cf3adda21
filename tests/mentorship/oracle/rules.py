"""What people may do, by the lifecycles: each rule says whether a step is allowed, and lets it happen."""

from datetime import timedelta

from tests.mentorship.oracle.notes import (
    LIVE,
    SIDES,
    WAITING,
    EnquiryNote,
    MentorNote,
    NeedNote,
    TandemNote,
    World,
)
from tests.mentorship.oracle.working_days import day_of, nine_after

COOL_DOWN = {"declined": timedelta(days=180), "expired": timedelta(days=30)}
LANDS = {"newcomer": "NI", "mentor": "HB"}
ENDS = {"decline": "declined", "withdraw": "withdrawn", "cancel": "cancelled"}
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


def close(world: World, enquiry: EnquiryNote, state: str) -> None:
    """An enquiry ends."""
    enquiry.state, enquiry.closed, enquiry.asked = state, world.now, ""


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
    if mentor.state == "leaving" and not world.live(at):
        mentor.state = "left"


def pause_profile(world: World, at: int, who: str, days: int) -> bool:
    """A pause with its last day; a longer one begins where the first did."""
    before = world.mentors[at].pause
    done = step_profile(world, at, "pause", who)
    if done:
        first = before[0] if before else day_of(world.now)
        world.mentors[at].pause = (first, day_of(world.now) + timedelta(days=days))
    return done


def begin(world: World, need: int, mentor: int, beginner: str, who: str) -> bool:
    """Ask, propose or offer: only its own beginner, and only where the two can come together."""
    if who != beginner or not _can_meet(world, need, mentor):
        return False
    if beginner == "mentor" and world.live(mentor) + _offers(world, mentor) >= world.mentors[mentor].places:
        return False
    asked = set(SIDES) - {beginner}
    until = nine_after(world.now, 10, *(LANDS[side] for side in asked))
    yes = {beginner} & set(SIDES)
    world.enquiries.append(EnquiryNote(need, mentor, beginner, until, yes))
    if beginner == "newcomer":
        world.needs[need].heard = world.now
    return True


def _offers(world: World, mentor: int) -> int:
    return sum(enquiry.beginner == "mentor" for enquiry in world.waiting(mentor=mentor))


def _can_meet(world: World, need: int, mentor: int) -> bool:
    free = world.live(mentor) < world.mentors[mentor].places
    searching = world.needs[need].state == "searching" and not world.waiting(need=need)
    there = world.mentors[mentor].state == "active" and free
    return searching and there and (need, mentor) not in world.apart and not _cools(world, need, mentor)


def _cools(world: World, need: int, mentor: int) -> bool:
    """Whether the same two met a no or a silence too short a time ago."""
    ended = [
        (enquiry.closed, COOL_DOWN[enquiry.state])
        for enquiry in world.enquiries
        if (enquiry.need, enquiry.mentor) == (need, mentor) and enquiry.state in COOL_DOWN
    ]
    return any(closed is not None and world.now < closed + time for closed, time in ended)


def say_yes(world: World, at: int, who: str) -> bool:
    """A yes of one's own; the last one makes a tandem where there is still room for it."""
    enquiry = world.enquiries[at]
    if who not in SIDES or enquiry.state not in WAITING:
        return who in SIDES and who in _asked(enquiry) and enquiry.state == "accepted"
    if who not in enquiry.missing:
        return enquiry.beginner == "office"
    mentor = world.mentors[enquiry.mentor]
    room = mentor.state == "active" and world.live(enquiry.mentor) < mentor.places
    if world.needs[enquiry.need].state != "searching" or not room:
        return False
    _agree(world, enquiry, who)
    return True


def _asked(enquiry: EnquiryNote) -> set[str]:
    return set(SIDES) - {enquiry.beginner}


def _agree(world: World, enquiry: EnquiryNote, who: str) -> None:
    enquiry.yes.add(who)
    if who == "mentor":
        world.mentors[enquiry.mentor].missed = 0
    if enquiry.missing:
        return
    close(world, enquiry, "accepted")
    need = world.needs[enquiry.need]
    need.state, need.stopped = "matched", world.now
    world.tandems.append(TandemNote(enquiry.need, enquiry.mentor, world.now, world.now))
    if world.live(enquiry.mentor) >= world.mentors[enquiry.mentor].places:
        for other in world.waiting(mentor=enquiry.mentor):
            close(world, other, "superseded")


def end_enquiry(world: World, at: int, step: str, who: str) -> bool:
    """No, taken back, or ended by the office; asking again for the same end changes nothing."""
    enquiry = world.enquiries[at]
    allowed = {
        "decline": _asked(enquiry),
        "withdraw": {"newcomer"} | ({"mentor"} & {enquiry.beginner}),
        "cancel": {"office"},
    }
    if who not in allowed[step]:
        return False
    if enquiry.state in WAITING:
        close(world, enquiry, ENDS[step])
        if who == "mentor" and step == "decline":
            world.mentors[enquiry.mentor].missed = 0
        return True
    return enquiry.state == ENDS[step]


def ask_back(world: World, at: int, who: str) -> bool:
    """A question before the yes: twice at most, and the other one has five working days."""
    enquiry = world.enquiries[at]
    if who not in _asked(enquiry) or enquiry.state != "open" or enquiry.questions >= 2:
        return False
    other = "mentor" if who == "newcomer" else "newcomer"
    enquiry.state, enquiry.asked, enquiry.questions = "question", other, enquiry.questions + 1
    enquiry.until = nine_after(world.now, 5, LANDS[other])
    if who == "mentor":
        world.mentors[enquiry.mentor].missed = 0
    return True


def answer(world: World, at: int, who: str) -> bool:
    """The answer turns the clock back to whoever asked."""
    enquiry = world.enquiries[at]
    if enquiry.state != "question" or who != enquiry.asked:
        return False
    asker = "mentor" if who == "newcomer" else "newcomer"
    enquiry.state, enquiry.asked = "open", ""
    enquiry.until = nine_after(world.now, 5, LANDS[asker])
    return True


def step_need(world: World, at: int, step: str, who: str) -> bool:
    """Pause, continue or close a search, by its newcomer alone."""
    need = world.needs[at]
    if who != "newcomer":
        return False
    return {"pause": _pause, "continue": _continue, "close": _close}[step](world, at, need)


def _withdraw_open(world: World, at: int) -> None:
    for enquiry in world.waiting(need=at):
        close(world, enquiry, "withdrawn")


def _pause(world: World, at: int, need: NeedNote) -> bool:
    if need.state != "searching":
        return False
    need.state, need.stopped = "paused", world.now
    _withdraw_open(world, at)
    return True


def _continue(world: World, at: int, need: NeedNote) -> bool:
    if any(tandem.need == at and tandem.state in LIVE for tandem in world.tandems):
        return False
    need.state, need.stopped, need.heard = "searching", None, world.now
    return True


def _close(world: World, at: int, need: NeedNote) -> bool:
    if need.state == "searching":
        need.stopped = world.now
    need.state = "closed"
    _withdraw_open(world, at)
    return True


def keep_apart(world: World, need: int, mentor: int) -> bool:
    """A private list: what waits between the two goes back."""
    world.apart.add((need, mentor))
    for enquiry in world.waiting(need=need, mentor=mentor):
        close(world, enquiry, "returned")
    return True
