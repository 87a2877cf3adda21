"""Faults, seeded on purpose, one at every corner of the rules: an oracle that misses one of them proves nothing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

import pytest
from flask import current_app

from mentoring.core.steps import take
from mentoring.mentorship import calendar
from mentoring.mentorship.actions import asking, dialogue, enquiries, farewells, guards, mentors, wish_list
from mentoring.mentorship.actions.tandems import endings, proposals, reflections, reopenings
from mentoring.mentorship.models import Enquiry, Tandem

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


def more_offers_than_places() -> AbstractContextManager[None]:
    return _instead(asking, "open_offer_count", lambda _mentor_id: 0)


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


def the_next_wish_goes_unasked() -> AbstractContextManager[None]:
    """As soon as nothing is open, whatever came before."""
    return _instead(wish_list, "moves_on_now", lambda _need, _wish: True)


def an_extension_leaves_the_end_as_it_was() -> AbstractContextManager[None]:
    return _instead(proposals, "plan_end", lambda _tandem, _until: None)


def every_look_back_is_shown() -> AbstractContextManager[None]:
    write = reflections._write

    def shown(actor: Any, tandem: Tandem, kind: str, words: str, *, released: bool) -> None:
        write(actor, tandem, kind, words, released=True)

    return _instead(reflections, "_write", shown)


def one_looks_back_for_both() -> AbstractContextManager[None]:
    return _instead(reflections, "_both_looked_back", lambda _tandem: True)


def reopened_however_late() -> AbstractContextManager[None]:
    return _instead(reopenings, "days_to_reopen", lambda _tandem: 1)


def the_old_tandem_goes_on_after_a_handover() -> AbstractContextManager[None]:
    return _instead(enquiries, "give_way", lambda _enquiry: None)


def talks_stay_planned_after_the_end() -> AbstractContextManager[None]:
    return _instead(calendar, "drop_talks", lambda _tandem: None)


def a_plan_to_leave_is_forgotten() -> AbstractContextManager[None]:
    def note(_actor: Any, _tandem: Tandem, _until: date | None) -> None:
        return None

    return _instead(farewells, "_note", note)


FAULTS: dict[str, Fault] = {
    fault.__name__: fault
    for fault in (
        more_tandems_than_places,
        the_rest_keeps_waiting_for_a_full_mentor,
        a_pause_gives_nothing_back,
        one_yes_is_enough,
        a_question_leaves_the_clock_as_it_was,
        more_offers_than_places,
        nobody_searches_on_after_a_tandem,
        the_search_goes_on_in_a_tandem,
        no_time_to_cool_down,
        the_next_wish_goes_unasked,
        an_extension_leaves_the_end_as_it_was,
        every_look_back_is_shown,
        one_looks_back_for_both,
        reopened_however_late,
        the_old_tandem_goes_on_after_a_handover,
        talks_stay_planned_after_the_end,
        a_plan_to_leave_is_forgotten,
    )
}
