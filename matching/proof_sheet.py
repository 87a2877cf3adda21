"""A sheet for a board, in German and English: what was proposed for a whole cohort, and that nothing better exists.

It speaks of counts and of sums of the whole, never of a person's or a pair's points. What the check needs
beyond the two files and the pairs stands in the sheet in a form that no one reads by accident.
"""

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from html import escape
from typing import Any

from matching.checked_cohort import PROMISE_DAYS
from matching.prices import Weights
from matching.profile import Profile, key_order
from matching.proof_words import PAGE, SECTION, STYLE, WORDS
from matching.proposal import NOT_FINISHED, Certificate, Proof, Proposal, Unmatched
from matching.tables import read_version

BEGIN, END = '<pre hidden id="certificate">', "</pre>"
LINE = 120


@dataclass(frozen=True)
class Source:
    """A file that went in or came out: its name and the SHA-256 of its bytes."""

    name: str
    digest: str

    @classmethod
    def of(cls, name: str, content: bytes) -> "Source":
        """Name and digest of a file."""
        return cls(name, sha256(content).hexdigest())


@dataclass(frozen=True)
class Heading:
    """What stands above the figures: when, with which program, and the files."""

    made: str
    program: str
    sources: tuple[Source, ...]


def count_figures(
    newcomers: Sequence[Profile], mentors: Sequence[Profile], proposal: Proposal
) -> dict[str, int]:
    """Counts and sums of the whole.

    Returns
    -------
    dict with newcomers, mentors, places, pairs, unmatched, over_promise, over_promise_served, total, bound
    """
    over = {newcomer.key for newcomer in newcomers if newcomer.waiting_days > PROMISE_DAYS}
    return {
        "newcomers": len(newcomers),
        "mentors": len(mentors),
        "places": sum(mentor.places for mentor in mentors),
        "pairs": len(proposal.pairs),
        "unmatched": len(proposal.unmatched),
        "over_promise": len(over),
        "over_promise_served": sum(newcomer in over for newcomer, _ in proposal.pairs),
        "total": proposal.total,
        "bound": proposal.bound,
    }


def pack(proposal: Proposal, mentors: Sequence[Profile], heading: Heading) -> str:
    """Heading and certificate, without names: mentors stand by their row, people without a pair by their order."""
    rows = {mentor.key: row for row, mentor in enumerate(mentors)}
    proofs = [
        {**asdict(proof), "prices": [[rows[key], price] for key, price in proof.prices]}
        for proof in proposal.certificate.proofs
    ]
    content = {
        "heading": asdict(heading),
        "objective": proposal.certificate.objective,
        "optimal": proposal.certificate.optimal,
        "prices": [proposal.prices[mentor.key] for mentor in mentors if proposal.prices],
        "total": proposal.total,
        "bound": proposal.bound,
        "worst": proposal.worst,
        "proofs": proofs,
        **_pack_reasons(proposal, rows),
    }
    text = base64.b64encode(zlib.compress(json.dumps(content).encode(), 9)).decode()
    return "\n".join(text[at : at + LINE] for at in range(0, len(text), LINE))


def _pack_reasons(proposal: Proposal, rows: Mapping[Any, int]) -> dict[str, Any]:
    """Each reason once, and which one holds for each of those who have nobody, in the order of their keys."""
    reasons = {why: at for at, why in enumerate(dict.fromkeys(proposal.unmatched.values()))}
    alone = sorted(proposal.unmatched, key=key_order)
    return {
        "reasons": [{**asdict(why), "mentors": [rows[key] for key in why.mentors]} for why in reasons],
        "unmatched": [reasons[proposal.unmatched[key]] for key in alone],
    }


def unpack(sheet: str, pairs: Sequence[tuple[str, str]], mentors: Sequence[Profile]) -> Proposal:
    """The proposal of a sheet and its pairs (an empty mentor for who has nobody), as ``verify`` takes it.

    Raises
    ------
    ValueError
        When the sheet holds no certificate that fits.
    """
    try:
        return _read(_open(sheet), pairs, [mentor.key for mentor in mentors])
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise ValueError("certificate: does not fit") from error


