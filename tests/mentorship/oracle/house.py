"""The real house as the machine drives it: who is there, how time passes, and what happens to profiles and searches."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import JOBS, standing_at
from mentoring.core.db import db
from mentoring.core.errors import DomainError
from mentoring.mentorship import actions
from mentoring.mentorship.models import Enquiry, Exclusion, MentorProfile, Need, Tandem
from mentoring.people.models import Person
from tests.conftest import person
from tests.databases import wipe
from tests.mentorship.oracle.photograph import Photograph, photograph, restore
from tests.mentorship.oracle.working_days import day_of
from tests.mentorship.scenes import mentor, profile_words, searching

ROUNDS = 6
CLOCKS = ("needs.", "enquiries.", "tandems.", "mentors.", "farewells.")
WISHES = ("wishes.",)
"""Wishes go when everything else has happened: who can be asked is known then."""


@dataclass
class House:
    """Ids of the people, and one method a deed. A deed says whether the house let it happen."""

    now: datetime
    office_id: int
    stranger_id: int
    mentor_ids: list[int]
    need_ids: list[int]
    newcomer_ids: list[int]

    def try_out(self, deed: Callable[[], object]) -> bool:
        """Whether the house lets something happen now; everything else than a kind no is a fault."""
        with standing_at(self.now):
            try:
                deed()
            except DomainError:
                return False
            finally:
                db.session.remove()
        return True

    def actor(self, who: str, need: int, mentor: int) -> Person:
        """Who acts: one of the two, the office, or somebody whom it does not concern."""
        ids = {
            "newcomer": self.newcomer_ids[need],
            "mentor": self.mentor_ids[mentor],
            "office": self.office_id,
            "stranger": self.stranger_id,
        }
        return db.session.get_one(Person, ids[who])

    def profile(self, at: int) -> MentorProfile:
        return db.session.get_one(MentorProfile, self.mentor_ids[at])

    def need(self, at: int) -> Need:
        return db.session.get_one(Need, self.need_ids[at])

    def nth(self, model: Any, at: int) -> Any:
        """The rows of a kind in the order in which they came."""
        return db.session.scalars(select(model).order_by(model.id).offset(at).limit(1)).one()

    def pass_time(self, days: int) -> None:
        """Days go by, then every clock of mentoring is asked until none has anything to do."""
        self.now += timedelta(days=days)
        for clocks in (CLOCKS, WISHES):
            self._ask(clocks)
        db.session.remove()

    def _ask(self, clocks: tuple[str, ...]) -> None:
        jobs = [job for name, job in JOBS.items() if name.startswith(clocks)]
        with standing_at(self.now):
            for _ in range(ROUNDS):
                if not sum(job(clock.now()) for job in jobs):
                    return

    def step_profile(self, at: int, step: str, who: str, days: int) -> bool:
        def deed() -> object:
            actor, profile = self.actor(who, 0, at), self.profile(at)
            until = day_of(self.now) + timedelta(days=days)
            return {
                "submit": lambda: actions.save_profile(
                    actor, profile_words(places=profile.places), submit=True
                ),
                "approve": lambda: actions.approve_mentor(actor, profile),
                "return": lambda: actions.return_mentor(actor, profile, "Bitte ergänzen."),
                "pause": lambda: actions.pause_mentor(actor, profile, until),
                "resume": lambda: actions.resume_mentor(actor, profile),
                "come_back": lambda: actions.come_back_as_mentor(actor, profile),
                "suspend": lambda: actions.suspend_mentor(actor, profile, "Zurzeit nicht."),
                "reinstate": lambda: actions.reinstate_mentor(actor, profile),
            }[step]()

        return self.try_out(deed)

    def plan_leaving(self, at: int, step: str, who: str, plans: dict[int, date | None]) -> bool:
        def deed() -> object:
            actor, profile = self.actor(who, 0, at), self.profile(at)
            known = {self.nth(Tandem, tandem).id: until for tandem, until in plans.items()}
            steps = {"leave": actions.leave_mentoring, "plan": actions.plan_farewell}
            return steps[step](actor, profile, known)

        return self.try_out(deed)

    def change_places(self, at: int, places: int) -> bool:
        return self.try_out(
            lambda: actions.save_profile(self.actor("mentor", 0, at), profile_words(places=places))
        )

    def begin(self, need: int, mentor: int, beginner: str, who: str) -> bool:
        def deed() -> object:
            actor, wish, profile = self.actor(who, need, mentor), self.need(need), self.profile(mentor)
            return {
                "newcomer": lambda: actions.ask_mentor(actor, wish, profile, "Guten Tag."),
                "office": lambda: actions.propose_pair(actor, wish, profile),
                "mentor": lambda: actions.offer_mentoring(actor, profile, wish, "Guten Tag."),
            }[beginner]()

        return self.try_out(deed)

    def step_enquiry(self, at: int, step: str, who: str, need: int, mentor: int) -> bool:
        def deed() -> object:
            actor, enquiry = self.actor(who, need, mentor), self.nth(Enquiry, at)
            return {
                "yes": lambda: actions.say_yes(actor, enquiry),
                "decline": lambda: actions.decline_enquiry(actor, enquiry),
                "withdraw": lambda: actions.withdraw_enquiry(actor, enquiry),
                "cancel": lambda: actions.cancel_enquiry(actor, enquiry, "Bitte melden Sie sich."),
                "ask_back": lambda: actions.ask_back(actor, enquiry, "Wie oft?"),
                "answer": lambda: actions.answer_question(actor, enquiry, "Einmal im Monat."),
            }[step]()

        return self.try_out(deed)

    def step_need(self, at: int, step: str, who: str) -> bool:
        def deed() -> object:
            actor, need = self.actor(who, at, 0), self.need(at)
            steps = {
                "pause": actions.pause_need,
                "continue": actions.continue_search,
                "close": actions.close_need,
            }
            return steps[step](actor, need)

        return self.try_out(deed)

    def step_wish(self, at: int, step: str, who: str, mentor: int) -> bool:
        def deed() -> object:
            actor, need, profile = self.actor(who, at, mentor), self.need(at), self.profile(mentor)
            listed = next((wish.id for wish in need.wished if wish.mentor_id == profile.id), 0)
            return {
                "wish": lambda: actions.wish_for_mentor(actor, need, profile, "Ihr Weg hilft mir."),
                "unwish": lambda: actions.remove_wish(actor, need, listed),
                "raise": lambda: actions.raise_wish(actor, need, listed),
                "tick": lambda: actions.let_wishes_go(actor, need, by_itself=True),
                "untick": lambda: actions.let_wishes_go(actor, need, by_itself=False),
                "ask_next": lambda: actions.ask_next(actor, need),
            }[step]()

        return self.try_out(deed)

    def keep_apart(self, need: int, mentor: int) -> bool:
        return self.try_out(
            lambda: actions.exclude_person(
                self.actor("newcomer", need, mentor), self.actor("mentor", need, mentor)
            )
        )

    def bring_together(self, need: int, mentor: int) -> bool:
        def deed() -> object:
            actor, other = self.actor("newcomer", need, mentor), self.mentor_ids[mentor]
            found = select(Exclusion).where(Exclusion.person_id == actor.id, Exclusion.other_id == other)
            return actions.include_person(actor, db.session.scalars(found).one())

        return self.try_out(deed)


SETTLED: dict[str, tuple[House, Photograph]] = {}


def settle(now: datetime, places: tuple[int, ...], newcomers: int) -> House:
    """People have moved in: by the house's own actions the first time on a database, then as on the photograph."""
    address = str(db.engine.url)
    if address in SETTLED:
        restore(SETTLED[address][1])
    else:
        wipe()
        with standing_at(now):
            SETTLED[address] = _move_in(now, places, newcomers), photograph()
        db.session.remove()
    return replace(SETTLED[address][0])


def _move_in(now: datetime, places: tuple[int, ...], newcomers: int) -> House:
    mentors = [mentor(f"Mentorin {at}", {"places": many}) for at, many in enumerate(places)]
    needs = [searching(f"Person {at}", actions.Wishes(allows_offers=True)) for at in range(newcomers)]
    return House(
        now,
        office_id=person("Olga Amt", "coordinator").id,
        stranger_id=person("Fremd Person", "newcomer", "mentor").id,
        mentor_ids=[profile.id for profile in mentors],
        need_ids=[need.id for need in needs],
        newcomer_ids=[need.person_id for need in needs],
    )
