"""What a tandem needs the yes of both for, by the lifecycles: longer, with somebody else, or once again."""

from datetime import date, timedelta

from tests.mentorship.oracle.notes import LIVE, SIDES, ProposalNote, TandemNote, World
from tests.mentorship.oracle.rules import ask, can_take, close, kept_apart
from tests.mentorship.oracle.tandem_rules import enter
from tests.mentorship.oracle.working_days import day_of

REOPEN = timedelta(days=14)
LONGEST = timedelta(days=730)


def propose_extension(world: World, at: int, who: str, until: date) -> bool:
    """To go on until a later day than planned; one proposal at a time."""
    tandem = world.tandems[at]
    if not _may_propose(tandem, who, "running", "ending") or not _is_longer(world, tandem, until):
        return False
    _propose(world, tandem, ProposalNote("extension", who, until=until))
    return True


def _may_propose(tandem: TandemNote, who: str, *states: str) -> bool:
    return who in SIDES and tandem.state in states and tandem.proposal is None


def _is_longer(world: World, tandem: TandemNote, until: date | None) -> bool:
    today = day_of(world.now)
    return until is not None and max(today, tandem.until or today) < until <= today + LONGEST


def _propose(world: World, tandem: TandemNote, proposal: ProposalNote) -> None:
    tandem.proposals.append(proposal)
    tandem.heard = world.now


def propose_handover(world: World, at: int, who: str, colleague: int) -> bool:
    """To go on with somebody else, who has a free place; the office may propose it to both."""
    tandem = world.tandems[at]
    side = SIDES[0] if who == "office" else who
    if not _may_propose(tandem, side, "running") or not can_take_over(world, tandem, colleague):
        return False
    heard = tandem.heard
    _propose(world, tandem, ProposalNote("handover", who, colleague=colleague))
    tandem.heard = heard if who == "office" else world.now
    return True


def can_take_over(world: World, tandem: TandemNote, colleague: int | None) -> bool:
    """Whether somebody else is there, with a free place, whom nothing keeps apart from the newcomer."""
    if colleague is None or colleague == tandem.mentor or world.waiting(need=tandem.need):
        return False
    return can_take(world, colleague) and not kept_apart(world, tandem.need, colleague)


def agree(world: World, at: int, kind: str, who: str) -> bool:
    """The yes of the other one, to what is proposed."""
    tandem = world.tandems[at]
    proposal = tandem.proposal
    if proposal is None or proposal.kind != kind or who not in SIDES or who == proposal.author:
        return False
    if proposal.author == "office":
        return _make_own(world, tandem, proposal, who)
    if not AGREEMENTS[kind](world, at, tandem, proposal):
        return False
    proposal.state, tandem.heard = "agreed", world.now
    return True


def _make_own(world: World, tandem: TandemNote, proposal: ProposalNote, who: str) -> bool:
    """The first yes to what the office proposed: it waits for the other one's."""
    if tandem.state != "running":
        return False
    proposal.author, tandem.heard = who, world.now
    return True


def _extend(world: World, _at: int, tandem: TandemNote, proposal: ProposalNote) -> bool:
    if tandem.state not in ("running", "ending") or not _is_longer(world, tandem, proposal.until):
        return False
    if tandem.state == "ending":
        enter(world, tandem, "running")
    tandem.until = proposal.until
    return True


def _ask_colleague(world: World, at: int, tandem: TandemNote, proposal: ProposalNote) -> bool:
    """The colleague is asked; the tandem lives until she says yes."""
    colleague = proposal.colleague
    if colleague is None or tandem.state != "running" or not can_take_over(world, tandem, colleague):
        return False
    ask(world, tandem.need, colleague)
    world.enquiries[-1].takes_over = at
    return True


AGREEMENTS = {"extension": _extend, "handover": _ask_colleague}


def drop(world: World, at: int, who: str) -> bool:
    """Take a proposal back, or say that it does not fit."""
    tandem = world.tandems[at]
    if who in SIDES and tandem.proposal is not None:
        tandem.proposal.state, tandem.heard = "dropped", world.now
    return who in SIDES


def reopen(world: World, at: int, who: str) -> bool:
    """Within fourteen days after the end, when both want it and the place is free; what lives needs no reopening."""
    tandem = world.tandems[at]
    if who not in SIDES or tandem.state in LIVE:
        return who in SIDES
    known = tandem.proposal
    if known is not None and (known.kind, known.author) == ("reopening", who):
        return True
    if not _can_reopen(world, tandem):
        return False
    if known is not None and known.kind == "reopening":
        known.state = "agreed"
        _live_again(world, tandem)
        return True
    drop(world, at, who)
    _propose(world, tandem, ProposalNote("reopening", who))
    return True


def _can_reopen(world: World, tandem: TandemNote) -> bool:
    """A mentor who pauses is still there for those whom she knows; one who leaves is not."""
    in_time = tandem.ended is not None and world.now - tandem.ended < REOPEN
    there = world.mentors[tandem.mentor].state in ("active", "paused")
    return in_time and there and world.has_free_place(tandem.mentor) and not world.has_tandem(tandem.need)


def _live_again(world: World, tandem: TandemNote) -> None:
    """In the state it was in; the search has found, and whoever was asked meanwhile is told."""
    need = world.needs[tandem.need]
    need.state, need.stopped = "matched", world.now
    for enquiry in world.waiting(need=tandem.need):
        close(world, enquiry, "superseded")
    enter(world, tandem, tandem.before)
    tandem.ended = None
