"""A proposal for everybody: drafted, computed by the worker, compared, published, and what people make of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from mentoring.coordination.cohort import (
    cancel_cohort,
    check_of,
    comparison_of,
    draft_cohort,
    draft_with,
    figures_of,
    publish_cohorts,
    release_cohort,
    run_cohorts,
    why_not_in,
)
from mentoring.coordination.cohort.actions import UnwantedError, claim_cohort, note_progress, publishing
from mentoring.coordination.cohort.rows import pairs_of
from mentoring.coordination.models import Cohort, CohortNewcomer
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import decline_enquiry, exclude_person, say_yes
from mentoring.mentorship.models import Enquiry
from mentoring.people.models import Person
from tests.conftest import person
from tests.coordination.crowd import computed, crowd, enquiries, everybody, pairs
from tests.mentorship.scenes import letters_of, office, searching


def letters() -> int:
    return db.session.scalar(select(func.count()).select_from(Letter)) or 0


def published(cohort: Cohort, actor: Person | None = None) -> Cohort:
    release_cohort(actor or office(), cohort)
    publish_cohorts(clock.now())
    db.session.refresh(cohort)
    return cohort


def test_two_hundred_and_seventy_are_proposed_published_and_proposed_again(sqlite_app):
    crowd(200, 70)
    first = computed()
    assert (first.state, first.findings, len(pairs(first)), letters()) == ("done", 0, 70, 0)
    published(first)
    asked = enquiries()
    assert (first.state, len(asked), {one.awaiting for one in asked}) == ("published", 70, {"both"})
    answer(asked)
    second = computed()
    assert {(one.newcomer_id, one.mentor_id) for one in asked[::2]} & set(pairs(second).items()) == set()
    assert {one.newcomer_id for one in asked[1::2]} & pairs_of(second).keys() == set()
    compared = comparison_of(second, first)
    assert (len(pairs(second)), compared.accepted, compared.open, compared.gone) == (35, 10, 25, 35)
    published(second)
    assert [one.state for one in enquiries()[1:20:2]] == ["accepted"] * 10
    assert max(Counter(one.newcomer_id for one in enquiries() if one.is_waiting).values()) == 1


def answer(asked: Sequence[Enquiry]) -> None:
    """Half of the mentors say no; of the others, ten pairs say yes."""
    for enquiry in asked[::2]:
        decline_enquiry(enquiry.mentor, enquiry)
    for enquiry in asked[1:20:2]:
        say_yes(enquiry.mentor, enquiry)
        say_yes(enquiry.newcomer, enquiry)


def test_everybody_reads_about_their_own_proposal_only(sqlite_app):
    crowd(3, 2)
    published(computed())
    about = db.session.execute(select(Letter.account_id, Letter.subject_id)).all()
    sides = {(one.newcomer_id, one.id) for one in enquiries()} | {
        (one.mentor_id, one.id) for one in enquiries()
    }
    assert sorted((who, what) for who, what in about) == sorted(sides)
    assert len(letters_of("enquiry.proposed")) == 4


def test_publishing_again_or_after_a_break_asks_nobody_twice(app):
    crowd(3, 3)
    cohort = computed()
    release_cohort(office(), cohort)
    for _round in range(3):
        publish_cohorts(clock.now())
    assert (len(enquiries()), letters()) == (3, 6)
    with pytest.raises(WrongState):
        release_cohort(office(), cohort)


def test_what_fell_out_meanwhile_is_told_and_gets_no_letter(app, signed_in):
    crowd(2, 2)
    cohort = computed()
    (newcomer, mentor), *_rest = pairs(cohort).items()
    exclude_person(db.session.get_one(Person, newcomer), db.session.get_one(Person, mentor))
    published(cohort)
    row = db.session.get_one(CohortNewcomer, (cohort.id, newcomer))
    assert (row.refusal, row.enquiry_id, len(enquiries())) == ("apart", None, 1)
    page = signed_in(office()).get(f"/koordination/vorschlaege/{cohort.id}").text
    assert "Ein Paar konnte nicht gefragt werden" in page
    assert "Diese beiden können zurzeit nicht zusammenkommen." in page


def test_a_place_that_is_promised_meanwhile_is_not_promised_again(sqlite_app):
    crowd(1, 1)
    cohort = computed()
    searching("Andere Person", land_code="09", kreis_ags="09162", institution_type_code="practice")
    draft = everybody(newcomers=frozenset({max(need_ids())}))
    other = computed(draft)
    published(cohort)
    published(other)
    rows = db.session.scalars(select(CohortNewcomer.refusal).order_by(CohortNewcomer.cohort_id)).all()
    assert rows == ["", "promised"]


def need_ids() -> list[int]:
    return list(everybody().newcomers)


def test_nobody_but_the_office_drafts_and_nobody_is_proposed_by_themselves(sqlite_app):
    crowd(1, 1)
    with pytest.raises(NotAllowed):
        draft_cohort(person("Lena Hoffmann", "mentor"), everybody())
    cohort = computed()
    (newcomer,) = pairs(cohort)
    someone = db.session.get_one(Person, newcomer)
    promote(someone)
    published(cohort, someone)
    assert db.session.get_one(CohortNewcomer, (cohort.id, newcomer)).refusal == "own"


@action
def promote(someone: Person) -> None:
    from mentoring.people.models import Role

    someone.roles.append(Role(name="coordinator"))


def test_fixed_and_excluded_pairs_places_and_people_are_kept_to(sqlite_app):
    crowd(3, 2, places=2)
    first = computed()
    (newcomer, mentor), *_rest = pairs(first).items()
    second = computed(draft_with(first, (newcomer, mentor), "excluded"))
    assert pairs(second)[newcomer] != mentor
    third = computed(draft_with(second, (newcomer, mentor), "fixed"))
    assert (pairs(third)[newcomer], third.previous_id) == (mentor, second.id)
    one_place = everybody(places={mentor: 1})
    assert Counter(pairs(computed(one_place)).values()) == {mentor: 1}


def test_a_worker_that_dies_is_followed_by_another_and_three_times_is_enough(app):
    crowd(1, 1)
    cohort = draft_cohort(office(), everybody())
    now = clock.now()
    assert [claim_cohort(), claim_cohort()] == [(cohort.id, 1), None]
    with clock.standing_at(now + timedelta(minutes=10)):
        assert claim_cohort() == (cohort.id, 2)
        with pytest.raises(UnwantedError):
            note_progress(cohort.id, 1, 50, "sum")
    with clock.standing_at(now + timedelta(minutes=20)):
        assert claim_cohort() == (cohort.id, 3)
    with clock.standing_at(now + timedelta(minutes=30)):
        assert claim_cohort() is None
    db.session.refresh(cohort)
    assert (cohort.state, cohort.problem, cohort.lease_until) == ("failed", "killed", None)


def test_a_worker_that_comes_after_another_was_killed_finishes(sqlite_app):
    crowd(2, 1)
    cohort = draft_cohort(office(), everybody())
    claim_cohort()
    with clock.standing_at(clock.now() + timedelta(minutes=10)):
        run_cohorts(clock.now())
    db.session.refresh(cohort)
    assert (cohort.state, cohort.attempts, len(pairs(cohort))) == ("done", 2, 1)


def test_who_cancels_stops_the_worker_at_its_next_step(sqlite_app):
    crowd(1, 1)
    cohort = draft_cohort(office(), everybody())
    claimed = claim_cohort()
    cancel_cohort(office(), cohort)
    assert claimed is not None
    with pytest.raises(UnwantedError):
        note_progress(*claimed, 10, "count")
    assert (run_cohorts(clock.now()), cohort.state) == (0, "cancelled")


def test_a_fixed_pair_that_is_impossible_fails_with_words(sqlite_app, signed_in):
    crowd(1, 1)
    draft = everybody()
    (newcomer,), (mentor,) = draft.newcomers, draft.places
    exclude_person(db.session.get_one(Person, newcomer), db.session.get_one(Person, mentor))
    cohort = computed(everybody(fixed=((newcomer, mentor),)))
    assert (cohort.state, cohort.problem) == ("failed", "ValueError")
    assert "Ein festgehaltenes Paar" in signed_in(office()).get(f"/koordination/vorschlaege/{cohort.id}").text


def test_figures_count_coverage_waiting_and_load(sqlite_app):
    crowd(40, 4, places=2)
    figures = figures_of(computed())
    assert (figures.newcomers, figures.paired, figures.mentors, figures.places) == (40, 8, 4, 8)
    assert (figures.waiting, figures.waiting_paired) == (18, 8)
    assert sum(line.newcomers for line in figures.by_land) == 40
    assert [used for _mentor, used, _places in figures.loads] == [2, 2, 2, 2]


def test_why_not_is_answered_and_changes_nothing(sqlite_app, signed_in):
    crowd(6, 3)
    cohort = computed()
    paired = pairs(cohort)
    newcomer, other = next(iter(paired)), list(paired.values())[1]
    answer = why_not_in(cohort, newcomer, other)
    assert answer is not None
    assert answer.code == "possible"
    path = f"/koordination/vorschlaege/{cohort.id}/warum-nicht?mensch={newcomer}&mentor={other}"
    page = signed_in(office()).get(path).text
    assert "Das Paar ist möglich" in page
    assert pairs(cohort) == paired


def test_the_proof_sheet_counts_again_and_notices_a_change(sqlite_app):
    crowd(6, 3)
    cohort = computed()
    check = check_of(cohort)
    assert (check.fresh, check.findings, check.optimal) == (True, 0, True)
    assert (check.figures or {})["pairs"] == 3
    forget_mentor(next(iter(pairs(cohort))))
    assert check_of(cohort).figures is None


@action
def forget_mentor(newcomer_id: int) -> None:
    db.session.execute(
        CohortNewcomer.__table__.update()
        .where(CohortNewcomer.person_id == newcomer_id)
        .values(mentor_id=None)
    )


def test_a_year_later_a_proposal_is_forgotten(sqlite_app):
    crowd(1, 1)
    with time_machine.travel(clock.now() - timedelta(days=366)):
        computed()
    clock.JOBS["cohorts.forget"](clock.now())
    assert db.session.scalar(select(func.count()).select_from(CohortNewcomer)) == 0


def test_letters_need_not_wait_for_a_thousand_pairs(sqlite_app, monkeypatch):
    monkeypatch.setattr(publishing, "MOST_IN_A_ROUND", 2)
    crowd(3, 3)
    cohort = computed()
    release_cohort(office(), cohort)
    assert [publish_cohorts(clock.now()), cohort.state] == [2, "publishing"]
    assert [publish_cohorts(clock.now()), cohort.state] == [1, "published"]
