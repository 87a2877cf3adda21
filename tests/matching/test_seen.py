"""Which pairs a round looks at again: those whose price fell, or whose newcomer has less left over, and no others."""

import numpy as np

from matching.prices import Weights, Worth
from matching.scoring import FAR_ABOVE
from matching.seen import Seen

EVERYBODY = np.arange(3)
PRICES, LEFT = np.array([50, 60]), np.array([400, 500, 600])
POINTS, PEOPLE = Weights(10_000, 0, 1), Weights(1, 0, 0)


def worth(weights=POINTS, threshold=300):
    return Worth(np.zeros(3, dtype=bool), weights, threshold)


def looked():
    """All three were looked at, at these prices."""
    return Seen.nothing(3, 2).look(worth(), PRICES, LEFT, EVERYBODY)


def looks(seen, *, weights=POINTS, threshold=300, prices=PRICES, left=LEFT, rows=EVERYBODY):
    """Who is looked at, and with which mentors."""
    found = seen.find_looks(worth(weights, threshold), prices, left, rows)
    return [
        (some.tolist(), np.flatnonzero(asked < FAR_ABOVE).tolist(), asked[asked < FAR_ABOVE].tolist())
        for some, asked in found
        if len(some)
    ]


ALL = ([0, 1, 2], [0, 1], [50, 60])


def test_the_first_look_is_at_all_pairs():
    assert looks(Seen.nothing(3, 2)) == [ALL]


def test_where_nothing_has_changed_there_is_no_look():
    assert looks(looked()) == []
    assert looks(looked(), threshold=301) == []


def test_who_has_less_left_over_looks_at_everybody():
    assert looks(looked(), left=np.array([400, 499, 601])) == [([1], [0, 1], [50, 60])]


def test_who_became_cheaper_is_looked_at_by_everybody_else():
    found = looks(looked(), prices=np.array([49, 60]), left=np.array([399, 500, 600]))
    assert found == [([0], [0, 1], [49, 60]), ([1, 2], [0], [49])]


def test_pairs_of_fewer_points_have_not_been_looked_at():
    assert looks(looked(), threshold=299) == [ALL]


def test_where_only_people_count_all_pairs_are_looked_at_and_nothing_is_learned():
    seen = looked()
    assert looks(seen, weights=PEOPLE) == [ALL]
    assert seen.look(worth(PEOPLE), PRICES - 9, LEFT - 9, EVERYBODY) is seen


def test_who_was_not_looked_at_is_looked_at_next():
    seen = Seen.nothing(3, 2).look(worth(), PRICES, LEFT, EVERYBODY[:2])
    assert looks(seen) == [([2], [0, 1], [50, 60])]


def test_who_found_more_than_could_be_taken_in_looks_again():
    seen = looked()
    seen.doubt(np.array([2]))
    assert looks(seen) == [([2], [0, 1], [50, 60])]
