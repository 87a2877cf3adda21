"""The closeness tables as the office edits them: what is wrong, what would change for people, and publishing."""

from mentoring.coordination.closeness import examples
from mentoring.coordination.closeness.actions import publish_closeness
from mentoring.coordination.closeness.faults import faults_of
from mentoring.coordination.closeness.preview import Preview, preview_of

__all__ = ["Preview", "examples", "faults_of", "preview_of", "publish_closeness"]
