"""The packages mentor-match and matching, run by a Python of their own: `python others_run.py PACKAGE COHORT.json`.

Imports nothing of ours: both packages install a module that is called like our library. The cohort holds the points
of all pairs, feature by feature: five rules of mentor-match, as its users write them, but each is only a look into a
table. The package matching gets all points for nothing.
"""

import json
import sys
import threading
from pathlib import Path
from time import process_time
from typing import Any

Points = list[list[int]]


def pair_by_mentor_match(points: Points, places: list[int], features: list[Points]) -> list[tuple[int, int]]:
    """One round of the package, with a mentor for every place."""
    from matching.mentee import Mentee  # type: ignore[import-not-found]
    from matching.mentor import Mentor  # type: ignore[import-not-found]
    from matching.process import process_data  # type: ignore[import-not-found]
    from matching.rules.rule import Disqualify, Generic  # type: ignore[import-not-found]

    class Look(Generic):  # type: ignore[misc]
        def __init__(self, table: Points) -> None:
            self.table = table

        def apply(self, pair: Any) -> int:
            return self.table[int(pair.mentee.first_name)][int(pair.mentor.first_name)]

    def is_forbidden(pair: Any) -> bool:
        return points[int(pair.mentee.first_name)][int(pair.mentor.first_name)] < 0

    slots = [mentor for mentor, count in enumerate(places) for _ in range(count)]
    mentors = [Mentor(**_person(f"m{number}", mentor)) for number, mentor in enumerate(slots)]
    mentees = [Mentee(**_person(f"n{number}", number)) for number in range(len(points))]
    process_data(mentors, mentees, [[*map(Look, features), Disqualify(is_forbidden)]])
    return [(int(m.first_name), int(m.mentors[0].first_name)) for m in mentees if m.mentors]


def _person(email: str, number: int) -> dict[str, Any]:
    return {"email": email, "first name": str(number), "grade": 1}


def pair_by_matching(points: Points, places: list[int], _features: list[Points]) -> list[tuple[int, int]]:
    """The package's stable pairing of residents and hospitals, both sides ranking by points."""
    from matching.games import HospitalResident  # type: ignore[import-not-found]

    wishes = {
        row: sorted((m for m, value in enumerate(own) if value >= 0), key=lambda m: (-own[m], m))
        for row, own in enumerate(points)
    }
    mentors = range(len(places))
    asked: dict[int, list[int]] = {mentor: [] for mentor in mentors}
    for row, wished in wishes.items():
        for mentor in wished:
            asked[mentor].append(row)
    ranks = {m: sorted(rows, key=lambda row: (-points[row][m], row)) for m, rows in asked.items()}
    game = HospitalResident.create_from_dictionaries(wishes, ranks, dict(enumerate(places)))
    found = game.solve(optimal="resident").items()
    return [(int(resident.name), int(mentor.name)) for mentor, residents in found for resident in residents]


PACKAGES = {"mentor-match": pair_by_mentor_match, "matching": pair_by_matching}


def main() -> None:
    """Pair, count and say it as JSON."""
    cohort = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    points, places = cohort["points"], cohort["places"]
    before = process_time()
    pairs = PACKAGES[sys.argv[1]](points, places, cohort["features"])
    cpu = process_time() - before
    values = [points[row][mentor] for row, mentor in pairs]
    print(
        json.dumps(
            {"served": len(pairs), "total": sum(values), "worst": min(values), "cpu": cpu, "wall": cpu}
        )
    )


if __name__ == "__main__":
    # One package copies people who hold each other, deeply.
    sys.setrecursionlimit(10**7)
    threading.stack_size(2**30)
    runner = threading.Thread(target=main)
    runner.start()
    runner.join()
