# SPDX-License-Identifier: EUPL-1.2
"""What happens to stories. Words enter as digests."""

from praja.kernel.ledger.events import Event, event


@event("opendata.story_begun")
class StoryBegun(Event):
    """Somebody began a story for a unit. `content` digests what it says."""

    story: int
    story_name: str
    unit: int
    content: str


@event("opendata.story_written")
class StoryWritten(Event):
    """Its words, parts or their order were changed; readers still see what was published."""

    story: int
    content: str


@event("opendata.story_handed_in")
class StoryHandedIn(Event):
    """It waits for the data steward."""

    story: int


@event("opendata.story_returned")
class StoryReturned(Event):
    """The data steward gave it back. `reason` digests why."""

    story: int
    reason: str


@event("opendata.story_published")
class StoryPublished(Event):
    """The data steward checked it: readers see exactly this (`content`) from now on."""

    story: int
    content: str


@event("opendata.story_withdrawn")
class StoryWithdrawn(Event):
    """It was taken off. `reason` digests why."""

    story: int
    reason: str
