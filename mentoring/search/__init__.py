"""The search over trainings and practice examples: a table of folded words, and the databases' full text over it."""
