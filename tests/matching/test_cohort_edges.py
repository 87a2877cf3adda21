"""What a proposal refuses, how it ends when time is over, and that larger ones are the optimum, too."""

import os
import subprocess
import sys

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from matching import MentorMatcher, Profile, propose, verify
from tests.matching.crowd import crowd

LENA, MAX = Profile("lena", region="11"), Profile("max", region="12")
ADA, FULL = Profile("ada", region="11"), Profile("full", places=0)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"fixed": [("lena", "full")]}, r"fixed: 1 pairs are more than the places \('full'\)"),
        ({"fixed": [("lena", "ada"), ("max", "ada")]}, r"fixed: 2 pairs are more than the places \('ada'\)"),
        ({"fixed": [("zoe", "ada")]}, r"fixed: is not among the newcomers \('zoe'\)"),
        ({"fixed": [("lena", "zoe")]}, r"fixed: is not among the mentors \('zoe'\)"),
        ({"fixed": [("lena", "ada"), ("lena", "ada")]}, r"fixed: is in more than one pair \('lena'\)"),
        (
            {"fixed": [("lena", "ada")], "excluded": [("lena", "ada")]},
            r"fixed: the pair is excluded \('lena', 'ada'\)",
        ),
        ({"objective": ("count",)}, "objective: from count to sum"),
        ({"objective": ("sum", "count")}, "objective: from count to sum"),
        ({"objective": ("count", "fun", "sum")}, "objective: from count to sum"),
        ({"objective": ("count", "worst", "worst", "sum")}, "objective: from count to sum"),
        ({"objective": ()}, "objective: from count to sum"),
    ],
)
def test_what_cannot_be_is_refused_by_field_and_key(options, message):
    with pytest.raises(ValueError, match=message):
        propose([LENA, MAX], [ADA, FULL], MentorMatcher(), **options)


@pytest.mark.parametrize(
    ("newcomers", "mentors", "message"),
    [
        ([LENA, LENA], [ADA], r"key: occurs twice among the newcomers \('lena'\)"),
        ([LENA], [ADA, ADA], r"key: occurs twice among the mentors \('ada'\)"),
        ([Profile("x", region="99")], [ADA], r"region: '99' is not in the table \('x'\)"),
        ([LENA], [Profile("x", places=-1)], r"places: -1 is negative \('x'\)"),
    ],
)
def test_bad_people_are_refused_by_field_and_key(newcomers, mentors, message):
    with pytest.raises(ValueError, match=message):
        propose(newcomers, mentors, MentorMatcher())


def test_a_pair_of_one_institution_cannot_be_fixed():
    lena, ada = Profile("lena", institution=3), Profile("ada", institution=3)
    with pytest.raises(ValueError, match=r"fixed: the pair is excluded \('lena', 'ada'\)"):
        propose([lena], [ada], MentorMatcher(), fixed=[("lena", "ada")])


def test_exclusions_of_people_who_are_not_here_do_not_matter():
    proposal = propose([LENA], [ADA], MentorMatcher(), excluded=[("zoe", "ada"), ("lena", "zoe")])
    assert proposal.pairs == (("lena", "ada"),)


def test_a_fixed_pair_takes_its_place_and_counts():
    proposal = propose([LENA, MAX], [ADA, FULL], MentorMatcher(), fixed=[("max", "ada")])
    assert (proposal.pairs, proposal.total, proposal.worst) == ((("max", "ada"),), 256, 256)
    reason = proposal.unmatched["lena"]
    assert (reason.code, reason.people, reason.places, reason.mentors) == ("competition", 1, 0, ("ada",))


def test_the_matcher_given_stays_as_it_was():
    matcher = MentorMatcher().fit([FULL])
    assert propose([LENA], [ADA], matcher).pairs == (("lena", "ada"),)
    assert matcher.pool_.keys == ["full"]


@pytest.mark.parametrize("size", [(0, 3), (3, 0), (40, 30), (30, 40)])
def test_without_time_a_proposal_is_allowed_and_states_its_gap(size):
    people = crowd(1, size[0], "n"), crowd(2, size[1], "m", 2)
    stopped = propose(*people, MentorMatcher(), time_limit=0)
    best = propose(*people, MentorMatcher())
    assert (stopped.certificate.optimal, dict(stopped.prices)) == (False, {})
    assert verify(*people, MentorMatcher(), stopped).findings == ()
    assert stopped.total <= stopped.bound
    assert best.total <= stopped.bound
    assert stopped.gap == stopped.bound - stopped.total


def test_progress_tells_the_share_done_and_the_step():
    told = []
    propose(crowd(1, 20, "n"), crowd(2, 20, "m"), MentorMatcher(), progress=lambda *step: told.append(step))
    shares, steps = zip(*told, strict=True)
    assert list(shares) == sorted(shares)
    assert (steps[0], steps[-1]) == ("count", "proof")


