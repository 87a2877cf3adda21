"""Needs, mentors, enquiries and tandems as their readers see them."""

from mentoring.mentorship.queries.agreements import agreements_of, latest_agreement
from mentoring.mentorship.queries.enquiries import (
    enquiries_of,
    enquiry_for,
    has_live_tandem,
    has_open_enquiry,
    open_enquiries_to,
    tandem_for,
    tandems_of,
)
from mentoring.mentorship.queries.figures import active_mentor_count_by_land, free_places_by_land
from mentoring.mentorship.queries.help_calls import call_for, is_for, unfinished_call_of, waiting_calls
from mentoring.mentorship.queries.mentors import (
    MentorFilter,
    askable_mentors,
    farewells_of,
    filter_options,
    live_tandem_count,
    live_tandems_with,
    mentor_for,
    profile_of,
    submitted_profiles,
    wished_handovers,
)
from mentoring.mentorship.queries.messages import (
    messages_in,
    messages_since,
    own_message,
    unanswered_tandems,
)
from mentoring.mentorship.queries.needs import (
    enquiries_for,
    exclusion_for,
    exclusions_of,
    open_need_of,
    person_known_to,
    wished_topics,
)
from mentoring.mentorship.queries.pool import (
    MentorRow,
    kept_apart_ids,
    mentor_rows,
    mentors_with_ids,
    pool_fingerprint,
    unavailable_mentor_ids,
)
from mentoring.mentorship.queries.silence import has_fallen_silent, silent_mentors
from mentoring.mentorship.queries.talks import (
    last_talk_at,
    own_talk,
    own_tandem,
    personal_talks,
    planned_talks,
    talks_of,
)

__all__ = [
    "MentorFilter",
    "MentorRow",
    "active_mentor_count_by_land",
    "agreements_of",
    "askable_mentors",
    "call_for",
    "enquiries_for",
    "enquiries_of",
    "enquiry_for",
    "exclusion_for",
    "exclusions_of",
    "farewells_of",
    "filter_options",
    "free_places_by_land",
    "has_fallen_silent",
    "has_live_tandem",
    "has_open_enquiry",
    "is_for",
    "kept_apart_ids",
    "last_talk_at",
    "latest_agreement",
    "live_tandem_count",
    "live_tandems_with",
    "mentor_for",
    "mentor_rows",
    "mentors_with_ids",
    "messages_in",
    "messages_since",
    "open_enquiries_to",
    "open_need_of",
    "own_message",
    "own_talk",
    "own_tandem",
    "person_known_to",
    "personal_talks",
    "planned_talks",
    "pool_fingerprint",
    "profile_of",
    "silent_mentors",
    "submitted_profiles",
    "talks_of",
    "tandem_for",
    "tandems_of",
    "unanswered_tandems",
    "unavailable_mentor_ids",
    "unfinished_call_of",
    "waiting_calls",
    "wished_handovers",
    "wished_topics",
]
