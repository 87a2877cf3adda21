"""Benchmarks that print ratios of one run; never timed tests."""
