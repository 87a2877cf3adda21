"""Five suggestions out of ten thousand to a million mentors: `python -m bench.suggestions [SIZE …]`.

The newcomer's own row of points is part of what is measured; the ratio is to the first size.
"""

import sys
from time import process_time

from bench.cohorts import invent
from matching import MentorMatcher

SIZES = ("10000", "100000", "1000000")
NEWCOMERS = 200


def main() -> None:
    """Measure and print: the median and the slowest of some newcomers."""
    base = 0.0
    print("| mentors | median ms | slowest ms | × first size |\n|---|---|---|---|")
    for size in map(int, sys.argv[1:] or SIZES):
        newcomers, mentors = invent(NEWCOMERS, size)
        matcher = MentorMatcher().fit(mentors)
        matcher.suggest(newcomers[0])
        spent = sorted(measure(matcher, newcomer) for newcomer in newcomers)
        median = spent[len(spent) // 2]
        base = base or median
        print(
            f"| {size:,} | {1000 * median:.2f} | {1000 * spent[-1]:.2f} | {median / base:.2f} |", flush=True
        )


def measure(matcher: MentorMatcher, newcomer: object) -> float:
    """CPU seconds of one list."""
    before = process_time()
    matcher.suggest(newcomer)  # type: ignore[arg-type]
    return process_time() - before


if __name__ == "__main__":
    main()
