"""What people ask the office for: a first talk or advice, and how it goes on."""

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
