"""`mentoring match`: the proposal for two spreadsheets, a sheet that proves it, and the check of that sheet."""

import os
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from matching import Profile, Proposal

SIDES = ("newcomers", "mentors")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
WRONG = {
    "missing_column": "die Spalte fehlt",
    "unknown_column": "die Spalte kennen wir nicht",
    "too_many_cells": "es sind {value} Zellen, mehr als Spalten",
    "twice": "„{value}“ kommt zweimal vor",
    "empty": "die Zelle ist leer",
    "unknown": "„{value}“ steht nicht in der Tabelle",
    "number": "„{value}“ ist keine Zahl ab 0",
    "choice": "„{value}“ ist weder ja noch nein",
}
NOTES = {
    "nobody_allowed": "Für diese Person gibt es niemanden mit freiem Platz.",
    "competition": "{people} Menschen kommen nur für {places} Plätze bei diesen {mentors} Mentor*innen in Frage.",
    "not_finished": "Die Zeit reichte nicht.",
}


@click.command()
@click.option("--csv", "files", nargs=2, type=FILE, required=True, help="Neue Menschen und Mentor*innen.")
@click.option("--out", type=NEW_FILE, help="Hierhin kommen die Paare (CSV).")
@click.option("--report", type=NEW_FILE, help="Hierhin kommt der Nachweis (HTML).")
@click.option("--check", "checked", nargs=2, type=FILE, help="Einen Nachweis und seine Paare nachprüfen.")
@click.option("--time-limit", type=click.FloatRange(min=0), help="Sekunden; danach gilt, was gefunden ist.")
def match(
    files: tuple[Path, Path],
    out: Path | None,
    report: Path | None,
    checked: tuple[Path, Path] | None,
    time_limit: float | None,
) -> None:
    """Für zwei Tabellen Paare vorschlagen und nachweisen, dass es keinen besseren Vorschlag gibt.

    Spalten: key, region (AGS), institution_type, topics, formats, languages, institution; bei neuen Menschen auch
    waiting_days, emphasis, other_view, not_my_kreis; bei Mentor*innen places. Nur key muss da sein.
    """
    people = read_both(files)
    if checked:
        check(files, people, *checked)
    elif out and report:
        write(files, people, (out, report), time_limit)
    else:
        raise click.UsageError("Nennen Sie --out und --report, oder --check.")


def read_both(files: tuple[Path, Path]) -> "tuple[list[Profile], list[Profile]]":
    """The people of both files, or all that is not in order there at once."""
    from matching.spreadsheet import decode, read_people

    sheets = [read_people(decode(path.read_bytes()), side) for path, side in zip(files, SIDES, strict=True)]
    found = [
        f"{path.name}, Zeile {trouble.row}, Spalte {trouble.column or '–'}: "
        + WRONG[trouble.code].format(value=trouble.value)
        for path, sheet in zip(files, sheets, strict=True)
        for trouble in sheet.troubles
    ]
    if found:
        raise click.ClickException("Nichts geschrieben. Bitte ändern Sie:\n" + "\n".join(found))
    return sheets[0].people, sheets[1].people


def write(
    files: tuple[Path, Path],
    people: "tuple[list[Profile], list[Profile]]",
    targets: tuple[Path, Path],
    time_limit: float | None,
) -> None:
    """Propose, check, and only then write both files."""
    from matching import MentorMatcher, verify
    from matching.spreadsheet import write_pairs

    proposal = propose_with_bar(people, time_limit)
    findings = verify(*people, MentorMatcher(), proposal).findings
    if findings:
        told = " ".join(finding.tell("de") for finding in findings)
        raise click.ClickException(f"Der Vorschlag hält der Prüfung nicht stand: {told}")
    pairs = write_pairs(list_rows(proposal)).encode("utf-8-sig")
    sheet = draw_up_sheet(files, people, proposal, (targets[0], pairs))
    replace_all({targets[0]: pairs, targets[1]: sheet.encode()})
    click.echo(f"{len(proposal.pairs)} Paare: {targets[0]}. Nachweis: {targets[1]}.")


