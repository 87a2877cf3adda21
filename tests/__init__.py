"""Tests: every one a sentence."""
