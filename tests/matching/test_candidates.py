"""Candidates: the best assignment of a few pairs, with and without prices, as a plain assignment finds it."""

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from matching.candidates import Candidates
from matching.prices import Weights, Worth, find_minimal_prices


def draw_pairs(lot):
    """A table of small worths, some of them missing (0), the places, and the same as candidates."""
    n, m = lot.integers(1, 6), lot.integers(1, 5)
    table = np.where(lot.random((n, m)) < 0.4, 0, lot.integers(1, 6, (n, m)))
    rows, columns = np.nonzero(table)
    return table, lot.integers(0, 3, m), Candidates(rows, columns, table[rows, columns], (int(n), int(m)))


def weigh(table, assigned):
    return int(sum(table[row, at] for row, at in enumerate(assigned) if at >= 0))


def find_best(table, capacity):
    slots = np.repeat(np.arange(len(capacity)), capacity)
    return int(table[:, slots][linear_sum_assignment(table[:, slots], maximize=True)].sum())


def test_the_best_of_a_few_pairs_is_found_without_prices_and_with_the_right_or_wrong_ones():
    lot = np.random.default_rng(4)
    for _ in range(60):
        table, capacity, candidates = draw_pairs(lot)
        best, everybody = find_best(table, capacity), np.arange(len(table))
        assigned = candidates.assign_best(capacity)
        own = candidates.find_assigned(assigned, 0)
        prices = find_minimal_prices(candidates, own, assigned, capacity, everybody)
        others = (
            candidates.assign_best(capacity, some)
            for some in (prices, prices + lot.integers(0, 3, len(prices)))
        )
        assert {weigh(table, one) for one in (assigned, *others)} == {best}
        assert own.tolist() == [table[row, at] if at >= 0 else 0 for row, at in enumerate(assigned)]
        for at, price in enumerate(prices.tolist()):
            more = capacity + (np.arange(len(capacity)) == at)
            assert find_best(table, more) - best == price


def test_as_many_as_possible_have_one_of_their_pairs():
    lot = np.random.default_rng(5)
    for _ in range(40):
        table, capacity, candidates = draw_pairs(lot)
        assigned = candidates.assign_most(capacity)
        served = np.flatnonzero(assigned >= 0)
        assert len(served) == find_best((table > 0) * 1, capacity)
        assert (table[served, assigned[served]] > 0).all()
        assert (np.bincount(assigned[served], minlength=len(capacity)) <= capacity).all()


PAIRS = Candidates(np.array([0, 0, 2]), np.array([1, 3, 0]), np.array([50, 60, 0]), (3, 4))


def test_pairs_that_are_joined_stand_in_order_and_each_once():
    joined = PAIRS.join(np.array([2, 0, 1]), np.array([3, 3, 2]), np.array([9, 60, 8]))
    found = zip(joined.rows.tolist(), joined.columns.tolist(), joined.worth.tolist(), strict=True)
    assert list(found) == [(0, 1, 50), (0, 3, 60), (1, 2, 8), (2, 0, 0), (2, 3, 9)]


@pytest.mark.parametrize(
    ("threshold", "rows", "found"),
    [
        (0, [0, 1, 2], [(0, 1, 150), (0, 3, 160), (2, 0, 1100)]),
        (50, [0, 1, 2], [(0, 1, 150), (0, 3, 160)]),
        (51, [0, 1, 2], [(0, 3, 160)]),
        (0, [1, 2], [(2, 0, 1100)]),
    ],
)
def test_pairs_are_weighed_for_some_people_from_so_many_points_on(threshold, rows, found):
    worth = Worth(np.array([False, False, True]), Weights(100, 1000, 1), threshold)
    weighed = PAIRS.weigh(worth, np.array(rows))
    pairs = zip(weighed.rows.tolist(), weighed.columns.tolist(), weighed.worth.tolist(), strict=True)
    assert list(pairs) == found


def test_offers_are_what_the_keenest_of_some_would_pay_and_never_less_than_nothing():
    content = np.array([55, 0, -7])
    assert PAIRS.find_offers(np.array([0, 2]), content).tolist() == [7, 0, 0, 5]
    assert PAIRS.find_offers(np.array([1, 2]), content).tolist() == [7, 0, 0, 0]
