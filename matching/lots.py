"""Numbers that look random and are the same everywhere: they choose among equals."""

from collections.abc import Iterable
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from matching.profile import Profile

LOTS = 2**30
MIX = 0x9E3779B97F4A7C15
Hashes = npt.NDArray[np.uint64]


def hash_all(texts: Iterable[bytes]) -> Hashes:
    """A whole number of 64 bits for each text."""
    digests = b"".join(sha256(text).digest()[:8] for text in texts)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)


def hash_keys(people: Iterable[Profile]) -> Hashes:
    """The same for people's keys."""
    return hash_all(repr(person.key).encode("utf-8", "surrogatepass") for person in people)


def draw_lots(ones: Hashes, others: Hashes) -> npt.NDArray[np.int64]:
    """A lot below LOTS of each pair of hashes; shapes broadcast.

    >>> draw_lots(hash_all([b"lena"]), hash_all([b"ada", b"ben"])).tolist()
    [141816754, 1048701945]
    """
    mixed = (ones ^ others) * np.uint64(MIX)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(MIX)
    lots: npt.NDArray[np.int64] = (mixed >> np.uint64(34)).astype(np.int64)
    return lots
