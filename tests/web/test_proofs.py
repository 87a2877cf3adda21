"""Every proof that can be run stands in docs/proof.md with the figures of its last run."""

from mentoring.web.places import top_level
from tests.proof.__main__ import PROOFS


def test_every_proof_stands_in_the_docs():
    page = (top_level("docs") / "proof.md").read_text(encoding="utf-8")
    assert [name for name in PROOFS if f"`python -m tests.proof {name}`" not in page] == []
