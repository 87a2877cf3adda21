"""What a report holds back cannot be found by arithmetic: every small table is tried, and large ones are solved."""

import random
from collections import defaultdict
from itertools import product

import pytest
from scipy.optimize import linprog

from mentoring.coordination.reports.suppression import FEW, HELD, LEAST, told, told_overlaps, told_parts

SMALL = set(range(LEAST))


def worlds(cells: int, total: int):
    """Every table with so many cells and this sum."""
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in worlds(cells - 1, total - first))


@pytest.mark.parametrize(("cells", "most"), [(2, 40), (3, 34), (4, 24)])
def test_every_few_may_be_anything_below_five_for_who_knows_the_rule(cells, most):
    for total in range(most):
        seen = defaultdict(lambda: [set() for _cell in range(cells)])
        for world in worlds(cells, total):
            answer = told_parts(world)
            for place, value in enumerate(world):
                seen[tuple(answer or ())][place].add(value)
        for answer, values in seen.items():
            known = [values[place] for place, shown in enumerate(answer) if shown == FEW]
            assert known == [SMALL] * len(known), (total, answer)


def test_where_nothing_is_told_no_cell_is_known_to_be_small():
    for total in range(10, 34):
        silent = [world for world in worlds(3, total) if told_parts(world) is None]
        for place in range(3):
            assert len({world[place] for world in silent}) != 1, total


def test_what_is_shown_is_true_and_what_is_held_is_not_small():
    chance = random.Random(4)
    for _case in range(500):
        parts = [chance.choice((0, 1, 3, 5, 6, 20, 80)) for _cell in range(17)]
        for count, shown in zip(parts, told_parts(parts) or [], strict=False):
            assert shown in ((count, HELD) if count >= LEAST else (FEW,))


def bounds(shown, total):
    """What each hidden cell may be for who solves all that is known."""
    hidden = [place for place, one in enumerate(shown) if one in (FEW, HELD)]
    rest = total - sum(one for one in shown if isinstance(one, int))
    ranges = [(0, LEAST - 1) if shown[place] == FEW else (LEAST, None) for place in hidden]
    for number, place in enumerate(hidden):
        aim = [float(other == number) for other in range(len(hidden))]
        least, greatest = (
            linprog([sign * one for one in aim], A_eq=[[1.0] * len(hidden)], b_eq=[rest], bounds=ranges).fun
            * sign
            for sign in (1, -1)
        )
        yield shown[place], round(least), round(greatest)


def test_tables_of_all_laender_are_solved_and_give_nothing_away():
    chance, solved = random.Random(7), 0
    for _case in range(12):
        parts = [chance.choice((0, 0, 1, 2, 4, 5, 7, 12, 30)) for _land in range(17)]
        for mark, least, greatest in bounds(told_parts(parts) or [], sum(parts)):
            solved += 1
            assert mark == HELD or (least, greatest) == (0, LEAST - 1)
    assert solved > 60


def test_hiding_the_few_alone_would_give_one_away():
    """The control: without a second cell the sum tells the hidden one."""
    naive = [told(count) for count in (12, 3, 9)]
    assert list(bounds(naive, 24)) == [(FEW, 3, 3)]
    assert told_parts((12, 3, 9)) == [HELD, FEW, 9]


def test_totals_below_ten_are_not_split():
    assert [told_parts(parts) for parts in ((5, 4), (3, 3, 3), (0, 9))] == [None] * 3
    assert [told(count) for count in (0, 4, 5)] == [FEW, FEW, 5]


def test_topics_that_overlap_leave_every_few_open():
    for total, parts in product((10, 12, 20), product((0, 3, 5, 8, 10), repeat=4)):
        answer = told_overlaps(total, parts, 2)
        few = sum(one == FEW for one in answer or ())
        known = sum(one for one in answer or () if isinstance(one, int))
        if few:
            assert total - known <= 4 * (few - 1)
            assert known + 4 <= 2 * total
    assert told_overlaps(9, (9, 0), 5) is None
    assert told_overlaps(12, (12, 3, 0), 5) == [12, FEW, FEW]
    assert told_overlaps(12, (9, 3), 5) is None
