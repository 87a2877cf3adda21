"""Many hands that take mixed steps on the same few people, in a lot's order, and how often they waited in a ring."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import ExceptionContext, event, select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.errors import DomainError
from mentoring.mentorship import actions
from mentoring.mentorship.models import Enquiry, MentorProfile, Need, Tandem
from mentoring.people.models import Person, Role
from tests.mentorship.scenes import AGREED, WORDS, mentor, profile_words, searching

DEADLOCK, PLACES = "40P01", 3


@contextmanager
def deadlocks() -> Iterator[Counter[str]]:
    """How often the database broke a ring, which a retry would hide."""
    found: Counter[str] = Counter()

    def note(context: ExceptionContext) -> None:
        found[getattr(context.original_exception, "sqlstate", "") or "other"] += 1

    event.listen(db.engine, "handle_error", note)
    try:
        yield found
    finally:
        event.remove(db.engine, "handle_error", note)


class Hand:
    """One pair of hands: any row of a kind, any of two people, and any step."""

    def __init__(self, seed: int) -> None:
        self.lot = random.Random(seed)

    def some(self, model: type, *where: object) -> Any:
        """Any row of a kind; a LookupError, which counts as refused, when there is none."""
        rows = db.session.scalars(select(model).where(*where).order_by(model.id)).all()
        return self.lot.choice(rows) if rows else self._nothing()

    def _nothing(self) -> None:
        raise LookupError

    def pair(self) -> tuple[Need, MentorProfile]:
        return self.some(Need), self.some(MentorProfile)

    def office(self) -> Person:
        return self.some(Person, Person.roles.any(Role.name == "coordinator"))

    def waiting(self) -> tuple[Person, Enquiry]:
        """An enquiry that waits, and one of its two."""
        found = self.some(Enquiry, Enquiry.closed_at.is_(None))
        return self.lot.choice((found.newcomer, found.mentor)), found

    def together(self, *where: object) -> tuple[Person, Tandem]:
        """A tandem, and one of its two."""
        found = self.some(Tandem, *where)
        return self.lot.choice((found.newcomer, found.mentor)), found


def soon() -> date:
    return clock.in_berlin(clock.now()).date() + timedelta(days=9)


def ask(hand: Hand) -> None:
    need, profile = hand.pair()
    actions.ask_mentor(need.person, need, profile, WORDS)


def propose(hand: Hand) -> None:
    actions.propose_pair(hand.office(), *hand.pair())


def offer(hand: Hand) -> None:
    need, profile = hand.pair()
    actions.offer_mentoring(profile.person, profile, need, WORDS)


def wish(hand: Hand) -> None:
    need, profile = hand.pair()
    actions.wish_for_mentor(need.person, need, profile, WORDS)


def ask_next(hand: Hand) -> None:
    need = hand.some(Need)
    actions.ask_next(need.person, need)


def stop_and_go(hand: Hand) -> None:
    need = hand.some(Need)
    hand.lot.choice((actions.pause_need, actions.continue_search))(need.person, need)


def pause(hand: Hand) -> None:
    profile = hand.some(MentorProfile)
    actions.pause_mentor(profile.person, profile, soon())


def resume(hand: Hand) -> None:
    profile = hand.some(MentorProfile)
    actions.resume_mentor(profile.person, profile)


def leave(hand: Hand) -> None:
    profile = hand.some(MentorProfile)
    actions.leave_mentoring(profile.person, profile, {})


def come_back(hand: Hand) -> None:
    profile = hand.some(MentorProfile, MentorProfile.state.in_(("leaving", "left")))
    actions.come_back_as_mentor(profile.person, profile)


def hand_in(hand: Hand) -> None:
    profile = hand.some(MentorProfile, MentorProfile.state == "draft")
    actions.save_profile(profile.person, profile_words(places=PLACES), submit=True)


def approve(hand: Hand) -> None:
    actions.approve_mentor(hand.office(), hand.some(MentorProfile, MentorProfile.state == "submitted"))


def draft(hand: Hand) -> None:
    someone, pair = hand.together(Tandem.state == "getting_to_know")
    actions.draft_agreement(someone, pair, AGREED, after=0, confirm=True)


def confirm(hand: Hand) -> None:
    actions.confirm_agreement(*hand.together(Tandem.state == "getting_to_know"), 1)


def end(hand: Hand) -> None:
    actions.end_tandem(*hand.together(Tandem.ended_at.is_(None)))


def hand_on(hand: Hand) -> None:
    actions.propose_handover(*hand.together(Tandem.state == "running"), hand.some(MentorProfile))


WITH_WORDS: tuple[Callable[..., object], ...] = (actions.ask_back, actions.answer_question)
ANSWERS: tuple[Callable[..., object], ...] = (
    *(actions.say_yes,) * 4,
    *(actions.withdraw_enquiry, actions.decline_enquiry),
)
IN_TANDEM: tuple[Callable[..., object], ...] = (
    *(actions.note_contact, actions.note_talk, actions.reopen_tandem),
    *(actions.agree_to_handover, actions.propose_end, actions.continue_tandem),
)


def answer(hand: Hand) -> None:
    hand.lot.choice(ANSWERS)(*hand.waiting())


def question(hand: Hand) -> None:
    hand.lot.choice(WITH_WORDS)(*hand.waiting(), WORDS)


def live_on(hand: Hand) -> None:
    hand.lot.choice(IN_TANDEM)(*hand.together())


def call(hand: Hand) -> None:
    someone, pair = hand.together()
    actions.call_for_help(someone, actions.Plea("mail", "", pair))


STEPS = (
    *(ask, propose, offer) * 3,
    *(answer,) * 8,
    *(question, question, wish, ask_next, stop_and_go),
    *(pause, resume, resume, leave, come_back, hand_in, hand_in, approve, approve),
    *(draft, confirm) * 4,
    *(live_on, live_on, end, hand_on, hand_on, call),
)


def fill_house(mentors: int, newcomers: int) -> None:
    """Few enough people that everybody's hands meet."""
    for number in range(mentors):
        mentor(f"Mentorin {number}", {"places": PLACES})
    for number in range(newcomers):
        searching(f"Person {number}", actions.Wishes(allows_offers=True))
    db.session.remove()


def take_turns(app: Flask, seed: int, turns: int) -> Counter[str]:
    """So many steps of one pair of hands, each of which happens or is kindly refused."""
    hand, outcomes = Hand(seed), Counter[str]()
    with app.app_context():
        for _turn in range(turns):
            step = hand.lot.choice(STEPS)
            try:
                step(hand)
            except (DomainError, LookupError):
                outcomes["refused"] += 1
            else:
                outcomes["done"] += 1
                outcomes[step.__name__] += 1
            db.session.remove()
    return outcomes


def mix(app: Flask, hands: int, turns: int) -> Counter[str]:
    """All hands at once; what they did, by outcome and by step."""
    with ThreadPoolExecutor(hands) as pool:
        return sum(pool.map(lambda seed: take_turns(app, seed, turns), range(hands)), Counter())
