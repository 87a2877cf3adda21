"""The parts of the solvers one by one: what is decided at an edge, and what a stopped search still promises."""

import random
from itertools import product

import numpy as np
import pytest

from matching import MentorMatcher, Profile, Unmatched, propose, verify
from matching.factored_solver import FactoredSolver, are_few
from matching.index import Wish
from matching.keeping_solver import divide_classes
from matching.prices import Weights, count_taken, find_minimal_prices
from matching.problem import CohortProblem
from matching.scoring import Block
from matching.solver import AllOffers, DenseSolver
from matching.sparse_solver import _choose
from matching.tiers import TierSearch, assign_greedily
from matching.ties import draw_pair_lots, settle_ties
from matching.watch import Watch

PLAIN = MentorMatcher()
BY_PLACE = MentorMatcher({"region": 1000})


def dense(newcomers, mentors, **options):
    return DenseSolver(CohortProblem(newcomers, mentors, PLAIN, **options))


def named(count, **fields):
    return [Profile(f"n{at}", **fields) for at in range(count)]


def test_without_time_who_waits_longest_has_the_best_that_is_left():
    newcomers = [
        Profile("a", "11", waiting_days=1),
        Profile("b", "11", waiting_days=9, languages={"de", "en"}),
        Profile("c", "11"),
        Profile("d"),
    ]
    mentors = [Profile("x", "12"), Profile("y", "11"), Profile("z", "01", places=2)]
    solver = dense(newcomers, mentors)
    assert [newcomer.key for newcomer in solver.problem.newcomers] == ["b", "a", "c", "d"]
    assert assign_greedily(solver).tolist() == [1, 0, 2, 2]
    stopped = propose(newcomers, mentors, PLAIN, time_limit=0)
    assert stopped.pairs == (("a", "x"), ("b", "y"), ("c", "z"), ("d", "z"))
    assert stopped.bound == 400 + 400 + 400 + 40


def test_where_a_stopped_search_left_places_nobody_is_told_of_competition():
    mentors = [Profile("x", "11", formats={"phone"}), Profile("y", "01", formats={"online"})]
    newcomers = [Profile("a", "11", waiting_days=9), Profile("b", formats={"phone"})]
    stopped = propose(newcomers, mentors, PLAIN, time_limit=0)
    assert (stopped.pairs, dict(stopped.unmatched)) == ((("a", "x"),), {"b": Unmatched("not_finished")})
    assert verify(newcomers, mentors, PLAIN, stopped).findings == ()


def test_what_was_found_last_is_kept_when_it_is_better_and_only_then():
    solver = dense([Profile("a", "11"), Profile("b", "12")], [Profile("x", "11"), Profile("y", "12")])
    search = TierSearch(solver, ("count", "sum"), Watch())
    best, worse = np.array([0, 1]), np.array([1, 0])
    for found, latest, kept in ((worse, best, best), (best, worse, best), (best, best.copy(), best)):
        search.assigned, solver.latest = found, latest
        search.keep_best()
        assert search.assigned is kept


@pytest.mark.parametrize(("most", "outcomes"), [(4, 1), (3, 2)])
def test_up_to_so_many_tied_pairs_one_of_the_equals_is_always_taken(monkeypatch, most, outcomes):
    monkeypatch.setattr("matching.ties.MOST_TIED_PAIRS", most)
    solver = dense(named(2), [Profile("x"), Profile("y")])
    settled = [settle_ties(solver, Weights(99, 0, 1), 0, np.array(own)).tolist() for own in ([0, 1], [1, 0])]
    assert len({tuple(one) for one in settled}) == outcomes


