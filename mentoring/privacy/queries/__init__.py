"""What is kept about one person, and about all of them."""

from mentoring.privacy.queries.answers import Section, answer_for

__all__ = ["Section", "answer_for"]