def draw_up_sheet(
    files: tuple[Path, Path],
    people: "tuple[list[Profile], list[Profile]]",
    proposal: "Proposal",
    outcome: tuple[Path, bytes],
) -> str:
    """The sheet, which names program, tables and all three files."""
    from matching.proof_sheet import Heading, Source, write_sheet
    from mentoring.core import clock

    made = clock.in_berlin(clock.now()).strftime("%d.%m.%Y %H:%M")
    contents = [*((path, path.read_bytes()) for path in files), outcome]
    sources = tuple(Source.of(path.name, content) for path, content in contents)
    return write_sheet(*people, proposal, Heading(made, f"Augenhöhe {version('augenhoehe')}", sources))


def propose_with_bar(people: "tuple[list[Profile], list[Profile]]", time_limit: float | None) -> "Proposal":
    """The proposal, with a bar on the terminal while it is searched."""
    from matching import MentorMatcher, propose

    with click.progressbar(length=100, label="Suchen", file=sys.stderr) as bar:
        proposal = propose(
            *people,
            MentorMatcher(),
            time_limit=time_limit,
            progress=lambda share, _step: bar.update(int(100 * share) - bar.pos),
        )
        bar.update(100 - bar.pos)
    return proposal


def list_rows(proposal: "Proposal") -> list[tuple[str, str, str]]:
    """Newcomer, mentor, and why somebody has nobody."""
    alone = [
        (str(key), "", NOTES[why.code].format(people=why.people, places=why.places, mentors=len(why.mentors)))
        for key, why in proposal.unmatched.items()
    ]
    return [*((str(newcomer), str(mentor), "") for newcomer, mentor in proposal.pairs), *alone]


def replace_all(contents: dict[Path, bytes]) -> None:
    """Write every file beside its place first: either all appear or none."""
    made = {}
    try:
        for path, content in contents.items():
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            made[path] = name
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        for path, name in made.items():
            os.replace(name, path)
    except OSError as error:
        for name in made.values():
            Path(name).unlink(missing_ok=True)
        raise click.ClickException(f"Nicht geschrieben: {error}") from error


def check(
    files: tuple[Path, Path],
    people: "tuple[list[Profile], list[Profile]]",
    report: Path,
    pairs: Path,
) -> None:
    """Count everything in a sheet once more, and the sheet's own words."""
    from matching import MentorMatcher, verify
    from matching.proof_sheet import unpack
    from matching.spreadsheet import decode, read_pairs

    sheet = report.read_text(encoding="utf-8")
    try:
        proposal = unpack(sheet, read_pairs(decode(pairs.read_bytes())), people[1])
    except ValueError as error:
        raise click.ClickException(
            "Der Nachweis ist nicht lesbar oder gehört zu anderen Tabellen."
        ) from error
    findings = [finding.tell("de") for finding in verify(*people, MentorMatcher(), proposal).findings]
    findings += compare_words(sheet, files, pairs, people, proposal)
    if findings:
        raise click.ClickException("Der Nachweis stimmt nicht:\n" + "\n".join(findings))
    click.echo("Der Nachweis stimmt.")


def compare_words(
    sheet: str,
    files: tuple[Path, Path],
    pairs: Path,
    people: "tuple[list[Profile], list[Profile]]",
    proposal: "Proposal",
) -> list[str]:
    """Whether the sheet names these files and says exactly what a sheet of this proposal says."""
    from matching.proof_sheet import Heading, Source, read_heading, write_sheet

    heading = read_heading(sheet)
    digests = [Source.of(path.name, path.read_bytes()).digest for path in (*files, pairs)]
    named = [source.digest for source in heading.sources]
    changed = [
        f"Datei geändert: {path.name}"
        for path, digest, known in zip((*files, pairs), digests, named, strict=False)
        if digest != known
    ]
    written = write_sheet(*people, proposal, Heading(heading.made, heading.program, heading.sources))
    if written != sheet:
        changed = changed or ["Der Text des Blatts wurde verändert."]
    return changed or compare_notes(pairs, proposal)


def compare_notes(pairs: Path, proposal: "Proposal") -> list[str]:
    """Whether the file of pairs tells those who have nobody what was counted anew."""
    from matching.spreadsheet import decode, read_notes

    notes = {newcomer: note for newcomer, mentor, note in list_rows(proposal) if not mentor}
    told = read_notes(decode(pairs.read_bytes()))
    return [] if told == notes else [f"In {pairs.name} steht bei Menschen ohne Vorschlag etwas anderes."]
