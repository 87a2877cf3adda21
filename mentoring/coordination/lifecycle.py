"""How a proposal for everybody goes on: computed by time, published by the office; nobody is bound by it."""

from mentoring.core.lifecycle import SYSTEM, Lifecycle, Step, register

COHORT = register(
    Lifecycle(
        noun="cohort",
        title="Vorschlag für alle",
        initial="queued",
        steps=(
            Step("start", ("queued",), "running", (SYSTEM,), "started"),
            Step("finish", ("running",), "done", (SYSTEM,), "finished"),
            Step("fail", ("queued", "running"), "failed", (SYSTEM,), "failed"),
            Step("cancel", ("queued", "running"), "cancelled", ("coordinator",), "cancelled"),
            Step("publish", ("done",), "publishing", ("coordinator",), "released"),
            Step("complete", ("publishing",), "published", (SYSTEM,), "published"),
        ),
    )
)
BUSY = ("queued", "running", "publishing")
"""States in which the worker is at it."""
