"""What people without a pair are told is counted anew, and whatever is not true of it is rejected."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import given, settings

from matching import MentorMatcher, Profile, Unmatched, propose, verify
from matching.checked_cohort import CheckedCohort
from matching.findings import WORDS, Finding
from tests.matching.crowd import crowd
from tests.matching.strategies import quick
from tests.matching.test_cohort import cohorts

PHONE, ONLINE = frozenset({"phone"}), frozenset({"online"})
NEWCOMERS = [
    Profile("lena", formats=PHONE),
    Profile("max", formats=PHONE),
    Profile("nur", formats={"on_site"}),
    Profile("ole", formats=ONLINE),
    Profile("pia", formats=ONLINE),
    Profile("rio", formats=ONLINE),
]
MENTORS = [
    Profile("ada", formats=PHONE),
    Profile("ben", formats=ONLINE),
    Profile("cem", formats=ONLINE, places=0),
]
PEOPLE = NEWCOMERS, MENTORS, MentorMatcher()
PROPOSAL = propose(*PEOPLE)


def findings(**changed):
    proposal = replace(PROPOSAL, unmatched={**PROPOSAL.unmatched, **changed})
    return verify(*PEOPLE, proposal).findings


def test_the_reasons_are_those_of_these_people():
    assert dict(PROPOSAL.unmatched) == {
        "max": Unmatched("competition", 2, 1, ("ada",)),
        "nur": Unmatched("nobody_allowed"),
        "pia": Unmatched("competition", 3, 1, ("ben",)),
        "rio": Unmatched("competition", 3, 1, ("ben",)),
    }
    assert findings() == ()


COUNTED = "unmatched: {} people for {} places stand there, {} for {} are true ('max')"


@pytest.mark.parametrize(
    ("why", "found"),
    [
        (("competition", 3, 1, ("ada",)), COUNTED.format(3, 1, 2, 1)),
        (("competition", 2, 0, ("ada",)), COUNTED.format(2, 0, 2, 1)),
        (("competition", 1, 1, ("ada",)), COUNTED.format(1, 1, 2, 1)),
        (("competition", 2, 1, ("ada", "cem")), None),
        (("competition", 5, 2, ("ada", "ben")), None),
        (("competition", 3, 1, ("ben",)), "unmatched: the reason is not true ('max')"),
        (("competition", 2, 1, ("ada", "ada")), "unmatched: the mentors are not all here once ('max')"),
        (("competition", 2, 1, ("ada", "zoe")), "unmatched: the mentors are not all here once ('max')"),
        (("nobody_allowed",), "unmatched: the reason is not true ('max')"),
        (("nobody_allowed", 1), "unmatched: the reason is not true ('max')"),
        (("not_finished",), "unmatched: the reason is not true ('max')"),
        (("fun",), "unmatched: the reason is not true ('max')"),
    ],
)
def test_a_changed_reason_is_rejected_unless_it_is_true_as_well(why, found):
    assert findings(max=Unmatched(*why)) == (() if found is None else (found,))


def test_who_can_be_paired_with_nobody_competes_with_nobody():
    assert findings(nur=Unmatched("competition", 2, 1, ("ada",))) == (
        "unmatched: the reason is not true ('nur')",
    )
    named = Unmatched("nobody_allowed", 0, 0, ("ada",))
    assert findings(nur=named) == ("unmatched: the reason is not true ('nur')",)


def test_places_that_suffice_are_no_reason():
    people = NEWCOMERS[1:2], MENTORS, MentorMatcher()
    stopped = replace(propose(*people, time_limit=0), pairs=(), total=0, worst=None)
    enough = replace(stopped, unmatched={"max": Unmatched("competition", 1, 1, ("ada",))})
    assert verify(*people, enough).findings == ("unmatched: the places suffice for those named ('max')",)
    waiting = replace(stopped, unmatched={"max": Unmatched("not_finished")})
    assert verify(*people, waiting).findings == ()


def test_fixed_pairs_take_places_but_their_people_do_not_compete():
    fixed = [("lena", "ada")]
    proposal = propose(*PEOPLE, fixed=fixed)
    assert proposal.unmatched["max"] == Unmatched("competition", 1, 0, ("ada",))
    assert verify(*PEOPLE, proposal, fixed=fixed).findings == ()
    told = {**proposal.unmatched, "max": Unmatched("competition", 2, 1, ("ada",))}
    found = verify(*PEOPLE, replace(proposal, unmatched=told), fixed=fixed).findings
    assert found == ("unmatched: 2 people for 1 places stand there, 1 for 0 are true ('max')",)


def test_who_has_no_points_with_a_mentor_competes_for_her_all_the_same():
    people = [Profile(key, languages=()) for key in "ab"], [Profile("m")], MentorMatcher()
    proposal = propose(*people)
    assert dict(proposal.unmatched) == {"b": Unmatched("competition", 2, 1, ("m",))}
    assert verify(*people, proposal).findings == ()


def test_without_mentors_nobody_competes():
    people = NEWCOMERS[:2], [], MentorMatcher()
    proposal = propose(*people)
    assert verify(*people, proposal).findings == ()
    told = {**proposal.unmatched, "max": Unmatched("competition", 2, 1, ())}
    assert len(verify(*people, replace(proposal, unmatched=told)).findings) == 2


@settings(quick, max_examples=25)
@given(cohorts())
def test_one_person_more_or_a_place_fewer_is_never_true(cohort):
    newcomers, mentors, fixed, excluded = cohort
    proposal = propose(newcomers, mentors, MentorMatcher(), fixed, excluded)
    for key, why in list(proposal.unmatched.items())[:2]:
        for wrong in (replace(why, people=why.people + 1), replace(why, places=why.places - 1)):
            changed = replace(proposal, unmatched={**proposal.unmatched, key: wrong})
            assert verify(newcomers, mentors, MentorMatcher(), changed, fixed, excluded).findings


def test_the_people_of_many_blocks_are_counted_together(monkeypatch):
    monkeypatch.setattr("matching.checked_cohort.CELLS_AT_ONCE", 100)
    monkeypatch.setattr("matching.checked_cohort.ROWS_AT_ONCE", 3)
    people = crowd(1, 60, "n"), crowd(2, 30, "m"), MentorMatcher()
    proposal = propose(*people)
    assert proposal.unmatched
    assert verify(*people, proposal).findings == ()


@pytest.mark.parametrize(
    ("cells", "mentors", "sizes"),
    [(100, 30, [3, 3, 1]), (29, 30, [1] * 7), (6, 0, [6, 1]), (60, 30, [2, 2, 2, 1])],
)
def test_the_check_looks_at_so_many_cells_at_once(monkeypatch, cells, mentors, sizes):
    monkeypatch.setattr("matching.checked_cohort.CELLS_AT_ONCE", cells)
    newcomers = crowd(1, 7, "n")
    cohort = CheckedCohort(newcomers, crowd(2, mentors, "m"), MentorMatcher(), (), ())
    blocks = list(cohort.count_points(newcomers))
    assert [points.shape for _, points in blocks] == [(size, mentors) for size in sizes]
    assert [newcomer for some, _ in blocks for newcomer in some] == newcomers


def test_a_finding_is_said_in_german_too_and_stays_itself_in_a_pickle():
    values = {"total": (3, 4), "proof_bound": ("count", 2, 3), "reason": ("nur", 2, 1, 3, 1)}
    told = [Finding(code, *said).tell("de") for code, said in values.items()]
    assert told == [
        "Summe: Dort steht 3, die Paare haben 4.",
        "Nachweis (Zahl der Paare): Dort steht 2, die Preise belegen 3.",
        "Ohne Vorschlag: Bei nur stehen 2 Menschen für 1 Plätze. Richtig sind 3 für 1.",
    ]
    finding = Finding("total", 3, 4)
    again = pickle.loads(pickle.dumps(finding))
    assert (again, again.code, again.values) == ("total: 3 stands there, the pairs have 4", "total", (3, 4))
    assert finding.tell("en") == finding


@pytest.mark.parametrize("code", WORDS)
def test_every_finding_says_the_same_things_in_both_languages(code):
    finding = Finding(code, *(f"value{number}" for number in range(5)))
    said = {number for number in range(5) if f"value{number}" in finding}
    assert {number for number in range(5) if f"value{number}" in finding.tell("de")} == said
    assert finding.tell("de").endswith(".")
