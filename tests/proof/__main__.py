"""`python -m tests.proof race` and its like: a table of proofs, each of which prints its figures."""

import signal
import sys
from collections.abc import Callable
from functools import partial

from tests.proof import (
    chaos,
    drill,
    face,
    fuzz,
    growth,
    limits,
    load,
    outage,
    race,
    stateful,
    stylesheet,
    tandems,
)

PROOFS: dict[str, Callable[[float], bool]] = {
    "race": race.prove,
    "race-unsafe": race.prove_control,
    "race-tandems": tandems.prove_clicks,
    "deadlocks": tandems.prove_deadlocks,
    "chaos-web": chaos.prove_web,
    "chaos-mail": chaos.prove_mail,
    "chaos-pg": outage.prove,
    "backup-drill": drill.prove,
    "growth": growth.prove,
    "load": load.prove_load,
    "soak": partial(load.prove_soak, "sqlite"),
    "soak-pg": partial(load.prove_soak, "postgresql"),
    "limits": limits.prove,
    "stateful": stateful.prove,
    "fuzz": fuzz.prove,
    "face": lambda _share: face.prove(),
    "stylesheet": lambda _share: stylesheet.prove(),
}
USAGE = "python -m tests.proof [--share=0.1] " + " | ".join(PROOFS)


def main(words: list[str]) -> int:
    """Run the proofs asked for; the number of those that failed. A share below 1 tries a proof out."""
    shares = [float(word.removeprefix("--share=")) for word in words if word.startswith("--share=")]
    names = [word for word in words if not word.startswith("--")]
    if not names or set(names) - set(PROOFS):
        sys.exit(USAGE)
    # A proof that is told to end leaves no process behind.
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(1))
    return sum(not PROOFS[name](shares[-1] if shares else 1.0) for name in names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
