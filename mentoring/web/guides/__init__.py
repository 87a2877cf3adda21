"""Pages that explain: how mentoring works, frequent questions, and the same in plain words."""

from mentoring.web.guides.answers import ANSWERS
from mentoring.web.guides.course import COURSE
from mentoring.web.guides.plain_words import PLAIN_WORDS
from mentoring.web.guides.speaking import Guide, Passage, Spoken, spoken

GUIDES = (COURSE, ANSWERS, PLAIN_WORDS)

__all__ = ["ANSWERS", "COURSE", "GUIDES", "PLAIN_WORDS", "Guide", "Passage", "Spoken", "spoken"]
