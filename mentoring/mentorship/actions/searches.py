"""What becomes of a search when its tandem is over."""

from mentoring.core.journal import TIME
from mentoring.core.steps import take
from mentoring.mentorship.actions.questions import ask_later
from mentoring.mentorship.models import Need


def reopen_need(need: Need) -> None:
    """The tandem ended early: the search goes on with the days already waited; a closed one stays closed.

    For actions that end a tandem; they have locked the need before the tandem.
    """
    if need.state == "matched":
        take("reopen", need, TIME)
        ask_later(need)


def close_completed_need(need: Need) -> None:
    """The tandem is completed: the search has found what it was for; one that was closed before stays so.

    For actions that complete a tandem; they have locked the need before the tandem.
    """
    if need.state == "matched":
        take("finish", need, TIME)