def test_a_price_is_what_somebody_without_a_place_would_pay_through_a_chain_of_moves():
    newcomers = [Profile("a", "11"), Profile("b", "12"), Profile("c", "01")]
    solver = dense(newcomers, [Profile("x", "11"), Profile("y", "12"), Profile("z", "01", places=2)])
    worth = solver.weigh(Weights(0, 0, 1), 0)
    own = np.array([400, 400, 400])
    offers = AllOffers(solver, worth)
    prices = find_minimal_prices(offers, own, np.array([0, 1, 2]), solver.capacity, solver.everybody)
    assert prices.tolist() == [0, 0, 0]
    swapped = np.array([1, 0, 2]), np.array([256, 256, 400])
    with pytest.raises(ArithmeticError, match="not optimal"):
        find_minimal_prices(offers, swapped[1], swapped[0], solver.capacity, solver.everybody)


@pytest.mark.parametrize("length", [1, 2, 5])
def test_a_chain_of_moves_as_long_as_there_are_mentors_is_followed_to_its_end(length):
    """Each newcomer could move on to the next mentor; the last has nobody and would take any place at all."""
    points = np.tril(np.triu(np.full((length + 1, length), 10), -1)) - np.tri(length + 1, length, -2)

    class Offers:
        def find_offers(self, rows, content):
            gains = np.where(points[rows] > 0, points[rows] - content[rows, None], 0)
            return np.maximum(gains.max(axis=0, initial=0), 0)

    assigned, own = np.array([*range(length), -1]), np.array([10] * length + [0])
    capacity, rows = np.ones(length, dtype=np.int64), np.arange(length + 1)
    assert find_minimal_prices(Offers(), own, assigned, capacity, rows).tolist() == [10] * length


def test_the_most_that_place_and_type_leave_is_all_topics_and_the_best_of_the_rest():
    none = np.empty(0, dtype=np.int32)
    wish = Wish(none, none, np.array([0, 60]), np.array([40, 0]), [0b101, 0b1], 75)
    assert wish.find_most() == 3 * 75 + 60 + 40


def test_a_class_that_could_just_reach_the_best_is_looked_at_for_who_comes_first(monkeypatch):
    monkeypatch.setattr("matching.index.FIRST_MENTORS", 1)
    mentors = [Profile("a", "03252", formats={"online", "phone"}), Profile("z", "03241")]
    matcher = MentorMatcher({"region": 100, "format": 10}).fit(mentors)
    found = matcher.suggest(Profile("n", "03241", formats={"online"}), k=1)
    assert [(one.key, one.points) for one in found] == [("a", 100)]


def test_who_has_no_points_at_all_is_suggested_behind_the_others(monkeypatch):
    monkeypatch.setattr("matching.index.FIRST_MENTORS", 1)
    mentors = [Profile(key, region) for key, region in zip("abcd", ("", "11", "", "01"), strict=True)]
    found = MentorMatcher({"region": 100}).fit(mentors).suggest(Profile("n", "11"), k=3)
    assert [(one.key, one.points) for one in found] == [("b", 100), ("d", 10), ("a", 0)]


def test_a_mentor_who_has_fewer_places_than_people_who_were_hers_is_a_class_of_her_own():
    problem = CohortProblem(named(4), [Profile("x"), Profile("y", places=2), Profile("z")], PLAIN)
    classes, before = np.array([0, 0, 1, 1]), np.array([0, 0, 1, -1])
    newcomers, mentors, same = divide_classes(problem, classes, np.array([0, 0, 0]), before)
    assert (newcomers.tolist(), mentors.tolist(), same.tolist()) == ([2, 2, 4, 3], [1, 0, 0], [0, 0, 1, -1])
    alone = divide_classes(problem, classes, np.array([0, 1, 2]), np.array([0, 1, 2, 2]))
    assert (alone[0].tolist(), alone[1].tolist()) == ([1, 2, 13, 13], [0, 1, 5])


@pytest.mark.parametrize(("most", "few"), [(24, True), (23, False)])
def test_classes_are_few_when_all_pairs_of_them_divided_by_waiting_are(monkeypatch, most, few):
    monkeypatch.setattr("matching.factored_solver.MOST_CLASS_PAIRS", most)
    assert are_few([np.array([0, 3, 0]), np.array([1, 5, 7, 5])]) is few


