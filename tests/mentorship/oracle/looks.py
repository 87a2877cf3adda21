"""How everything looks, in the same words: the house in one glance at its database, and the oracle by its notes."""

from datetime import date

from sqlalchemy import text

from mentoring.core.db import db
from tests.mentorship.oracle.notes import SIDES, NeedNote, ProposalNote, TandemNote, World
from tests.mentorship.oracle.working_days import BERLIN

Look = dict[str, list[str]]
GLANCE = text("""
SELECT 'mentors' AS noun, id, 0 AS nth, state || ' ' || places AS words FROM mentor_profiles
UNION ALL SELECT 'needs', id, 0, state || CASE WHEN moves_on_at IS NULL THEN '' ELSE ' ticked' END FROM needs
UNION ALL SELECT 'enquiries', id, 0, state FROM enquiries
UNION ALL SELECT 'tandems', id, 0, state || coalesce(' until ' || planned_end, '') FROM tandems
UNION ALL SELECT 'talks', id, 0, state || ' ' || starts_wall || ' +' || sequence FROM talks
UNION ALL SELECT 'wishes', need_id, position, CAST((SELECT count(*) FROM mentor_profiles
    WHERE mentor_profiles.id < mentor_id) AS text) FROM wished_mentors
UNION ALL SELECT 'proposals', tandem_id, id, kind || coalesce(' until ' || until, '')
    || CASE WHEN closed_at IS NULL THEN ' open' WHEN agreed THEN ' agreed' ELSE ' dropped' END FROM proposals
UNION ALL SELECT 'written', tandem_id, CASE WHEN author_id = newcomer_id THEN 0 ELSE 1 END, kind || ' ' || words
    || CASE WHEN released_at IS NULL THEN ' kept' ELSE ' shown' END
    FROM reflections JOIN tandems ON tandems.id = tandem_id
UNION ALL SELECT 'farewells', tandem_id, 0, way || coalesce(' until ' || until, '') FROM farewells
UNION ALL SELECT 'faults', need_id, 0, 'two tandems of a search' FROM tandems
    WHERE ended_at IS NULL GROUP BY need_id HAVING count(*) > 1
UNION ALL SELECT 'faults', need_id, 0, 'two open enquiries of a search' FROM enquiries
    WHERE state IN ('open', 'question') GROUP BY need_id HAVING count(*) > 1
UNION ALL SELECT 'faults', tandems.id, 0, 'a tandem without two yeses' FROM tandems
    JOIN enquiries ON enquiries.id = enquiry_id WHERE enquiries.state <> 'accepted'
    OR newcomer_agreed_at IS NULL OR mentor_agreed_at IS NULL
UNION ALL SELECT 'faults', talks.id, 0, 'a planned talk of a tandem that has ended' FROM talks
    JOIN tandems ON tandems.id = tandem_id WHERE talks.state = 'planned' AND ended_at IS NOT NULL
""")
OWNERS = {"wishes": "needs", "proposals": "tandems", "written": "tandems", "farewells": "tandems"}
"""What hangs on something else is said with the number of its owner."""


def look_at_house() -> Look:
    """All rows in the order in which they came; nobody else looks at them meanwhile."""
    with db.engine.connect() as connection:
        rows = sorted(tuple(row) for row in connection.execute(GLANCE))
    ids = {noun: [row[1] for row in rows if row[0] == noun] for noun in OWNERS.values()}
    look: Look = {noun: [] for noun in (*NOUNS, *OWNERS, "faults")}
    for noun, row_id, _nth, words in rows:
        owner = f"{ids[OWNERS[noun]].index(row_id)}: " if noun in OWNERS else ""
        look[noun].append(owner + words)
    return look


def look_at_notes(world: World) -> Look:
    """What the house has to look like."""
    return {
        "mentors": [f"{mentor.state} {mentor.places}" for mentor in world.mentors],
        "needs": [need.state + (" ticked" if need.ticked else "") for need in world.needs],
        "enquiries": [enquiry.state for enquiry in world.enquiries],
        "tandems": [tandem.state + _until(tandem.until) for tandem in world.tandems],
        "talks": [
            f"{talk.state} {talk.starts.astimezone(BERLIN):%Y-%m-%dT%H:%M} +{talk.changes}"
            for talk in world.talks
        ],
        "wishes": _of_each(world.needs, _wishes),
        "proposals": _of_each(world.tandems, _proposals),
        "written": _of_each(world.tandems, _written),
        "farewells": _of_each(world.tandems, _farewell),
        "faults": [],
    }


NOUNS = ("mentors", "needs", "enquiries", "tandems", "talks")


def _of_each(owners, words_of) -> list[str]:
    return [f"{at}: {words}" for at, owner in enumerate(owners) for words in words_of(owner)]


def _wishes(need: NeedNote) -> list[str]:
    return [str(mentor) for mentor in need.wishes]


def _proposals(tandem: TandemNote) -> list[str]:
    return [_proposal(one) for one in tandem.proposals]


def _proposal(proposal: ProposalNote) -> str:
    return f"{proposal.kind}{_until(proposal.until)} {proposal.state}"


def _written(tandem: TandemNote) -> list[str]:
    order = sorted(tandem.written, key=lambda key: (SIDES.index(key[1]), key[0]))
    known = [(kind, tandem.written[kind, side]) for kind, side in order]
    return [f"{kind} {one.words} {'shown' if one.shown else 'kept'}" for kind, one in known]


def _farewell(tandem: TandemNote) -> list[str]:
    return [tandem.farewell[0] + _until(tandem.farewell[1])] if tandem.farewell else []


def _until(day: date | None) -> str:
    return f" until {day}" if day else ""
