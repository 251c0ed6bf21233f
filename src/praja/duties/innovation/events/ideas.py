# SPDX-License-Identifier: EUPL-1.2
"""What becomes of ideas; all in the stream of their case. Words enter as digests."""

from praja.kernel.ledger.events import Event, event
from praja.kernel.procedures.events import StepEvent


@event("innovation.idea_step")
class IdeaStep(StepEvent):
    """Base of the steps of an idea."""


@event("innovation.idea_sent")
class IdeaSent(IdeaStep):
    """Somebody proposed something. `words` is the digest of title and text, `topic` of the list; `author` the person, who is
    named in public only where `shows_author` says so."""

    words: str
    topic: str
    author: int
    shows_author: bool
    wants_news: bool


@event("innovation.idea_published")
class IdeaPublished(IdeaStep):
    """A moderator has read it; everybody does now."""


@event("innovation.idea_refused")
class IdeaRefused(IdeaStep):
    """A moderator does not show it, or no more; `words` is the digest of the reason."""

    words: str


@event("innovation.idea_answered")
class IdeaAnswered(IdeaStep):
    """The office said something to it; `words` is the digest."""

    words: str


@event("innovation.idea_adopted")
class IdeaAdopted(IdeaStep):
    """It became an innovation, by its case's id; `words` is the digest of the answer."""

    words: str
    innovation: int


@event("innovation.idea_declined")
class IdeaDeclined(IdeaStep):
    """It is not taken up; `words` is the digest of the reason."""

    words: str


@event("innovation.idea_merged")
class IdeaMerged(IdeaStep):
    """It goes on together with another idea, by its case's id; `words` is the digest of the answer."""

    words: str
    into: int


@event("innovation.idea_withdrawn")
class IdeaWithdrawn(IdeaStep):
    """Its author withdrew it."""


@event("innovation.idea_supported")
class IdeaSupported(Event):
    """Somebody supports it, or does so no more (`ended`). `wants_news`: they are told what becomes of it."""

    person: int
    wants_news: bool
    ended: bool


@event("innovation.idea_commented")
class IdeaCommented(Event):
    """Somebody said something to it, shown to nobody yet; `words` is the digest."""

    comment: int
    author: int
    shows_author: bool
    words: str


@event("innovation.idea_comment_judged")
class IdeaCommentJudged(Event):
    """A moderator shows a comment, or hides it; `reason` is the digest of why, empty for one that is shown."""

    comment: int
    shown: bool
    reason: str
