"""Mentors' profiles, needs, enquiries, tandems, their talks, and who shall not be brought together."""

from mentoring.mentorship.models.agreement import LEAST_MONTHS, MOST_MONTHS, USUAL_MONTHS, Agreement
from mentoring.mentorship.models.check_in import CheckIn
from mentoring.mentorship.models.closeness import DELIVERED, ClosenessVersion
from mentoring.mentorship.models.codes import FORMATS, LANGUAGES, PURPOSES, Codes
from mentoring.mentorship.models.enquiry import Enquiry
from mentoring.mentorship.models.exclusion import Exclusion
from mentoring.mentorship.models.farewell import Farewell
from mentoring.mentorship.models.help_call import CONTACTS, HelpCall
from mentoring.mentorship.models.mentor_profile import MOST_PLACES, MentorProfile, MentorTopic
from mentoring.mentorship.models.message import Message
from mentoring.mentorship.models.need import EMPHASES, MOST_TOPICS, Need, NeedTopic
from mentoring.mentorship.models.proposal import EXTENSION, HANDOVER, REOPENING, Proposal
from mentoring.mentorship.models.question import Question
from mentoring.mentorship.models.reflection import INTERIM, LOOK_BACK, Reflection
from mentoring.mentorship.models.talk import WALL, Talk
from mentoring.mentorship.models.tandem import Tandem
from mentoring.mentorship.models.wished_mentor import MOST_WISHES, WishedMentor

__all__ = [
    "CONTACTS",
    "DELIVERED",
    "EMPHASES",
    "EXTENSION",
    "FORMATS",
    "HANDOVER",
    "INTERIM",
    "LANGUAGES",
    "LEAST_MONTHS",
    "LOOK_BACK",
    "MOST_MONTHS",
    "MOST_PLACES",
    "MOST_TOPICS",
    "MOST_WISHES",
    "PURPOSES",
    "REOPENING",
    "USUAL_MONTHS",
    "WALL",
    "Agreement",
    "CheckIn",
    "ClosenessVersion",
    "Codes",
    "Enquiry",
    "Exclusion",
    "Farewell",
    "HelpCall",
    "MentorProfile",
    "MentorTopic",
    "Message",
    "Need",
    "NeedTopic",
    "Proposal",
    "Question",
    "Reflection",
    "Talk",
    "Tandem",
    "WishedMentor",
]
