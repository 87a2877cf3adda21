"""How a mentor's profile, a need, an enquiry and a tandem go on."""

from mentoring.core.journal import declare
from mentoring.core.lifecycle import SYSTEM, Lifecycle, Step, by_phone, register

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
            Step("discard", ("draft",), "closed", ("newcomer", SYSTEM), "discarded"),
            Step("pause", ("searching",), "paused", by_phone("newcomer"), "paused"),
            Step("resume", ("paused",), "searching", by_phone("newcomer"), "resumed"),
            Step("rest", ("searching",), "paused", (SYSTEM,), "rested"),
            Step("reopen", ("matched",), "searching", (SYSTEM,), "reopened"),
            Step("finish", ("matched",), "closed", (SYSTEM,), "finished"),
            Step("close", ("searching", "paused", "matched"), "closed", by_phone("newcomer"), "closed"),
            Step("lapse", ("paused",), "closed", (SYSTEM,), "lapsed"),
            Step("revive", ("closed",), "searching", ("newcomer",), "revived"),
        ),
    )
)

WAITING = ("open", "question")
"""States in which an enquiry waits for somebody."""

# `awaited` is whoever is asked for a yes, `other` whoever can answer a question of theirs, `beginner` a mentor who
# offered. Nobody can say yes for another; the last missing yes is `accept`, one before it is `agree`. What binds
# nobody, a no or taking back, the office does for who asks for it on the phone.
ENQUIRY = register(
    Lifecycle(
        noun="enquiry",
        title="Anfrage",
        initial="open",
        steps=(
            Step("ask_back", ("open",), "question", ("awaited",), "asked_back"),
            Step("answer", ("question",), "open", ("other",), "answered"),
            Step("agree", WAITING, "open", ("awaited",), "agreed"),
            Step("accept", WAITING, "accepted", ("awaited",), "accepted"),
            Step("decline", WAITING, "declined", by_phone("awaited"), "declined"),
            Step("withdraw", WAITING, "withdrawn", by_phone("newcomer", "beginner"), "withdrawn"),
            Step("expire", WAITING, "expired", (SYSTEM,), "expired"),
            Step("supersede", WAITING, "superseded", (SYSTEM,), "superseded"),
            Step("return", WAITING, "returned", (SYSTEM,), "returned"),
            Step("cancel", WAITING, "cancelled", ("coordinator",), "cancelled"),
        ),
    )
)

_PAIR = ("newcomer", "mentor")
_LIVE = ("getting_to_know", "running", "paused", "ending")
_ENDS = ("completed", "ended_early", "void")

# What both have to want (agree, extend, look back, reopen) is taken by whoever is the second to say so.
TANDEM = register(
    Lifecycle(
        noun="tandem",
        title="Tandem",
        initial="getting_to_know",
        steps=(
            Step("agree", ("getting_to_know",), "running", _PAIR, "agreed"),
            Step("pause", ("running",), "paused", _PAIR, "paused"),
            Step("resume", ("paused",), "running", _PAIR, "resumed"),
            Step("propose_end", ("running",), "ending", _PAIR, "end_proposed"),
            Step("reach_end", ("running",), "ending", (SYSTEM,), "end_reached"),
            Step("wind_down", ("paused",), "ending", (SYSTEM,), "wound_down"),
            Step("extend", ("ending",), "running", _PAIR, "extended"),
            Step("look_back", ("ending",), "completed", _PAIR, "completed"),
            Step("close", ("ending",), "completed", (SYSTEM,), "closed"),
            Step("end", _LIVE, "ended_early", (*_PAIR, "coordinator"), "ended"),
            Step("hand_over", ("running",), "ended_early", (SYSTEM,), "handed_over"),
            Step("lapse", ("getting_to_know",), "void", (SYSTEM,), "lapsed"),
            Step("reopen_acquaintance", ("void", "ended_early"), "getting_to_know", _PAIR, "reopened"),
            Step("reopen_running", ("ended_early",), "running", _PAIR, "reopened"),
            Step("reopen_paused", ("ended_early",), "paused", _PAIR, "reopened"),
            Step("reopen_ending", ("completed", "ended_early"), "ending", _PAIR, "reopened"),
        ),
        ends=_ENDS,
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

HELP_CALL = register(
    Lifecycle(
        noun="help_call",
        title="Bitte um Hilfe",
        initial="open",
        steps=(
            Step("take_up", ("open",), "taken_up", ("coordinator",), "taken_up"),
            Step("finish", ("open", "taken_up"), "done", ("coordinator",), "finished"),
            Step("withdraw", ("open", "taken_up"), "withdrawn", ("person",), "withdrawn"),
        ),
    )
)

LIVE = tuple(state for state in TANDEM.states if state not in TANDEM.terminal)
"""States in which a tandem uses one of the mentor's places."""
AGREED = ("running", "paused", "ending", "completed")
"""States that nobody reaches without an agreement that both have confirmed."""

declare("tandem.first_talk_reminded", "tandem.questioned", "tandem.talk_missed", "tandem.end_neared")
declare("tandem.consented", "tandem.renewed", "tandem.extension_proposed", "tandem.reopening_proposed")
declare("tandem.prolonged", "tandem.handover_proposed")
declare("talk.planned", "talk.edited", "message.written", "help_call.opened")
declare("farewell.planned", "farewell.reached", "need.drafted", "person.acted_for")
declare("check_in.asked")
declare("check_in.answered", silent=True)
declare(
    "enquiry.opened",
    "enquiry.proposed",
    "enquiry.offered",
    "enquiry.reminded",
    "wish.sent",
    "mentor.return_asked",
    "need.reported",
    "need.questioned",
)
declare(
    *("mentor.submitted", "mentor.came_back"),
    *("need.published", "need.matched", "need.paused", "need.resumed", "need.reopened", "need.closed"),
    "need.finished",
    *("need.confirmed", "need.revived", "need.noted", "need.discarded"),
    *("message.removed", "help_call.changed", "help_call.finished", "help_call.withdrawn"),
    *("talk.dropped", "talk.held", "talk.taken_back", "talk.discarded"),
    *("tandem.begun", "tandem.drafted", "tandem.contacted", "tandem.continued"),
    *(
        "tandem.end_reached",
        "tandem.handed_over",
        "tandem.looked_back",
        "tandem.proposal_dropped",
        "tandem.handover_agreed",
    ),
    *("enquiry.agreed", "exclusion.added", "exclusion.removed"),
    silent=True,
)
