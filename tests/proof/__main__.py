"""`python -m tests.proof face` and its like: a small table of proofs, each of which prints its figures."""

import sys
from collections.abc import Callable

from tests.proof import face, stylesheet

PROOFS: dict[str, Callable[[], bool]] = {"face": face.prove, "stylesheet": stylesheet.prove}


def main(names: list[str]) -> int:
    """Run the proofs asked for; the number of those that failed."""
    unknown = [name for name in names if name not in PROOFS]
    if unknown or not names:
        sys.exit("python -m tests.proof " + " | ".join(PROOFS))
    return sum(not PROOFS[name]() for name in names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
