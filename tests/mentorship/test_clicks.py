"""Two buttons at the same instant, on both databases: each page answers kindly, and nothing is given twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from mentoring.core.db import db
from mentoring.mentorship.actions.tandems import agreements
from mentoring.mentorship.models import Agreement, Tandem
from tests.mentorship.clicks import BROKEN, DONE, RACES, press_both, race, two_confirm_one_version
from tests.mentorship.unlocked import without_transactions


@pytest.mark.parametrize("scene", RACES, ids=lambda scene: scene.__name__)
def test_whoever_is_faster_nothing_breaks(app, scene):
    assert race(app, scene) == []


def test_without_the_lock_two_confirmations_get_in_each_others_way(app, monkeypatch):
    clicks, both_read, latest = two_confirm_one_version(), Barrier(2), agreements.latest_agreement

    def look_together(pair: Tandem) -> Agreement | None:
        found = latest(pair)
        both_read.wait()
        return found

    monkeypatch.setattr(agreements, "latest_agreement", look_together)
    monkeypatch.setattr(agreements, "lock", lambda *rows: [db.session.refresh(row) for row in rows])
    with without_transactions(), ThreadPoolExecutor(2) as hands:
        assert press_both(app, clicks, hands) == (DONE, BROKEN)
