"""A search from its beginning to its end: what ends it, what takes it up again, and the days that count."""

from datetime import timedelta

import pytest

from mentoring.core.clock import standing_at
from mentoring.core.db import action, db, lock
from mentoring.core.errors import WrongState
from mentoring.mentorship.actions import close_need, continue_search, end_tandem
from mentoring.mentorship.actions.searches import close_completed_need, reopen_need
from mentoring.mentorship.models import Need
from tests.mentorship.scenes import searching, tandem


def after_tandem(deed, need: Need) -> None:
    """What an action does that ends a tandem."""

    @action
    def end() -> None:
        lock(need)
        deed(need)

    end()


def test_a_completed_tandem_closes_the_search_and_an_early_end_takes_it_up_again(app):
    for deed, state in ((close_completed_need, "closed"), (reopen_need, "searching")):
        need = tandem().need
        after_tandem(deed, need)
        assert need.state == state


def test_days_in_a_tandem_do_not_count_and_days_before_do(app):
    need = tandem().need
    waited = need.days_waited
    with standing_at(need.stopped_at + timedelta(days=50)):
        after_tandem(reopen_need, need)
        assert need.days_waited == waited


def test_who_stops_searching_in_a_tandem_stays_in_it(app):
    pair = tandem()
    close_need(pair.newcomer, pair.need)
    assert (pair.need.state, pair.ended_at) == ("closed", None)
    with pytest.raises(WrongState, match="noch im Tandem"):
        continue_search(pair.newcomer, pair.need)


@pytest.mark.parametrize("deed", [close_completed_need, reopen_need])
def test_a_search_closed_by_hand_stays_closed_when_its_tandem_is_over(app, deed):
    need = searching()
    close_need(need.person, need)
    after_tandem(deed, need)
    assert need.state == "closed"


def test_after_an_early_end_a_closed_search_is_not_taken_up(app):
    pair = tandem()
    close_need(pair.newcomer, pair.need)
    end_tandem(pair.newcomer, pair)
    assert db.session.get_one(Need, pair.need_id).state == "closed"


def test_who_is_in_a_tandem_keeps_the_role_although_the_search_is_closed(app, signed_in):
    pair = tandem()
    close_need(pair.newcomer, pair.need)
    answer = signed_in(pair.newcomer).post("/willkommen", data={"roles": ["mentor"]})
    assert (answer.status_code, "Tandem läuft noch" in answer.text) == (422, True)
