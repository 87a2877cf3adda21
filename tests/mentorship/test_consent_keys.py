"""What the database itself refuses: a tandem that does not rest on an accepted enquiry."""

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError

from mentoring.core import clock
from mentoring.core.db import writing_engine
from mentoring.mentorship.models import Enquiry, Tandem
from tests.mentorship.scenes import asked, tandem


def write(statement) -> None:
    """Past all actions, straight into the database."""
    with writing_engine().begin() as connection:
        connection.execute(statement)


@pytest.mark.parametrize("consented", [True, False])
def test_no_tandem_begins_on_an_enquiry_that_waits(app, consented):
    enquiry, now = asked(), clock.now()
    both = {"newcomer_id": enquiry.newcomer_id, "mentor_id": enquiry.mentor_id, "need_id": enquiry.need_id}
    times = {"started_at": now, "state_since": now, "heard_at": now, "version": 1, "reminders": 0}
    row = {"enquiry_id": enquiry.id, "consented": consented, "state": "getting_to_know", **both, **times}
    with pytest.raises(IntegrityError, match="(?i)foreign key" if consented else "consented"):
        write(insert(Tandem).values(row))


@pytest.mark.parametrize("accepted", [True, False])
def test_no_enquiry_takes_its_yes_back_under_a_tandem(app, accepted):
    pair = tandem()
    moved = update(Enquiry).where(Enquiry.id == pair.enquiry_id).values(state="withdrawn", accepted=accepted)
    with pytest.raises(IntegrityError):
        write(moved)
