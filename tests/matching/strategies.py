"""Random people for the model: few codes, so that ties, exclusions and unknowns are common."""

import os

from hypothesis import settings
from hypothesis import strategies as st

from matching import EMPHASES, Profile

quick = settings(max_examples=int(os.environ.get("EXAMPLES", "100")))
REGIONS = ["", "11", "11000", "12", "12054", "02", "02000", "01", "04", "04011", "04012", "03", "03241",
           "03252", "05", "05974", "05334", "09162", "09", "06411", "16"]  # fmt: skip
TYPES = ["", "hospital", "day_clinic", "self_help_contact_point", "self_help_group", "practice", "other"]
TOPICS = ["steering_group", "visibility", "funding", "über_uns", "handover", "re_award"]


def subsets(codes, most=None):
    return st.frozensets(st.sampled_from(codes), max_size=most)


def people(keys, **fixed):
    fields = {
        "region": st.sampled_from(REGIONS),
        "institution_type": st.sampled_from(TYPES),
        "topics": subsets(TOPICS, 5),
        "formats": subsets(["online", "on_site", "phone"]),
        "languages": subsets(["de", "en", "tr"]),
        "places": st.integers(0, 2),
        "waiting_days": st.sampled_from([0, 3, 21, 22, 40]),
        "institution": st.sampled_from([None, None, "haus 1", "haus 2"]),
        "not_my_kreis": st.booleans(),
        "emphasis": st.sampled_from([None, *EMPHASES]),
        "other_view": st.booleans(),
    }
    return st.builds(Profile, key=keys, **{**fields, **fixed})


def groups(prefix, most, **fixed):
    keys = st.integers(0, 2 * most).map(lambda number: f"{prefix}{number}")
    return st.lists(people(keys, **fixed), max_size=most, unique_by=lambda person: person.key)