def read_heading(sheet: str) -> Heading:
    """The heading of a sheet; raises ValueError when it holds none."""
    try:
        heading = _open(sheet)["heading"]
        sources = tuple(Source(**source) for source in heading["sources"])
        return Heading(heading["made"], heading["program"], sources)
    except (KeyError, TypeError) as error:
        raise ValueError("heading: does not fit") from error


def _open(sheet: str) -> Any:
    try:
        return json.loads(zlib.decompress(base64.b64decode(sheet.partition(BEGIN)[2].partition(END)[0])))
    except (zlib.error, ValueError) as error:
        raise ValueError("certificate: is not readable") from error


def _read(content: Mapping[str, Any], pairs: Sequence[tuple[str, str]], keys: Sequence[Any]) -> Proposal:
    proofs = tuple(
        Proof(
            claim=proof["claim"],
            weights=Weights(*proof["weights"]),
            threshold=proof["threshold"],
            prices=tuple((keys[row], price) for row, price in proof["prices"]),
            bound=proof["bound"],
        )
        for proof in content["proofs"]
    )
    return Proposal(
        pairs=tuple(pair for pair in pairs if pair[1]),
        unmatched=_read_reasons(content, [newcomer for newcomer, mentor in pairs if not mentor], keys),
        prices=dict(zip(keys, content["prices"], strict=True)) if content["prices"] else {},
        total=content["total"],
        bound=content["bound"],
        worst=content["worst"],
        certificate=Certificate(tuple(content["objective"]), bool(content["optimal"]), proofs),
    )


def _read_reasons(
    content: Mapping[str, Any], alone: Sequence[Any], keys: Sequence[Any]
) -> dict[Any, Unmatched]:
    """Why each of these has nobody; other people than the sheet's have no reason there."""
    reasons = [
        Unmatched(**{**why, "mentors": tuple(keys[row] for row in why["mentors"])})
        for why in content["reasons"]
    ]
    told = [reasons[at] for at in content["unmatched"]]
    if len(told) != len(alone):
        return {newcomer: Unmatched(NOT_FINISHED) for newcomer in alone}
    by_key = dict(zip(sorted(alone, key=key_order), told, strict=True))
    return {newcomer: by_key[newcomer] for newcomer in alone}


def write_sheet(
    newcomers: Sequence[Profile], mentors: Sequence[Profile], proposal: Proposal, heading: Heading
) -> str:
    """The sheet as HTML that needs nothing else; the same people, proposal and heading give the same text."""
    figures = count_figures(newcomers, mentors, proposal)
    optimal = proposal.certificate.optimal
    sections = (_write_section(lang, figures, optimal, heading) for lang in ("de", "en"))
    packed = f"{BEGIN}\n{pack(proposal, mentors, heading)}\n{END}"
    return PAGE.format(style=STYLE, sections="\n".join(sections), packed=packed)


def _write_section(lang: str, figures: Mapping[str, int], optimal: bool, heading: Heading) -> str:
    words = WORDS[lang]
    rows = (
        f'<tr><th scope="row">{words[name]}</th><td>{_tell(figures[name], lang)}</td></tr>' for name in ROWS
    )
    files = (f"<li>{escape(file.name)}<br><code>{file.digest}</code></li>" for file in heading.sources)
    gap = _tell(figures["bound"] - figures["total"], lang)
    made = words["made"].format(
        made=escape(heading.made), program=escape(heading.program), tables=read_version()
    )
    verdict = words["proven"] if optimal else words["stopped"].format(gap=gap)
    parts = {"rows": "\n".join(rows), "listed": "\n".join(files), "verdict": verdict}
    return SECTION.format(lang=lang, **{**words, "made": made}, **parts)


def _tell(number: int, lang: str) -> str:
    return f"{number:,}".replace(",", "." if lang == "de" else ",")


ROWS = (
    "newcomers",
    "mentors",
    "places",
    "pairs",
    "unmatched",
    "over_promise",
    "over_promise_served",
    "total",
    "bound",
)
