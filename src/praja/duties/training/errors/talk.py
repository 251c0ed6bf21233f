# SPDX-License-Identifier: EUPL-1.2
"""What can be refused around the discussions of a class."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed


class NotYourTalk(NotAllowed):
    """Only who is in a class talks in it, only who keeps its room moderates, and only authors change what they wrote."""

    code = "not_your_discussion"

    @classmethod
    def outside(cls) -> "NotYourTalk":
        return cls(_("You are not in this class."), next_step=_("Its participants, trainers and committee talk here."))

    @classmethod
    def moderating(cls) -> "NotYourTalk":
        return cls(_("You neither run this class nor teach in it."), next_step=_("Ask its committee or its trainer."))

    @classmethod
    def author(cls) -> "NotYourTalk":
        return cls(_("Somebody else wrote this."), next_step=_("You can answer it."))


class PostRefused(InvalidInput):
    """Something is missing in what was written."""

    code = "post_refused"

    @classmethod
    def title(cls) -> "PostRefused":
        return cls(_("The title is missing."), field="title", next_step=_("Write in a few words what it is about."))

    @classmethod
    def words(cls) -> "PostRefused":
        return cls(_("Nothing is written yet."), field="words", next_step=_("Write what you want to say."))

    @classmethod
    def reason(cls) -> "PostRefused":
        return cls(
            _("The reason is missing."),
            field="reason",
            next_step=_("Everybody in the class reads it in place of the words."),
        )


class TalkRefused(Conflict):
    """This cannot be said or changed now."""

    code = "discussion_refused"

    @classmethod
    def closed(cls) -> "TalkRefused":
        return cls(
            _("This discussion is closed."), field="words", next_step=_("Begin a new one, and copy your words there.")
        )

    @classmethod
    def cancelled(cls) -> "TalkRefused":
        return cls(_("This class is not held."), next_step=_("What was said stays to be read."))

    @classmethod
    def answered(cls) -> "TalkRefused":
        return cls(
            _("Somebody has answered already, so the words stay as they were answered."),
            field="words",
            next_step=_("Say it in another answer."),
        )

    @classmethod
    def gone(cls) -> "TalkRefused":
        return cls(
            _("It is hidden or withdrawn, and is not changed."), field="words", next_step=_("Say it in another answer.")
        )
