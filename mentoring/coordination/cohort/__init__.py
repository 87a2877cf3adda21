"""A proposal for everybody who waits: the cohort, from draft to published."""