@pytest.mark.parametrize("options", [{}, {"time_limit": 0}])
def test_a_pair_without_a_single_point_is_a_pair_all_the_same(options):
    people = [Profile("n", languages=())], [Profile("m", languages=())], MentorMatcher()
    proposal = propose(*people, **options)
    assert (proposal.pairs, proposal.total, proposal.worst) == ((("n", "m"),), 0, 0)
    assert verify(*people, proposal).findings == ()


def test_where_nobody_has_a_place_nobody_is_paired_and_hears_so():
    people = [Profile("n")], [Profile("a", places=0), Profile("b", places=0)], MentorMatcher()
    proposal = propose(*people)
    assert (proposal.pairs, proposal.unmatched["n"].code, proposal.total) == ((), "nobody_allowed", 0)
    assert verify(*people, proposal).findings == ()


def test_umlauts_in_keys_and_topics_and_unknown_regions_are_fine():
    newcomers = [Profile("Jürgen ß", topics={"Ängste"}), Profile("Żaneta", region="11")]
    people = newcomers, [Profile("Øyvind", topics={"Ängste"}), Profile("ümit", region="11")], MentorMatcher()
    proposal = propose(*people)
    assert proposal.pairs == (("Jürgen ß", "Øyvind"), ("Żaneta", "ümit"))
    assert verify(*people, proposal).findings == ()


@pytest.mark.parametrize("seed", range(3))
def test_larger_cohorts_reach_the_sum_of_a_plain_assignment(seed):
    newcomers, mentors = crowd(seed, 60, "n"), crowd(seed + 9, 50, "m", 3)
    matcher = MentorMatcher().fit(mentors)
    points = np.where(matcher.pool_.find_allowed(newcomers), matcher.count_points(newcomers) + 10**7, 0)
    slots = np.repeat(np.arange(50), [mentor.places for mentor in mentors])
    value = points[:, slots][linear_sum_assignment(points[:, slots], maximize=True)].sum()
    proposal = propose(newcomers, mentors, matcher, objective=("count", "sum"))
    assert (len(proposal.pairs), proposal.total) == divmod(int(value), 10**7)


@pytest.mark.parametrize("seed", range(3))
def test_people_named_as_competing_really_have_nobody_else(seed):
    newcomers, mentors = crowd(seed, 80, "n"), crowd(seed + 5, 30, "m", 1)
    proposal = propose(newcomers, mentors, MentorMatcher())
    pool = MentorMatcher().fit(mentors).pool_
    allowed = pool.find_allowed(newcomers) & (pool.places > 0)
    keys = [[pool.keys[at] for at in np.flatnonzero(row)] for row in allowed]
    for reason in proposal.unmatched.values():
        people = [own for own in keys if own and set(own) <= set(reason.mentors)]
        places = sum(mentor.places for mentor in mentors if mentor.key in reason.mentors)
        assert (reason.code, len(people), places) == ("competition", reason.people, reason.places)
        assert reason.people > reason.places


def test_who_has_one_mentor_to_hope_for_hears_of_that_one_alone():
    newcomers = [Profile("a", formats={"phone"}), Profile("b", formats={"phone"}), *crowd(1, 20, "n")]
    mentors = [
        Profile("m", formats={"phone"}),
        Profile("o", formats={"online"}),
        Profile("p", formats={"on_site"}),
    ]
    reasons = propose(newcomers, mentors, MentorMatcher()).unmatched
    assert (reasons["b"].people, reasons["b"].places, reasons["b"].mentors) == (2, 1, ("m",))
    assert {reason.mentors for reason in reasons.values()} == {("m",), ("o", "p")}


def test_a_proposal_is_the_same_in_every_process():
    code = (
        "from tests.matching.crowd import crowd; from matching import *;"
        "print(propose(crowd(1, 30, 'n'), crowd(2, 25, 'm', 2), MentorMatcher()));"
        "classes = MentorMatcher({'region': 600, 'institution_type': 400});"
        "print(propose(crowd(3, 700, 'n'), crowd(4, 500, 'm', 2), classes))"
    )
    told = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                       env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1
    assert "Proposal(" in told.pop()


@pytest.mark.parametrize("seed", range(3))
def test_as_many_are_served_as_hopcroft_and_karp_can_place(seed):
    newcomers, mentors = crowd(seed, 70, "n"), crowd(seed + 20, 60, "m", 2)
    allowed = MentorMatcher().fit(mentors).pool_.find_allowed(newcomers)
    slots = np.repeat(np.arange(60), [mentor.places for mentor in mentors])
    most = (maximum_bipartite_matching(csr_array(allowed[:, slots]), perm_type="column") >= 0).sum()
    for objective in (("count", "sum"), ("count", "waiting", "worst", "sum")):
        assert len(propose(newcomers, mentors, MentorMatcher(), objective=objective).pairs) == most
