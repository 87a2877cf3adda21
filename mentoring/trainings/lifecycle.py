"""How a trainer's profile, a training, its dates and registrations go on."""

from mentoring.core.lifecycle import SYSTEM, Lifecycle, Step, register

TRAINER = register(
    Lifecycle(
        noun="trainer",
        title="Profil einer Leitung",
        initial="draft",
        steps=(
            Step("submit", ("draft",), "submitted", ("trainer",), "submitted"),
            Step("approve", ("submitted",), "active", ("coordinator",), "approved"),
            Step("return", ("submitted",), "draft", ("coordinator",), "returned"),
            Step("suspend", ("draft", "submitted", "active"), "suspended", ("coordinator",), "suspended"),
            Step("reinstate", ("suspended",), "draft", ("coordinator",), "reinstated"),
            Step("leave", ("draft", "submitted", "active"), "left", ("trainer",), "left"),
            Step("come_back", ("left",), "draft", ("trainer",), "came_back"),
        ),
    )
)

TRAINING = register(
    Lifecycle(
        noun="training",
        title="Fortbildung",
        initial="draft",
        steps=(
            Step("publish", ("draft",), "published", ("trainer",), "published"),
            Step("cancel", ("published",), "cancelled", ("trainer", "coordinator"), "cancelled"),
            Step("resume", ("cancelled",), "published", ("trainer", "coordinator"), "resumed"),
            Step("finish", ("published",), "done", (SYSTEM,), "finished"),
        ),
    )
)

LEAD = register(
    Lifecycle(
        noun="lead",
        title="Leitung einer Fortbildung",
        initial="invited",
        steps=(
            Step("confirm", ("invited",), "confirmed", ("invitee",), "confirmed"),
            Step("decline", ("invited",), "declined", ("invitee",), "declined"),
            Step("withdraw", ("invited",), "withdrawn", ("trainer", "coordinator"), "withdrawn"),
            Step("step_back", ("confirmed",), "left", ("invitee",), "left"),
        ),
    )
)

TRAINING_DATE = register(
    Lifecycle(
        noun="training_date",
        title="Termin",
        initial="planned",
        steps=(
            Step("move", ("planned", "moved"), "moved", ("trainer",), "moved"),
            Step("cancel", ("planned", "moved"), "cancelled", ("trainer", "coordinator"), "cancelled"),
            Step("resume", ("cancelled",), "planned", ("trainer", "coordinator"), "resumed"),
        ),
    )
)

REGISTRATION = register(
    Lifecycle(
        noun="registration",
        title="Anmeldung",
        initial="waiting",
        steps=(
            Step("seat", ("waiting",), "registered", ("participant",), "registered"),
            Step("offer", ("waiting",), "offered", (SYSTEM,), "offered"),
            Step("accept", ("offered",), "registered", ("participant",), "registered"),
            Step("decline", ("offered",), "cancelled", ("participant",), "declined"),
            Step(
                "ask_again", ("registered", "offered"), "offered", ("trainer", "coordinator"), "asked_again"
            ),
            Step("lapse", ("offered",), "waiting", (SYSTEM,), "lapsed"),
            Step("cancel", ("waiting", "offered", "registered"), "cancelled", ("participant",), "cancelled"),
        ),
    )
)

UNDER_WAY = ("planned", "moved")
SEATED = ("registered",)
HELD = ("registered", "offered")
"""Whose seat nobody else can take."""
LIVE = ("waiting", "offered", "registered")
PUBLIC_STATES = ("published", "cancelled", "done")
