"""People as the model sees them: codes only, never a name and never free text."""

from matching import Profile
from mentoring.mentorship.models import MentorProfile, Need
from mentoring.mentorship.queries import MentorRow


def newcomer_profile(need: Need) -> Profile:
    """Whoever searches."""
    person = need.person
    return Profile(
        person.id,
        region=person.region,
        institution_type=person.institution_type_code or "",
        topics=frozenset(topic.slug for topic in need.topics),
        formats=frozenset(need.formats),
        languages=frozenset(need.languages),
        institution=person.institution_id,
        not_my_kreis=need.not_my_kreis,
        emphasis=need.emphasis,
        other_view=need.other_view,
    )


def mentor_profile(profile: MentorProfile) -> Profile:
    """One mentor, loaded with her topics."""
    person = profile.person
    return Profile(
        person.id,
        region=person.region,
        institution_type=person.institution_type_code or "",
        topics=frozenset(topic.slug for topic in profile.topics),
        formats=frozenset(profile.formats),
        languages=frozenset(profile.languages),
    )


def row_profile(row: MentorRow) -> Profile:
    """One mentor of the pool. Whether a place is free is asked anew for every page, never learned."""
    return Profile(
        row.id,
        region=row.region,
        institution_type=row.institution_type,
        topics=frozenset((row.topics or "").split()),
        formats=frozenset(row.formats),
        languages=frozenset(row.languages),
        institution=row.institution,
    )
