"""Sets of codes as bits of whole numbers, so that what two sides share is counted at once."""

import numpy as np
import numpy.typing as npt

Words = list[npt.NDArray[np.uint64]]
WORD = 64


def pack(bits: npt.NDArray[np.bool_]) -> Words:
    """Columns as bits of whole numbers, 64 in each, every number an array over the rows.

    >>> [word.tolist() for word in pack(np.array([[True, False, True], [False, True, False]]))]
    [[5, 2]]
    """
    parts = (bits[:, start : start + WORD] for start in range(0, bits.shape[1], WORD))
    return [
        (part.astype(np.uint64) << np.arange(part.shape[1], dtype=np.uint64)).sum(axis=1, dtype=np.uint64)
        for part in parts
    ]
