# SPDX-License-Identifier: EUPL-1.2
"""What can be refused around the directory of who knows what."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import InvalidInput, NotAllowed


class NotYourEntry(NotAllowed):
    """People put themselves into the directory, nobody another."""

    code = "not_your_entry"

    def __init__(self) -> None:
        super().__init__(
            _("Only you say what you are willing to be asked about."), next_step=_("Ask your colleague to say it.")
        )


class TopicsRefused(InvalidInput):
    """These topics cannot be taken."""

    code = "topics_refused"

    @classmethod
    def none(cls) -> "TopicsRefused":
        return cls(
            _("No topic is written yet."), field="topics", next_step=_("Write one a line, or leave the directory.")
        )

    @classmethod
    def many(cls, count: int, most: int) -> "TopicsRefused":
        text = _("There are %(count)s topics, and %(most)s are the most.") % {"count": count, "most": most}
        return cls(text, field="topics", next_step=_("Keep those you like to be asked about."))

    @classmethod
    def long(cls, topics: Sequence[str], most: int) -> "TopicsRefused":
        text = _("“%(topic)s” is longer than %(most)s letters.") % {"topic": topics[0][:60], "most": most}
        return cls(text, field="topics", next_step=_("Say it in two or three words."))

    @classmethod
    def contact(cls, topics: Sequence[str]) -> "TopicsRefused":
        text = _("“%(topic)s” looks like an address or a telephone number.") % {"topic": topics[0][:60]}
        return cls(text, field="topics", next_step=_("Colleagues reach you through your unit; write topics only."))
