"""The real house as the machine drives it, further: what two do in a tandem, and what each of them reads."""

from datetime import date, datetime, timedelta

from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.mentorship import actions
from mentoring.mentorship.actions.tandems.agreements import AgreementWords
from mentoring.mentorship.models import Talk, Tandem
from mentoring.mentorship.queries import latest_agreement
from mentoring.mentorship.routes.reflections import reflections_of_tandem
from mentoring.people.models import Person
from tests.mentorship.oracle.house import House
from tests.mentorship.oracle.notes import TandemNote
from tests.mentorship.oracle.working_days import BERLIN, day_of

HOUR = timedelta(hours=1)


class TandemDeeds:
    """One method a deed in a tandem, each of which says whether the house let it happen."""

    def __init__(self, house: House) -> None:
        self.house = house

    def _found(self, at: int, note: TandemNote, who: str) -> tuple[Person, Tandem]:
        return self.house.actor(who, note.need, note.mentor), self.house.nth(Tandem, at)

    def step(self, at: int, note: TandemNote, step: str, who: str, days: int) -> bool:
        def deed() -> object:
            actor, tandem = self._found(at, note, who)
            until = day_of(self.house.now) + timedelta(days=days)
            return {
                "agree": lambda: self._agree(actor, tandem),
                "pause": lambda: actions.pause_tandem(actor, tandem, until),
                "continue": lambda: actions.continue_tandem(actor, tandem),
                "propose_end": lambda: actions.propose_end(actor, tandem),
                "end": lambda: actions.end_tandem(actor, tandem),
            }[step]()

        return self.house.try_out(deed)

    def _agree(self, actor: Person, tandem: Tandem) -> object:
        newest = latest_agreement(tandem)
        if newest is None:
            return actions.draft_agreement(actor, tandem, AgreementWords(), after=0, confirm=True)
        return actions.confirm_agreement(actor, tandem, newest.number)

    def propose(self, at: int, note: TandemNote, kind: str, who: str, until: date, colleague: int) -> bool:
        def deed() -> object:
            actor, tandem = self._found(at, note, who)
            if kind == "extension":
                return actions.propose_extension(actor, tandem, until)
            ways = {"office": actions.propose_handover_to_both}
            return ways.get(who, actions.propose_handover)(actor, tandem, self.house.profile(colleague))

        return self.house.try_out(deed)

    def answer(self, at: int, note: TandemNote, step: str, who: str) -> bool:
        steps = {
            "extension": actions.agree_to_extension,
            "handover": actions.agree_to_handover,
            "drop": actions.drop_proposal,
            "reopen": actions.reopen_tandem,
        }
        return self.house.try_out(lambda: steps[step](*self._found(at, note, who)))

    def write(self, at: int, note: TandemNote, kind: str, who: str, words: str, *, release: bool) -> bool:
        def deed() -> object:
            actor, tandem = self._found(at, note, who)
            if kind == "interim":
                return actions.write_interim(actor, tandem, words)
            return actions.look_back(actor, tandem, words, release=release)

        return self.house.try_out(deed)

    def readable(self, at: int, note: TandemNote, reader: str) -> dict[str, str | None]:
        """What the page of the tandem gives one of the two to read of the other one's words."""
        actor, tandem = self._found(at, note, reader)
        with standing_at(self.house.now):
            section = reflections_of_tandem(tandem, actor)
        words = section.words if section is not None else {}
        found = {"interim": words.get("other_interim"), "look_back": words.get("other")}
        shown = {kind: one.words if one is not None else None for kind, one in found.items()}
        db.session.remove()
        return shown

    def plan_talk(self, at: int, note: TandemNote, who: str, starts: datetime) -> bool:
        return self.house.try_out(lambda: actions.plan_talk(*self._found(at, note, who), _plan(starts)))

    def note_talk(self, at: int, note: TandemNote, who: str) -> bool:
        return self.house.try_out(lambda: actions.note_talk(*self._found(at, note, who)))

    def step_talk(self, at: int, note: TandemNote, step: str, who: str, starts: datetime) -> bool:
        def deed() -> object:
            actor, talk = self.house.actor(who, note.need, note.mentor), self.house.nth(Talk, at)
            return {
                "move": lambda: actions.move_talk(actor, talk, _plan(starts)),
                "cancel": lambda: actions.cancel_talk(actor, talk),
                "hold": lambda: actions.hold_talk(actor, talk),
                "take_back": lambda: actions.take_talk_back(actor, talk),
            }[step]()

        return self.house.try_out(deed)


def _plan(starts: datetime) -> actions.TalkPlan:
    return actions.TalkPlan(starts, starts + HOUR, starts.astimezone(BERLIN).replace(tzinfo=None))
