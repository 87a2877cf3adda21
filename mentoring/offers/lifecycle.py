"""What people ask the office for and hand in, and how it goes on."""

from mentoring.core.lifecycle import Lifecycle, Step, register

UNDER_WAY = ("open", "taken_up", "arranged")
CONSULTATION = register(
    Lifecycle(
        noun="consultation",
        title="Erstgespräch und Beratung",
        initial="open",
        steps=(
            Step("take_up", ("open",), "taken_up", ("coordinator",), "taken_up"),
            Step("arrange", ("taken_up", "arranged"), "arranged", ("coordinator",), "arranged"),
            Step("finish", UNDER_WAY, "done", ("coordinator",), "finished"),
            Step("withdraw", UNDER_WAY, "withdrawn", ("asker",), "withdrawn"),
        ),
    )
)

IN_HAND = ("taken_up", "arranged", "in_talks")
"""Where somebody of the office takes care of a talk or an application."""
TO_ANSWER = ("received", "in_talks")
APPLICATION = register(
    Lifecycle(
        noun="application",
        title="Antrag auf Mitgliedschaft",
        initial="unconfirmed",
        steps=(
            Step("confirm", ("unconfirmed",), "received", ("asker",), "confirmed"),
            Step("take_up", ("received",), "in_talks", ("coordinator",), "taken_up"),
            Step("admit", TO_ANSWER, "member", ("coordinator",), "admitted"),
            Step("decline", TO_ANSWER, "declined", ("coordinator",), "declined"),
            Step("withdraw", TO_ANSWER, "withdrawn", ("asker",), "withdrawn"),
        ),
    )
)

WRITABLE = ("draft", "returned")
EXAMPLE = register(
    Lifecycle(
        noun="example",
        title="Praxisbeispiel",
        initial="draft",
        ends=("withdrawn",),
        steps=(
            Step("submit", WRITABLE, "submitted", ("author",), "submitted"),
            Step("publish", ("submitted",), "published", ("coordinator",), "published"),
            Step("return", ("submitted",), "returned", ("coordinator",), "returned"),
            Step("take_down", ("published",), "returned", ("coordinator",), "taken_down"),
            Step("withdraw", ("submitted", "returned", "published"), "withdrawn", ("author",), "withdrawn"),
            Step("revise", ("submitted", "published", "withdrawn"), "draft", ("author",), "revised"),
        ),
    )
)
