"""Eight faults, seeded on purpose: an oracle that misses one of them proves nothing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from flask import current_app

from mentoring.core.steps import take
from mentoring.mentorship.actions import dialogue, enquiries, guards, mentors
from mentoring.mentorship.actions.tandems import endings
from mentoring.mentorship.models import Enquiry

Fault = Callable[[], AbstractContextManager[None]]


@contextmanager
def _instead(room: object, name: str, value: Any) -> Iterator[None]:
    """Something else in place of a name of the house, for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, name, value)
        yield


def more_tandems_than_places() -> AbstractContextManager[None]:
    return _instead(guards, "live_tandem_count", lambda _mentor_id: 0)


def the_rest_keeps_waiting_for_a_full_mentor() -> AbstractContextManager[None]:
    return _instead(enquiries, "close_open_enquiries", lambda _step, _profile: 0)


def a_pause_gives_nothing_back() -> AbstractContextManager[None]:
    return _instead(mentors, "close_open_enquiries", lambda _step, _profile: 0)


def one_yes_is_enough() -> AbstractContextManager[None]:
    """The database itself refuses what comes of it."""
    return _instead(Enquiry, "missing", property(lambda _enquiry: set()))


def a_question_leaves_the_clock_as_it_was() -> AbstractContextManager[None]:
    return _instead(dialogue, "_turn_to", lambda _enquiry, _person: None)


def nobody_searches_on_after_a_tandem() -> AbstractContextManager[None]:
    return _instead(endings, "reopen_need", lambda _need: None)


def the_search_goes_on_in_a_tandem() -> AbstractContextManager[None]:
    def all_but_match(step: str, subject: Any, actor: Any, **details: Any) -> object:
        return None if step == "match" else take(step, subject, actor, **details)

    return _instead(enquiries, "take", all_but_match)


@contextmanager
def no_time_to_cool_down() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COOL_DOWN_DECLINED_DAYS", "COOL_DOWN_EXPIRED_DAYS"):
            patch.setitem(current_app.config, name, 0)
        yield


FAULTS: dict[str, Fault] = {
    fault.__name__: fault
    for fault in (
        more_tandems_than_places,
        the_rest_keeps_waiting_for_a_full_mentor,
        a_pause_gives_nothing_back,
        one_yes_is_enough,
        a_question_leaves_the_clock_as_it_was,
        nobody_searches_on_after_a_tandem,
        the_search_goes_on_in_a_tandem,
        no_time_to_cool_down,
    )
}
