"""What people may do with enquiries and searches: each rule says whether a step is allowed, and lets it happen."""

from datetime import timedelta

from tests.mentorship.oracle.notes import SIDES, WAITING, EnquiryNote, NeedNote, TandemNote, World, other
from tests.mentorship.oracle.tandem_rules import give_way
from tests.mentorship.oracle.working_days import nine_after

COOL_DOWN = {"declined": timedelta(days=180), "expired": timedelta(days=30)}
LANDS = {"newcomer": "NI", "mentor": "HB"}
ENDS = {"decline": "declined", "withdraw": "withdrawn", "cancel": "cancelled"}


def close(world: World, enquiry: EnquiryNote, state: str) -> None:
    """An enquiry ends."""
    enquiry.state, enquiry.closed, enquiry.asked = state, world.now, ""


def begin(world: World, need: int, mentor: int, beginner: str, who: str) -> bool:
    """Ask, propose or offer: only its own beginner, and only where the two can come together."""
    if who != beginner or not can_meet(world, need, mentor):
        return False
    if beginner == "mentor" and world.live(mentor) + _offers(world, mentor) >= world.mentors[mentor].places:
        return False
    if beginner == "newcomer":
        world.needs[need].heard = world.now
    if beginner == "mentor":
        world.mentors[mentor].missed = 0
    ask(world, need, mentor, beginner)
    return True


def _offers(world: World, mentor: int) -> int:
    return sum(enquiry.beginner == "mentor" for enquiry in world.waiting(mentor=mentor))


def can_meet(world: World, need: int, mentor: int) -> bool:
    """Whether the two can be brought together now; one open enquiry per need."""
    searching = world.needs[need].state == "searching" and not world.waiting(need=need)
    return searching and can_take(world, mentor) and not kept_apart(world, need, mentor)


def can_take(world: World, mentor: int) -> bool:
    """Whether a mentor is there with a free place."""
    return world.mentors[mentor].state == "active" and world.has_free_place(mentor)


def kept_apart(world: World, need: int, mentor: int) -> bool:
    """Whether one excludes the other, or the same two met a no or a silence too short a time ago."""
    ended = [
        (enquiry.closed, COOL_DOWN[enquiry.state])
        for enquiry in world.enquiries
        if (enquiry.need, enquiry.mentor) == (need, mentor) and enquiry.state in COOL_DOWN
    ]
    cools = any(closed is not None and world.now < closed + time for closed, time in ended)
    return (need, mentor) in world.apart or cools


def ask(world: World, need: int, mentor: int, beginner: str = "newcomer") -> None:
    """Ten working days for the last of those whose yes is missing; whoever begins has said it."""
    asked = set(SIDES) - {beginner}
    until = nine_after(world.now, 10, *(LANDS[side] for side in asked))
    world.enquiries.append(EnquiryNote(need, mentor, beginner, until, {beginner} & set(SIDES)))


def say_yes(world: World, at: int, who: str) -> bool:
    """A yes of one's own; the last one makes a tandem where there is still room for it."""
    enquiry = world.enquiries[at]
    if who not in SIDES or enquiry.state not in WAITING:
        return who in SIDES and who in _asked(enquiry) and enquiry.state == "accepted"
    if who not in enquiry.missing:
        return enquiry.beginner == "office"
    if not _searches(world, enquiry) or not can_take(world, enquiry.mentor):
        return False
    _agree(world, enquiry, who)
    return True


def _searches(world: World, enquiry: EnquiryNote) -> bool:
    """A running tandem that shall be taken over is no other one: it ends with the yes."""
    old = enquiry.takes_over
    gives_way = old is not None and world.tandems[old].state == "running"
    return world.needs[enquiry.need].state == ("matched" if gives_way else "searching")


def _asked(enquiry: EnquiryNote) -> set[str]:
    return set(SIDES) - {enquiry.beginner}


def _agree(world: World, enquiry: EnquiryNote, who: str) -> None:
    enquiry.yes.add(who)
    if who == "mentor":
        world.mentors[enquiry.mentor].missed = 0
    if enquiry.missing:
        enquiry.state, enquiry.asked = "open", ""
        return
    close(world, enquiry, "accepted")
    give_way(world, enquiry.takes_over)
    need = world.needs[enquiry.need]
    need.state, need.stopped = "matched", world.now
    world.tandems.append(TandemNote(enquiry.need, enquiry.mentor, world.now, world.now))
    if not world.has_free_place(enquiry.mentor):
        for waiting in world.waiting(mentor=enquiry.mentor):
            close(world, waiting, "superseded")


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
    enquiry.state, enquiry.asked, enquiry.questions = "question", other(who), enquiry.questions + 1
    enquiry.until = nine_after(world.now, 5, LANDS[other(who)])
    enquiry.puzzled.add(who)
    if who == "mentor":
        world.mentors[enquiry.mentor].missed = 0
    return True


def answer(world: World, at: int, who: str) -> bool:
    """The answer turns the clock back to whoever asked."""
    enquiry = world.enquiries[at]
    if enquiry.state != "question" or who != enquiry.asked:
        return False
    enquiry.state, enquiry.asked = "open", ""
    enquiry.puzzled.discard(other(who))
    if who == "mentor":
        world.mentors[enquiry.mentor].missed = 0
    enquiry.until = nine_after(world.now, 5, LANDS[other(who)])
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
    if world.has_tandem(at):
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
