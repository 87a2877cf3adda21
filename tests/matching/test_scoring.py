"""The points of a cohort in blocks: the nearest first, a quick look in small numbers, and no pair forgotten."""

import numpy as np
import pytest

from matching import MentorMatcher, Profile, propose, verify
from matching.problem import CohortProblem
from matching.scoring import Block, QuickLook, _cut, _find, _number_rows, _span, _take_nearest
from tests.matching.crowd import crowd
from tests.matching.test_cohort import OBJECTIVES
from tests.matching.test_sparse import propose_sparsely

NEWCOMERS = [
    Profile(key, region=region, languages=())
    for key, region in zip("abcd", ["11", "01", "11", "12"], strict=True)
]
MENTORS = [Profile(f"m{at}", region=region) for at, region in enumerate(["12", "11", "12", "01", "12", "05"])]


def score(*options, newcomers=NEWCOMERS, mentors=MENTORS):
    return CohortProblem(newcomers, mentors, MentorMatcher(*options)).pairs


def listed(arrays):
    return [array.tolist() for array in arrays]


def test_rows_are_taken_by_position_and_all_of_them_are_the_block_itself():
    block = Block(np.array([4, 7]), np.array([0, 2]), np.array([[1, 2], [3, 4]]))
    assert listed(block.take(np.array([1]))) == [[7], [0, 2], [[3, 4]]]
    assert block.take(np.array([0, 1])) is block


@pytest.mark.parametrize(
    ("points", "kept"),
    [
        ({"language": 16_383}, np.int16),
        ({"language": 16_384}, np.int32),
        ({"region": 9_000, "language": 9_000}, np.int32),
    ],
)
def test_points_are_kept_in_small_numbers_where_these_suffice(points, kept):
    newcomers = [Profile(key, "11") for key in "abcd"]
    pairs = score(points, newcomers=newcomers)
    pairs.hold()
    assert [block.points.dtype for block in pairs.split(np.arange(4))] == [kept]


@pytest.mark.parametrize(("cells", "kept"), [(24, np.int16), (23, np.int32)])
def test_points_are_kept_up_to_a_number_of_cells(monkeypatch, cells, kept):
    monkeypatch.setattr("matching.scoring.MOST_CELLS_HELD", cells)
    pairs = score()
    pairs.hold()
    assert [block.points.dtype for block in pairs.split(np.arange(4))] == [kept]


@pytest.mark.parametrize("rows", [[0, 1, 2, 3], [1, 2], [0, 3], [2]])
@pytest.mark.parametrize("held", [True, False])
def test_the_points_of_some_are_theirs_whether_kept_or_not(monkeypatch, rows, held):
    monkeypatch.setattr("matching.scoring.CELLS_AT_ONCE", 12)
    pairs, rows = score(), np.array(rows)
    every = MentorMatcher().fit(MENTORS).count_points(NEWCOMERS)[rows]
    if held:
        pairs.hold()
    blocks = list(pairs.split(rows))
    assert np.concatenate([block.rows for block in blocks]).tolist() == rows.tolist()
    assert np.concatenate([block.points for block in blocks]).tolist() == every.tolist()
    assert pairs.count(rows, np.array([1, 4])).tolist() == every[:, [1, 4]].tolist()
    assert max(len(block.rows) for block in blocks) <= 2


def test_of_very_many_mentors_the_nearest_come_first_with_what_others_could_have_at_most(monkeypatch):
    monkeypatch.setattr("matching.scoring.MOST_MENTORS_AT_ONCE", 3)
    near = {
        tuple(block.rows.tolist()): (block.columns.tolist(), block.points.tolist(), elsewhere.tolist())
        for block, elsewhere in score().find_near(np.arange(4))
    }
    assert near == {
        (0, 2): ([0, 1, 2], [[216, 360, 216]] * 2, [216, 216]),
        (1,): ([0, 2, 3], [[36, 36, 252]], [36]),
        (3,): ([0, 2, 4], [[252, 252, 252]], [252]),
    }


def test_up_to_so_many_mentors_all_are_looked_at_and_nobody_is_elsewhere(monkeypatch):
    monkeypatch.setattr("matching.scoring.MOST_MENTORS_AT_ONCE", 6)
    found = [
        (block.columns.tolist(), elsewhere.tolist()) for block, elsewhere in score().find_near(np.arange(4))
    ]
    assert found == [([0, 1, 2, 3, 4, 5], [-1, -1, -1, -1])]
    nothing = QuickLook.of(1, 0, np.full(4, 2_000), np.zeros(6, dtype=np.int64))
    assert [block.columns.tolist() for block in score().find(np.arange(4), nothing)] == [[0, 1, 2, 3, 4, 5]]


def test_the_most_elsewhere_counts_all_that_is_no_place(monkeypatch):
    monkeypatch.setattr("matching.scoring.MOST_MENTORS_AT_ONCE", 1)
    alike = {"institution_type": "hospital", "topics": {"funding"}, "formats": {"online", "phone"}}
    people = (
        [Profile("n", region="11", **alike)],
        [Profile("far", region="01", **alike), Profile("near", region="12")],
    )
    [(block, elsewhere)] = score(newcomers=people[0], mentors=people[1]).find_near(np.array([0]))
    assert (block.columns.tolist(), elsewhere.tolist()) == ([1], [216 + 240 + 300 + 60 + 40])


def test_the_nearest_are_taken_and_of_the_last_who_are_equal_some_from_everywhere():
    columns, level = _take_nearest(np.array([5, 9, 5, 1, 5, 5]), 3)
    assert (columns.tolist(), level) == ([0, 1, 4], 5)


