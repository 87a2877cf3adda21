"""Who can take part in a proposal for everybody now: who waits, and who has a place that nobody waits for."""

from dataclasses import dataclass

from mentoring.mentorship.models import MentorProfile, Need
from mentoring.mentorship.queries.everybody import (
    Load,
    active_profiles,
    loads_of_mentors,
    need_ids_with_enquiry,
    searching_needs,
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Searches without an open enquiry, mentors with places left, and how many searches wait for an answer."""

    needs: list[Need]
    mentors: list[tuple[MentorProfile, int]]
    asked: int

    @property
    def places(self) -> dict[int, int]:
        """The most places that each mentor can have in a run."""
        return {profile.id: free for profile, free in self.mentors}


def candidates() -> Candidates:
    """Everybody who can take part, in seven statements."""
    needs, asked, loads = searching_needs(), need_ids_with_enquiry(), loads_of_mentors()
    free = [(profile, free_places(profile, loads.get(profile.id, Load()))) for profile in active_profiles()]
    return Candidates(
        needs=[need for need in needs if need.id not in asked],
        mentors=[(profile, number) for profile, number in free if number > 0],
        asked=sum(need.id in asked for need in needs),
    )


def free_places(profile: MentorProfile, load: Load) -> int:
    """Places without live tandems and without enquiries that wait: nobody is promised a place that may go."""
    return max(0, profile.places - load.tandems - load.waiting)
