"""Looking at the way so far: half way, and at the end."""

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import record
from mentoring.mentorship.actions.tandems.clocks import heard
from mentoring.mentorship.actions.tandems.endings import complete
from mentoring.mentorship.models import INTERIM, LOOK_BACK, Reflection, Tandem
from mentoring.mentorship.queries import reflections_of
from mentoring.people.models import Person

HALF_WAY = ("running", "paused")
AT_THE_END = ("ending", "completed")


@action
def write_interim(actor: Person, tandem: Tandem, words: str) -> None:
    """Say what has become of the goals so far; the other reads it."""
    _open_to(actor, tandem, HALF_WAY)
    _write(actor, tandem, INTERIM, words, released=True)
    heard(tandem)


def _open_to(actor: Person, tandem: Tandem, states: tuple[str, ...]) -> None:
    lock(tandem.need, tandem)
    if not set(tandem.parties(actor)) & {"newcomer", "mentor"}:
        raise NotAllowed()
    if tandem.state not in states:
        raise WrongState()


def _write(actor: Person, tandem: Tandem, kind: str, words: str, *, released: bool) -> None:
    """Once per person and kind; writing again replaces it."""
    reflection = reflections_of(tandem, kind).get(actor.id)
    if reflection is None:
        reflection = Reflection(tandem_id=tandem.id, author_id=actor.id, kind=kind)
        db.session.add(reflection)
    reflection.words, reflection.written_at = words, clock.now()
    reflection.released_at = clock.now() if released and words else None
    db.session.flush()


@action
def look_back(actor: Person, tandem: Tandem, words: str, *, release: bool) -> None:
    """Look back, with or without words to the other; when both have, the tandem is completed."""
    _open_to(actor, tandem, AT_THE_END)
    _write(actor, tandem, LOOK_BACK, words, released=release)
    if tandem.state == "completed":
        return
    record("tandem.looked_back", actor, tandem.id)
    if _both_looked_back(tandem):
        complete("look_back", tandem, actor)
    else:
        heard(tandem)


def _both_looked_back(tandem: Tandem) -> bool:
    """On this end: what one wrote before the two went on once more is no look back on it."""
    written = reflections_of(tandem, LOOK_BACK).values()
    return sum(one.written_at >= tandem.state_since for one in written) == len(
        (tandem.newcomer_id, tandem.mentor_id)
    )
