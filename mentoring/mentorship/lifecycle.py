"""How a mentor's profile, a need, an enquiry and a tandem go on."""

from mentoring.core.journal import declare
from mentoring.core.lifecycle import SYSTEM, Lifecycle, Step, register

_BEFORE_SUSPENSION = ("draft", "submitted", "active", "paused", "leaving", "left")
_BEFORE_FAREWELL = ("draft", "submitted", "active", "paused")

MENTOR = register(
    Lifecycle(
        noun="mentor",
        title="Mentor*innen-Profil",
        initial="draft",
        steps=(
            Step("submit", ("draft",), "submitted", ("mentor",), "submitted"),
            Step("approve", ("submitted",), "active", ("coordinator",), "approved"),
            Step("return", ("submitted",), "draft", ("coordinator",), "returned"),
            Step("pause", ("active",), "paused", ("mentor", "coordinator"), "paused"),
            Step("extend", ("paused",), "paused", ("mentor", "coordinator"), "extended"),
            Step("rest", ("active",), "paused", (SYSTEM,), "rested"),
            Step("resume", ("paused",), "active", ("mentor", SYSTEM), "resumed"),
            Step("leave", _BEFORE_FAREWELL, "leaving", ("mentor", "coordinator"), "farewell_begun"),
            Step("depart", ("leaving",), "left", (SYSTEM,), "left"),
            Step("come_back", ("leaving", "left"), "draft", ("mentor",), "came_back"),
            Step("suspend", _BEFORE_SUSPENSION, "suspended", ("coordinator",), "suspended"),
            Step("reinstate", ("suspended",), "draft", ("coordinator",), "reinstated"),
        ),
    )
)

NEED = register(
    Lifecycle(
        noun="need",
        title="Mentoring-Wunsch",
        initial="draft",
        steps=(
            Step("publish", ("draft",), "searching", ("newcomer",), "published"),
            Step("match", ("searching",), "matched", (SYSTEM,), "matched"),
            Step("pause", ("searching",), "paused", ("newcomer",), "paused"),
            Step("resume", ("paused",), "searching", ("newcomer",), "resumed"),
            Step("rest", ("searching",), "paused", (SYSTEM,), "rested"),
            Step("reopen", ("matched",), "searching", (SYSTEM,), "reopened"),
            Step("finish", ("matched",), "closed", (SYSTEM,), "finished"),
            Step("close", ("draft", "searching", "paused", "matched"), "closed", ("newcomer",), "closed"),
            Step("lapse", ("paused",), "closed", (SYSTEM,), "lapsed"),
            Step("revive", ("closed",), "searching", ("newcomer",), "revived"),
        ),
    )
)

# `awaited` is whoever the enquiry waits for; nobody can say yes or no for another.
ENQUIRY = register(
    Lifecycle(
        noun="enquiry",
        title="Anfrage",
        initial="open",
        steps=(
            Step("accept", ("open",), "accepted", ("awaited",), "accepted"),
            Step("decline", ("open",), "declined", ("awaited",), "declined"),
            Step("withdraw", ("open",), "withdrawn", ("newcomer",), "withdrawn"),
            Step("expire", ("open",), "expired", (SYSTEM,), "expired"),
            Step("supersede", ("open",), "superseded", (SYSTEM,), "superseded"),
            Step("return", ("open",), "returned", (SYSTEM,), "returned"),
            Step("cancel", ("open",), "cancelled", ("coordinator",), "cancelled"),
        ),
    )
)

TANDEM = register(
    Lifecycle(
        noun="tandem",
        title="Tandem",
        initial="getting_to_know",
        steps=(Step("end", ("getting_to_know",), "ended_early", ("newcomer", "mentor"), "ended"),),
    )
)

_PAIR = ("newcomer", "mentor")

# A talk that time drops is one of a tandem that has ended; one that is discarded was written down by mistake.
TALK = register(
    Lifecycle(
        noun="talk",
        title="Gespräch",
        initial="planned",
        steps=(
            Step("move", ("planned",), "planned", _PAIR, "moved"),
            Step("cancel", ("planned",), "cancelled", _PAIR, "cancelled"),
            Step("drop", ("planned",), "cancelled", (SYSTEM,), "dropped"),
            Step("hold", ("planned",), "held", _PAIR, "held"),
            Step("take_back", ("held",), "planned", _PAIR, "taken_back"),
            Step("discard", ("held",), "cancelled", _PAIR, "discarded"),
        ),
    )
)

LIVE = tuple(state for state in TANDEM.states if state not in TANDEM.terminal)
"""States in which a tandem uses one of the mentor's places."""

declare("enquiry.opened", "enquiry.reminded", "mentor.return_asked", "need.reported", "need.questioned")
declare("talk.planned", "talk.edited", "farewell.planned")
declare(
    *("mentor.submitted", "mentor.came_back"),
    *("need.published", "need.matched", "need.paused", "need.resumed", "need.reopened", "need.closed"),
    "need.finished",
    *("need.confirmed", "need.revived"),
    *("tandem.begun", "exclusion.added", "exclusion.removed"),
    *("talk.dropped", "talk.held", "talk.taken_back", "talk.discarded"),
    silent=True,
)
