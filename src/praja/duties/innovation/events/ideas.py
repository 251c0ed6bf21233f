# SPDX-License-Identifier: EUPL-1.2
"""What becomes of ideas; all in the stream of their case. Words enter as digests. `unit` and `role` say in which office somebody
spoke; a resident speaks in none, and so did everybody before it was kept."""

from typing import Any

from praja.kernel.ledger.events import Event, event, upcast
from praja.kernel.procedures.events import StepEvent


@event("innovation.idea_step")
class IdeaStep(StepEvent):
    """Base of the steps of an idea."""


@event("innovation.idea_sent", version=2)
class IdeaSent(IdeaStep):
    """Somebody proposed something. `words` is the digest of title and text, `topic` of the list; `author` the person, who is
    named in public only where `shows_author` says so."""

    words: str
    topic: str
    author: int
    shows_author: bool
    wants_news: bool
    unit: int | None = None
    role: str = ""


@event("innovation.idea_published")
class IdeaPublished(IdeaStep):
    """A moderator has read it; everybody does now."""


@event("innovation.idea_refused", version=2)
class IdeaRefused(IdeaStep):
    """A moderator does not show it, or no more; `words` is the digest of the reason."""

    words: str
    unit: int | None = None
    role: str = ""


@event("innovation.idea_answered", version=2)
class IdeaAnswered(IdeaStep):
    """The office said something to it; `words` is the digest."""

    words: str
    unit: int | None = None
    role: str = ""


@event("innovation.idea_adopted", version=2)
class IdeaAdopted(IdeaStep):
    """It became an innovation, by its case's id; `words` is the digest of the answer."""

    words: str
    innovation: int
    unit: int | None = None
    role: str = ""


@event("innovation.idea_declined", version=2)
class IdeaDeclined(IdeaStep):
    """It is not taken up; `words` is the digest of the reason."""

    words: str
    unit: int | None = None
    role: str = ""


@event("innovation.idea_merged", version=2)
class IdeaMerged(IdeaStep):
    """It goes on together with another idea, by its case's id; `words` is the digest of the answer."""

    words: str
    into: int
    unit: int | None = None
    role: str = ""


@event("innovation.idea_withdrawn")
class IdeaWithdrawn(IdeaStep):
    """Its author withdrew it."""


@event("innovation.idea_supported")
class IdeaSupported(Event):
    """Somebody supports it, or does so no more (`ended`). `wants_news`: they are told what becomes of it."""

    person: int
    wants_news: bool
    ended: bool


@event("innovation.idea_commented", version=2)
class IdeaCommented(Event):
    """Somebody said something to it, shown to nobody yet; `words` is the digest."""

    comment: int
    author: int
    shows_author: bool
    words: str
    unit: int | None = None
    role: str = ""


@event("innovation.idea_comment_judged")
class IdeaCommentJudged(Event):
    """A moderator shows a comment, or hides it; `reason` is the digest of why, empty for one that is shown."""

    comment: int
    shown: bool
    reason: str


def _in_no_office(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "unit": None, "role": ""}


for _name in ("sent", "refused", "answered", "adopted", "declined", "merged", "commented"):
    upcast(f"innovation.idea_{_name}", from_version=1)(_in_no_office)