def test_rows_are_cut_to_so_many_cells_and_never_to_none(monkeypatch):
    monkeypatch.setattr("matching.scoring.CELLS_AT_ONCE", 10)
    assert listed(_cut(np.arange(7), 4)) == [[0, 1], [2, 3], [4, 5], [6]]
    assert listed(_cut(np.arange(3), 11)) == [[0], [1], [2]]
    assert listed(_cut(np.arange(3), 0)) == [[0, 1, 2]]


def test_a_pair_that_is_not_allowed_has_less_than_no_points():
    newcomers = [Profile("m0"), Profile("phone", formats={"phone"})]
    mentors = [Profile("m0", languages=()), Profile("online", languages=(), formats={"online"})]
    assert score(newcomers=newcomers, mentors=mentors).count(np.array([0, 1])).tolist() == [[-1, 0], [0, -1]]


def test_rows_in_a_row_are_a_slice_and_others_stay_as_they_are():
    assert _span(np.array([3, 4, 5])) == slice(3, 6)
    assert _span(np.array([3, 5])).tolist() == [3, 5]


def test_equal_combinations_share_a_number_and_different_ones_do_not():
    distinct, numbers = _number_rows([np.array([2, 1, 0, 2, 0]), np.array([0, 0, 1, 0, 2])])
    assert distinct[numbers].tolist() == [[2, 0], [1, 0], [0, 1], [2, 0], [0, 2]]
    assert len(distinct) == 4


def test_who_is_not_among_sorted_columns_stands_nowhere():
    assert _find(np.array([2, 5, 9]), np.array([1, 2, 9, 10])).tolist() == [0, 2]


def test_a_quick_look_counts_from_the_lowest_price():
    quick = QuickLook.of(1, 0, np.array([30, 2**40, -(2**40)]), np.array([5, 7, 2**40]))
    assert quick.needs.tolist() == [35, 2**29, -(2**29)]
    assert quick.prices.tolist() == [0, 2, 2**29]


BLOCK = Block(np.array([0, 1]), np.array([0, 2]), np.array([[60, 70], [50, 90]], dtype=np.int16))


@pytest.mark.parametrize("kind", [np.int16, np.int32])
def test_a_quick_look_finds_the_very_pairs_that_leave_enough(kind):
    block = BLOCK._replace(points=BLOCK.points.astype(kind))
    quick = QuickLook.of(1, 0, np.array([51, 41]), np.array([9, 0, 20]))
    assert listed(quick.find_cells(block)) == [[0, 1, 1], [0, 0, 1]]
    assert quick.find_keen(block).tolist() == [0, 1]
    keener = QuickLook.of(1, 0, np.array([52, 2**40]), np.array([9, 0, 20]))
    assert (listed(keener.find_cells(block)), keener.find_keen(block).tolist()) == ([[], []], [])
    dearer = QuickLook.of(1, 0, np.array([50, 71]), np.array([2**40, 0, 20]))
    assert listed(dearer.find_cells(block)) == [[0], [1]]


def test_a_quick_look_at_large_points_stays_exact():
    block = BLOCK._replace(points=np.array([[60_000, 70_000], [50_000, 90_000]], dtype=np.int32))
    quick = QuickLook.of(1, 0, np.array([50_000, 70_001]), np.array([10_000, 0, 20_000]))
    assert listed(quick.find_cells(block)) == [[0, 0], [0, 1]]


@pytest.mark.parametrize(("needs", "keen"), [([-9, -8], [0]), ([-10, -10], [0, 1]), ([-8, 0], [])])
def test_where_points_do_not_count_who_can_pay_the_lowest_price_is_keen(needs, keen):
    quick = QuickLook.of(0, 0, np.array(needs), np.array([9, 0, 20]))
    assert quick.find_keen(BLOCK).tolist() == keen
    assert sorted({row for row, _ in zip(*listed(quick.find_cells(BLOCK)), strict=True)}) == keen


@pytest.mark.parametrize(
    ("point", "least", "needs", "columns"),
    [
        (1, 0, [90, 71], [0, 1, 2]),
        (1, 0, [61, 200], [0, 1, 2]),
        (1, 0, [62, 200], [1, 2]),
        (1, 0, [200, 80], [1, 2]),
        (1, 0, [200, 81], [1]),
        (1, 80, [0, 0], [0, 1, 2]),
        (1, 81, [0, 0], [1, 2]),
        (0, 0, [-5, -9], [0, 1]),
        (0, 0, [-4, -4], [1]),
        (1, 0, [-(2**40), 0], [0, 1, 2]),
    ],
)
def test_of_one_place_those_are_looked_at_who_could_leave_enough_with_all_else(point, least, needs, columns):
    quick = QuickLook.of(point, least, np.array(needs), np.array([9, 0, 10]))
    place = np.array([50, 70, 60], dtype=np.int32)
    assert quick.find_columns(place, np.array([0, 1]), np.array([20, 30])).tolist() == columns


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_very_many_are_paired_like_few(monkeypatch, objective):
    people = crowd(3, 60, "n"), crowd(4, 40, "m", 2)
    dense = propose(*people, MentorMatcher(), objective=objective)
    monkeypatch.setattr("matching.scoring.MOST_MENTORS_AT_ONCE", 5)
    monkeypatch.setattr("matching.scoring.MOST_CELLS_HELD", -1)
    sparse = propose_sparsely(*people, objective=objective)
    assert (sparse.pairs, sparse.total, sparse.worst) == (dense.pairs, dense.total, dense.worst)
    assert verify(*people, MentorMatcher(), sparse).findings == ()
