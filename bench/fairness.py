"""Who gets a pair, and how well it fits, by group: `python -m bench.fairness` (for the model card).

An invented cohort with fewer places than people. Shares and means of groups, never of a person.
"""

from collections.abc import Callable

from bench.cohorts import invent
from matching import MentorMatcher, Profile, propose
from matching.tables import read_rows

SIZE = 3_000, 1_200
WAITS = ((0, "up to 7 days"), (8, "8 to 21 days"), (22, "more than 21 days"))
KREISE = ((0, "Kreis below 150,000 people"), (150_000, "150,000 to 300,000"), (300_000, "above 300,000"))


def main() -> None:
    """Measure and print."""
    newcomers, mentors = invent(*SIZE)
    matcher = MentorMatcher().fit(mentors)
    proposal = propose(newcomers, mentors, matcher)
    points = dict(zip((n.key for n in newcomers), matcher.count_points(newcomers), strict=True))
    positions = matcher.pool_.positions
    worths = {newcomer: int(points[newcomer][positions[mentor]]) for newcomer, mentor in proposal.pairs}
    people = {row["ags"]: int(row["population_2018"]) for row in read_rows("kreise")}
    print(f"{len(newcomers):,} newcomers, {sum(m.places for m in mentors):,} places, {len(worths):,} pairs\n")
    print("| group | people | with a pair | mean agreement of 1000 |\n|---|---|---|---|")
    for find_group in (
        lambda n: _step(KREISE, people[n.region]) if n.region in people else "only the Land known",
        lambda n: n.institution_type,
        lambda n: _step(WAITS, n.waiting_days),
        lambda n: f"emphasis {n.emphasis or 'none'}",
        lambda n: "format unknown" if not n.formats else "format known",
        lambda n: "speaks no German" if "de" not in n.languages else "speaks German",
    ):
        tell(newcomers, worths, find_group)


def _step(steps: tuple[tuple[int, str], ...], value: int) -> str:
    return [words for least, words in steps if value >= least][-1]


def tell(
    newcomers: list[Profile], worths: dict[int | str, int], find_group: Callable[[Profile], str]
) -> None:
    """A row for each group."""
    groups: dict[str, list[Profile]] = {}
    for newcomer in newcomers:
        groups.setdefault(find_group(newcomer), []).append(newcomer)
    for name, some in sorted(groups.items()):
        served = [worths[newcomer.key] for newcomer in some if newcomer.key in worths]
        mean = round(sum(served) / max(len(served), 1))
        print(f"| {name} | {len(some):,} | {len(served) / len(some):.0%} | {mean} |")


if __name__ == "__main__":
    main()
