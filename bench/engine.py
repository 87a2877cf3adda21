"""The matching engine against other ways of pairing, as ratios of one run: `python -m bench.engine`.

Every way runs in a process of its own, one after the other. CPU seconds are compared, as they say more than the clock
on a machine that others use, too; memory is what a process took at its peak beyond what it had before. For the two
packages of other people give the Pythons of two environments that hold one each:
`--mentor-match PYTHON --matching PYTHON`. `--large` runs the sizes for the engine alone.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.cohorts import invent

Outcome = dict[str, Any]
SIZES = ((100, 80), (1_000, 600), (5_000, 3_000), (20_000, 8_000))
LARGE = ((100_000, 60_000), (300_000, 180_000), (1_000_000, 600_000))
LARGEST_FOR_LOOPS = 5_000
LARGEST_FOR_OTHERS = 1_000
PATIENCE = 7_200
ENGINE, DENSE = "engine", "scipy dense LSAP"
WAYS = (ENGINE, "engine, objective of LSAP", DENSE, "greedy", "first come, first served")
OTHERS = Path(__file__).with_name("others_run.py")
HEAD = "| way | people in a pair | points | worst pair | CPU s | ×  LSAP | MB | ×  LSAP |"


def run(*command: str) -> Outcome:
    """What a command says as JSON, or that it took too long or too much."""
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        return {"trouble": type(error).__name__}
    return dict(json.loads(told.stdout))


def measure(size: tuple[int, int], others: dict[str, str]) -> dict[str, Outcome]:
    """Every way that this size allows."""
    ways = WAYS if size[0] <= LARGEST_FOR_LOOPS else WAYS[:3]
    module = (sys.executable, "-m", "bench.engine_run")
    outcomes = {way: run(*module, way, str(size[0]), str(size[1])) for way in ways}
    if size[0] <= LARGEST_FOR_OTHERS:
        outcomes |= measure_others(size, others)
    return outcomes


def measure_others(size: tuple[int, int], others: dict[str, str]) -> dict[str, Outcome]:
    """The packages of other people on the same cohort."""
    from matching import MentorMatcher

    newcomers, mentors = invent(*size)
    matcher = MentorMatcher().fit(mentors)
    points = matcher.count_points(newcomers)
    points[~matcher.pool_.find_allowed(newcomers)] = -1
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        cohort = Path(folder) / "cohort.json"
        places = [mentor.places for mentor in mentors]
        features = [table.tolist() for table in count_features(matcher, newcomers)]
        content = {"points": points.tolist(), "places": places, "features": features}
        cohort.write_text(json.dumps(content))
        return {
            name: run(python, "-I", str(OTHERS), name, str(cohort))
            for name, python in others.items()
            if python
        }


def count_features(matcher: Any, newcomers: list[Any]) -> list[Any]:
    """The points of all pairs for each feature alone."""
    weights = matcher.encoder_.weigh(newcomers).take()
    return [(matcher.matrix_[:, columns] @ weights[columns]).T for columns in matcher.encoder_.slices_]


def tell(size: tuple[int, int], outcomes: dict[str, Outcome]) -> None:
    """A table in Markdown."""
    print(f"\n### {size[0]:,} newcomers × {size[1]:,} mentors\n\n{HEAD}\n|---|---|---|---|---|---|---|---|")
    dense = outcomes.get(DENSE, {})
    for way, outcome in outcomes.items():
        if "trouble" in outcome:
            print(f"| {way} | {outcome['trouble']} | | | | | | |")
        else:
            print(tell_one(way, outcome, dense), flush=True)


def tell_one(way: str, outcome: Outcome, dense: Outcome) -> str:
    """One row; what LSAP took is 1."""
    memory = outcome.get("mb")
    cells = [
        way,
        f"{outcome['served']:,}",
        f"{outcome['total']:,}" + (" (proven)" if outcome.get("optimal") else ""),
        str(outcome["worst"]),
        f"{outcome['cpu']:.2f}",
        f"{outcome['cpu'] / dense['cpu']:.2f}" if "cpu" in dense else "",
        f"{memory:,.0f}" if memory is not None else "",
        f"{memory / dense['mb']:.2f}" if memory is not None and dense.get("mb") else "",
    ]
    return f"| {' | '.join(cells)} |"


def tell_large(size: tuple[int, int]) -> None:
    """The engine alone, within ten minutes and with its proof or its gap."""
    command = (sys.executable, "-m", "bench.engine_run", ENGINE, str(size[0]), str(size[1]))
    outcome = run(*command)
    print(f"\n### {size[0]:,} newcomers × {size[1]:,} mentors, the engine alone\n")
    if "trouble" in outcome:
        print(f"not finished: {outcome['trouble']}")
        return
    gap = "proven" if outcome["optimal"] else f"gap {outcome['gap'] / outcome['total']:.4%}"
    print(
        f"{outcome['served']:,} in a pair, {outcome['total']:,} points ({gap}), worst pair {outcome['worst']}, "
        f"{outcome['cpu']:.0f} CPU s, {outcome['wall']:.0f} s by the clock, {outcome['mb']:,.0f} MB",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentor-match", default="", help="Python of an environment with mentor-match")
    parser.add_argument("--matching", default="", help="Python of an environment with matching")
    parser.add_argument("--large", action="store_true", help="only the sizes for the engine alone")
    options = parser.parse_args()
    others = {"mentor-match": options.mentor_match, "matching": options.matching}
    for size in () if options.large else SIZES:
        tell(size, measure(size, others))
    for size in LARGE if options.large else ():
        tell_large(size)


if __name__ == "__main__":
    main()
