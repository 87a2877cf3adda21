"""Prices of places: exact to a single point, also where a chain of moves ends with a pair without points."""

from dataclasses import replace

import pytest

from matching import MentorMatcher, Profile, propose, verify

CHAIN = (
    [Profile("n1", formats={"1"}), Profile("n2", "09", formats={"2"}), Profile("n3", "11", formats={"3"})],
    [Profile("a", formats={"1", "2"}), Profile("b", "11", formats={"2", "3"}), Profile("c", formats={"3"})],
    MentorMatcher({"region": 100}),
)


@pytest.mark.parametrize("objective", [("count", "sum"), ("count", "waiting", "worst", "sum")])
def test_a_place_may_have_a_price_for_who_would_move_there_without_any_points(objective):
    """One more place at `a`: n2 leaves `b` for it, and n3 gains a hundred points there."""
    proposal = propose(*CHAIN, objective=objective)
    assert proposal.pairs == (("n1", "a"), ("n2", "b"), ("n3", "c"))
    assert proposal.prices == {"a": 90, "b": 100, "c": 0}
    assert verify(*CHAIN, proposal).findings == ()


@pytest.mark.parametrize(
    ("mentor", "price", "found"),
    [
        ("a", 91, ["91 is too high ('a')"]),
        ("a", 89, ["89 is too low ('a')", "89 is too high ('a')"]),
        (
            "c",
            -1,
            ["-1 is too low ('c')", "90 is too high ('a')", "100 is too high ('b')", "-1 is too high ('c')"],
        ),
        (
            "c",
            1,
            ["100 is too low ('b')", "90 is too high ('a')", "100 is too high ('b')", "1 is too high ('c')"],
        ),
    ],
)
def test_a_price_is_told_to_be_too_low_or_too_high_by_a_single_point(mentor, price, found):
    proposal = propose(*CHAIN)
    changed = replace(proposal, prices={**proposal.prices, mentor: price})
    assert list(verify(*CHAIN, changed).findings) == [f"prices: {words}" for words in found]


def test_a_proof_of_the_sum_cannot_leave_out_a_worst_pair_without_points():
    proposal = propose(*CHAIN)
    [*others, last] = proposal.certificate.proofs
    assert (proposal.worst, last.threshold) == (0, 0)
    changed = replace(proposal.certificate, proofs=(*others, replace(last, threshold=1)))
    found = verify(*CHAIN, replace(proposal, certificate=changed)).findings
    assert "certificate.sum: leaves out pairs that are allowed" in found
