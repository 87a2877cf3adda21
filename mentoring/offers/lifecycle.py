"""A first talk with the office: asked for, taken up, done."""

from mentoring.core.lifecycle import Lifecycle, Step, register

CONSULTATION = register(
    Lifecycle(
        noun="consultation",
        title="Erstgespräch",
        initial="open",
        steps=(
            Step("take_up", ("open",), "taken_up", ("coordinator",), "taken_up"),
            Step("finish", ("open", "taken_up"), "done", ("coordinator",), "finished"),
        ),
    )
)
