"""Proofs that are too long for the suite: run by hand, they print figures."""
