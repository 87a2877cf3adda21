"""Many ranges of whole numbers in one array."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def count_through(starts: Ints, counts: Ints) -> Ints:
    """Whole numbers from each start on, as many as counted.

    >>> count_through(np.array([3, 8]), np.array([2, 1])).tolist()
    [3, 4, 8]
    """
    ends = np.cumsum(counts)
    through: Ints = np.repeat(starts - ends + counts, counts) + np.arange(counts.sum())
    return through