def test_classes_count_those_over_the_promise_alone_and_deal_by_waiting():
    newcomers = [
        Profile(key, "11", waiting_days=days) for key, days in zip("abcd", (30, 22, 21, 0), strict=True)
    ]
    problem = CohortProblem(newcomers, [Profile("x", "12", places=3)], BY_PLACE)
    solver = FactoredSolver(problem, *problem.find_classes())
    assert solver.points.tolist() == [[600], [600]]
    assert solver.count_people(solver.everybody).tolist() == [2, 2]
    assert solver.deal(np.array([[1], [2]]), solver.everybody).tolist() == [0, 0, 0, -1]
    assert solver.list_choices(0)[1].tolist() == [600]
    assert solver.most_points.tolist() == [600] * 4


@pytest.mark.parametrize(("kind", "larger"), [(np.int32, 1), (np.int32, 2**24), (np.int64, 2**40)])
def test_candidates_are_the_largest_gains_of_each_above_nothing(kind, larger):
    lot = np.random.default_rng(3)
    gains = lot.integers(-5, 9, (6, 70)).astype(kind) * kind(larger)
    gains[0], gains[1, 3:] = -1, 0
    block = Block(np.arange(6) + 3, np.arange(70) * 5, lot.integers(0, 1000, (6, 70)))
    rows, columns, points = _choose(block, gains, 4)
    chosen = [sorted(gains[at, columns[rows == at + 3] // 5].tolist(), reverse=True) for at in range(6)]
    assert chosen == [[gain for gain in sorted(own, reverse=True)[:4] if gain > 0] for own in gains.tolist()]
    assert points.tolist() == block.points[rows - 3, columns // 5].tolist()
    assert len(set(zip(rows.tolist(), columns.tolist(), strict=True))) == len(rows)


def test_of_equal_candidates_people_are_given_different_ones():
    block = Block(np.arange(64), np.arange(64), np.full((64, 64), 7))
    _, columns, _ = _choose(block, block.points, 4)
    assert np.bincount(columns, minlength=64).tolist() == [4] * 64


def test_who_waits_for_too_long_goes_first_even_without_any_points():
    newcomers = [Profile("good", "11"), Profile("late", languages=(), waiting_days=22)]
    people = newcomers, [Profile("m", "11")], PLAIN
    proposal = propose(*people)
    assert (proposal.pairs, proposal.worst) == ((("late", "m"),), 0)
    assert verify(*people, proposal).findings == ()


def list_assignments(solver):
    """Every assignment within the places, by pairs that are allowed."""
    choices = [[-1, *solver.list_choices(row)[0].tolist()] for row in solver.everybody]
    every = (np.array(assigned) for assigned in product(*choices))
    return [one for one in every if (count_taken(one, len(solver.capacity)) <= solver.capacity).all()]


def draw_people(seed):
    lot, places = random.Random(seed), ["11", "12", ""]
    newcomers = [Profile(f"n{at}", lot.choice(places), waiting_days=at) for at in range(lot.randint(2, 4))]
    return newcomers, [Profile(f"m{at}", lot.choice(places), places=lot.randint(0, 2)) for at in range(3)]


@pytest.mark.parametrize("seed", range(40))
def test_of_all_best_assignments_the_one_of_the_highest_lots_is_taken(seed):
    solver = DenseSolver(CohortProblem(*draw_people(seed), BY_PLACE))
    weights, everybody = Weights(9_999, 0, 1), solver.everybody
    worth = solver.weigh(weights, 0)

    def value(assigned):
        served = np.flatnonzero(assigned >= 0)
        lots = draw_pair_lots(solver, served, assigned[served]).sum()
        return worth.weigh(everybody, solver.count_assigned(assigned)).sum(), lots

    settled = settle_ties(solver, weights, 0, solver.assign_best(weights, 0))
    assert value(settled) == max(map(value, list_assignments(solver)))
