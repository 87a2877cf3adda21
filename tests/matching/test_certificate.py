"""The check of a proposal: rejects whatever was changed, and says what."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import Certificate, MentorMatcher, Profile, Proof, Proposal, propose, verify
from matching.prices import Weights
from tests.matching.strategies import groups, quick

NEWCOMERS = [
    Profile("lena", region="03241", institution_type="hospital", waiting_days=30),
    Profile("max", region="03252", institution_type="day_clinic"),
    Profile("nur", region="11", institution_type="hospital"),
    Profile("ole", region="01001", institution_type="practice"),
]
MENTORS = [
    Profile("ada", region="03241", institution_type="hospital"),
    Profile("ben", region="12", institution_type="practice", places=2),
    Profile("cem", region="09162", institution_type="hospital", places=3),
    Profile("dor", region="02", places=0),
]


def proposed(**options):
    return propose(NEWCOMERS, MENTORS, MentorMatcher(), **options)


def findings(proposal, **options):
    return verify(NEWCOMERS, MENTORS, MentorMatcher(), proposal, **options).findings


def test_what_was_proposed_is_valid():
    assert findings(proposed()) == ()
    assert verify(NEWCOMERS, MENTORS, MentorMatcher(), proposed()).valid is True


@pytest.mark.parametrize("field", ["total", "bound", "worst"])
@pytest.mark.parametrize("by", [-1, 1, 100])
def test_a_changed_figure_is_rejected(field, by):
    proposal = proposed()
    changed = replace(proposal, **{field: getattr(proposal, field) + by})
    assert any(finding.startswith((field, "bound")) for finding in findings(changed))


@pytest.mark.parametrize("mentor", ["ada", "ben", "cem", "dor"])
@pytest.mark.parametrize("by", [-1, 1, 50])
def test_a_changed_price_is_rejected(mentor, by):
    proposal = proposed()
    prices = {**proposal.prices, mentor: proposal.prices[mentor] + by}
    assert findings(replace(proposal, prices=prices)) != ()


def test_a_price_too_many_or_too_few_is_rejected():
    proposal = proposed()
    for prices in ({}, {**proposal.prices, "stranger": 0}):
        assert findings(replace(proposal, prices=prices)) == ("prices: are not those of exactly the mentors",)


@quick
@given(st.permutations(["ada", "ben", "ben", "cem"]))
def test_other_pairs_are_rejected_even_with_true_figures(mentors):
    proposal = proposed()
    pairs = tuple(zip(("lena", "max", "nur", "ole"), mentors, strict=True))
    points = {n.key: dict(zip("abcd", row, strict=True)) for n, row in zip(
        NEWCOMERS, MentorMatcher().fit(MENTORS).count_points(NEWCOMERS).tolist(), strict=True)}  # fmt: skip
    worths = [points[newcomer][mentor[0]] for newcomer, mentor in pairs]
    changed = replace(proposal, pairs=pairs, total=sum(worths), worst=min(worths), bound=sum(worths))
    assert (findings(changed) == ()) is (set(pairs) == set(proposal.pairs))


@pytest.mark.parametrize(
    ("pairs", "finding"),
    [
        ((("lena", "ada"), ("lena", "ben")), "pairs: more than one ('lena')"),
        ((("lena", "ada"), ("max", "ada")), "pairs: more than the places ('ada')"),
        ((("lena", "dor"),), "pairs: more than the places ('dor')"),
        ((("lena", "zoe"),), "pairs: not among the people ('lena', 'zoe')"),
        ((("zoe", "ada"),), "pairs: not among the people ('zoe', 'ada')"),
        ((("lena", "ada"),), "unmatched: are not exactly those in no pair"),
    ],
)
def test_pairs_that_cannot_be_are_rejected(pairs, finding):
    assert finding in findings(replace(proposed(), pairs=pairs))


def test_an_excluded_and_a_missing_fixed_pair_are_rejected():
    proposal = proposed()
    first, missing = proposal.pairs[0], ("lena", "ben")
    assert missing not in proposal.pairs
    assert findings(proposal, excluded=[first]) == (f"pairs: is excluded {first!r}",)
    assert findings(proposal, fixed=[missing]) == (f"pairs: a fixed one is missing {missing!r}",)


def test_a_proposal_for_fewer_people_is_rejected():
    fewer = propose(NEWCOMERS[1:], MENTORS, MentorMatcher())
    claimed = replace(fewer, unmatched={"lena": None})
    assert findings(claimed)[0] == "certificate.count: 3 stands there, the prices prove 4"


@pytest.mark.parametrize("claim", ["count", "worst", "sum"])
def test_a_certificate_without_one_of_its_proofs_is_rejected(claim):
    certificate = proposed().certificate
    rest = tuple(proof for proof in certificate.proofs if proof.claim != claim)
    changed = replace(proposed(), certificate=replace(certificate, proofs=rest))
    assert findings(changed) == (f"certificate.{claim}: is not proven",)


def with_changed(claim, **change):
    certificate = proposed().certificate
    proofs = tuple(replace(p, **change) if p.claim == claim else p for p in certificate.proofs)
    return replace(proposed(), certificate=replace(certificate, proofs=proofs))


def test_a_proof_that_reaches_the_same_without_the_worst_pair_does_not_prove_it():
    count = {proof.claim: proof for proof in proposed().certificate.proofs}["count"]
    same = {"weights": count.weights, "threshold": 0, "prices": count.prices, "bound": count.bound}
    assert findings(with_changed("worst", **same)) == ("certificate.worst: is not proven",)


@pytest.mark.parametrize("prices", [(("ada", 0),), (("ada", -1),), (("zoe", 3),), (("ada", 0), ("ada", 0))])
def test_a_proof_with_a_price_that_is_none_is_rejected(prices):
    people = NEWCOMERS[:1], MENTORS, MentorMatcher()
    proposal = propose(*people)
    [*others, last] = proposal.certificate.proofs
    assert last.prices == ()
    changed = replace(proposal.certificate, proofs=(*others, replace(last, prices=prices)))
    told = "certificate.sum: a price is twice, of nobody here or not above 0"
    assert verify(*people, replace(proposal, certificate=changed)).findings == (told,)


def test_the_promise_ends_with_the_same_day_for_solver_and_check():
    newcomers = [Profile("late", waiting_days=22), Profile("on_time", region="11", waiting_days=21)]
    people = newcomers, [Profile("m", region="11")], MentorMatcher()
    proposal = propose(*people)
    assert (proposal.pairs, verify(*people, proposal).findings) == ((("late", "m"),), ())


@pytest.mark.parametrize("claim", ["count", "waiting", "worst", "sum"])
@pytest.mark.parametrize("change", ["bound", "prices", "threshold"])
def test_a_changed_proof_is_rejected(claim, change):
    certificate = proposed().certificate
    proofs = []
    for proof in certificate.proofs:
        values = {"bound": proof.bound - 1, "prices": (*proof.prices, ("cem", 7)), "threshold": 1001}
        proofs.append(replace(proof, **{change: values[change]}) if proof.claim == claim else proof)
    assert findings(replace(proposed(), certificate=replace(certificate, proofs=tuple(proofs)))) != ()


def test_a_proof_that_leaves_a_gap_above_the_worst_pair_proves_nothing():
    proposal = proposed()
    worst = {proof.claim: proof for proof in proposal.certificate.proofs}["worst"]
    assert worst.threshold == proposal.worst + 1
    wider = replace(worst, threshold=worst.threshold + 1)
    proofs = tuple(wider if proof is worst else proof for proof in proposal.certificate.proofs)
    changed = replace(proposal, certificate=replace(proposal.certificate, proofs=proofs))
    assert findings(changed) == ("certificate.worst: is not proven",)


def test_a_proof_with_weights_that_hide_a_tier_is_rejected():
    hidden = propose(NEWCOMERS, MENTORS, MentorMatcher(), objective=("count", "sum"))
    claimed = replace(hidden.certificate, objective=("count", "waiting", "sum"))
    found = findings(replace(hidden, certificate=claimed))
    assert found == ("certificate.sum: the weights do not order the tiers",)


@quick
@given(groups("n", 6), groups("m", 5), st.data())
def test_no_changed_price_passes(newcomers, mentors, data):
    proposal = propose(newcomers, mentors, MentorMatcher())
    for key in proposal.prices:
        prices = {**proposal.prices, key: proposal.prices[key] + data.draw(st.sampled_from([-3, -1, 1, 2]))}
        changed = replace(proposal, prices=prices)
        assert not verify(newcomers, mentors, MentorMatcher(), changed).valid


def with_changed_sum(**change):
    certificate = proposed().certificate
    *others, last = certificate.proofs
    proofs = (*others, replace(last, **change))
    return replace(proposed(), certificate=replace(certificate, proofs=proofs))


@pytest.mark.parametrize("above", [1, 2])
def test_a_proof_that_leaves_out_pairs_as_good_as_the_worst_is_rejected(above):
    changed = with_changed_sum(threshold=proposed().worst + above)
    assert "certificate.sum: leaves out pairs that are allowed" in findings(changed)
    allowed = with_changed_sum(threshold=proposed().worst)
    assert findings(allowed) == ()


@pytest.mark.parametrize(
    ("person", "waiting", "point", "in_order"),
    [
        (4 * 4001 + 4001, 4001, 1, True),
        (4 * 4001 + 4000, 4001, 1, False),
        (10**9, 4000, 1, False),
        (10**9, 10**6, 2, False),
    ],
)
def test_weights_must_let_every_tier_outweigh_all_below(person, waiting, point, in_order):
    changed = with_changed_sum(weights=Weights(person, waiting, point))
    assert ("certificate.sum: the weights do not order the tiers" not in findings(changed)) is in_order


def test_the_bound_of_the_total_counts_fixed_pairs():
    pair = ("lena", "ada")
    proposal = proposed(fixed=[pair])
    assert findings(proposal, fixed=[pair]) == ()
    changed = replace(proposal, bound=proposal.bound + 800)
    assert findings(changed, fixed=[pair]) == (
        f"bound: {changed.bound} does not follow from the certificate",
    )


def change_proof(proposal, **change):
    certificate = proposal.certificate
    first, *others = certificate.proofs
    return replace(proposal, certificate=replace(certificate, proofs=(replace(first, **change), *others)))


def change_certificate(proposal, **change):
    return replace(proposal, certificate=replace(proposal.certificate, **change))


CHANGES = {
    (Proposal, "pairs"): lambda p: replace(p, pairs=p.pairs[1:]),
    (Proposal, "unmatched"): lambda p: replace(p, unmatched={"lena": None}),
    (Proposal, "prices"): lambda p: replace(p, prices={**p.prices, "dor": 1 - p.prices["dor"]}),
    (Proposal, "total"): lambda p: replace(p, total=p.total + 1),
    (Proposal, "bound"): lambda p: replace(p, bound=p.bound + 1),
    (Proposal, "worst"): lambda p: replace(p, worst=p.worst + 1),
    (Proposal, "certificate"): lambda p: change_certificate(p, proofs=()),
    (Certificate, "objective"): lambda p: change_certificate(p, objective=("count", "waiting", "sum")),
    (Certificate, "optimal"): lambda p: change_certificate(p, optimal=False),
    (Certificate, "proofs"): lambda p: change_certificate(p, proofs=p.certificate.proofs[1:]),
    (Proof, "claim"): lambda p: change_proof(p, claim="waiting"),
    (Proof, "weights"): lambda p: change_proof(p, weights=Weights(2, 0, 0)),
    (Proof, "threshold"): lambda p: change_proof(p, threshold=1),
    (Proof, "prices"): lambda p: change_proof(p, prices=(("stranger", 3),)),
    (Proof, "bound"): lambda p: change_proof(p, bound=9),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=[f"{kind.__name__}.{f}" for kind, f in CHANGES])
def test_whatever_field_was_changed_it_is_rejected(change):
    assert findings(proposed()) == ()
    assert findings(change(proposed())) != ()


def test_no_field_of_a_proposal_was_left_out_above():
    kinds = (Proposal, Certificate, Proof)
    assert set(CHANGES) == {(kind, field.name) for kind in kinds for field in fields(kind)}
