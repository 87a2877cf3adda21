"""How a tandem ends."""

from mentoring.core.db import action, lock
from mentoring.core.steps import take
from mentoring.mentorship.actions.searches import reopen_need
from mentoring.mentorship.models import Tandem
from mentoring.people.models import Person


@action
def end_tandem(actor: Person, tandem: Tandem) -> None:
    """End it, without a reason; the newcomer's search goes on with the days already waited."""
    need = tandem.need
    lock(need, tandem)
    if take("end", tandem, actor) is not None:
        reopen_need(need)
