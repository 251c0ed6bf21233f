# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import Component
from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound, Text


class NoSuchService(NotFound):
    """No service that this reader may see has this code."""

    code = "no_such_service"

    def __init__(self) -> None:
        super().__init__(
            _("There is no such service."), next_step=_("Look for it by its name in the list of services.")
        )


class NoSuchVersion(NotFound):
    """No version of a standard that this reader may see."""

    code = "no_such_version"

    def __init__(self) -> None:
        super().__init__(
            _("There is no such version of the standard."),
            next_step=_("Open the page of the service; its versions are listed there."),
        )


class NotOfferedHere(InvalidInput):
    """The unit does not offer the service today."""

    code = "not_offered_here"

    def __init__(self) -> None:
        super().__init__(
            _("This office does not offer the service."),
            field="unit",
            next_step=_("Choose one of the offices that are listed with it."),
        )


class NoStandardInForce(Conflict):
    """Nothing can be applied for before a standard says what is promised."""

    code = "no_standard_in_force"

    def __init__(self) -> None:
        super().__init__(
            _("This service has no published standard yet, so it cannot be applied for online."),
            next_step=_("Ask at the office; its address stands on the page of the service."),
        )


class CatalogueClosed(NotAllowed):
    """Somebody else keeps the list of services."""

    code = "catalogue_closed"

    def __init__(self) -> None:
        super().__init__(_("You may not change the list of services."), next_step=_("Ask the organisation bureau."))


class ServiceUnnamed(InvalidInput):
    """A service lacks what it is found by, or says it in more words than are kept."""

    code = "service_unnamed"


class ServiceCodeTaken(Conflict):
    """A code stands in an address, so it means one service for ever."""

    code = "service_code_taken"

    def __init__(self, code: str) -> None:
        super().__init__(
            _("Another service has the code “%(code)s”.") % {"code": code},
            field="code",
            next_step=_("Choose another code, or change the service that has it."),
        )


class OfferOutOfOrder(InvalidInput):
    """An offer ends after it began, and a unit that no longer exists offers nothing."""

    code = "offer_out_of_order"


class ForeignIssuesNothing(InvalidInput):
    """What another system issues must not be numbered, signed or handed over here (services.md, corrections on §6)."""

    code = "foreign_issues_nothing"

    def __init__(self, field: str = "issuer") -> None:
        super().__init__(
            _("Another system issues this product, so it has no template, number or signature here."),
            field=field,
            next_step=_("Leave them out, or say that this government issues it itself."),
        )


_WORDS: dict[str, tuple[Text, Text]] = {
    "too_many": (_("There are too many requirements."), _("Put those together that are one paper.")),
    "bad_key": (
        _("A requirement has no usable key."),
        _("A key has lower-case letters, digits and underscores and begins with a letter."),
    ),
    "key_twice": (_("Two requirements, or a requirement and a question, have the same key."), _("Change one of them.")),
    "no_label": (_("A requirement has no name, or a very long one."), _("Name the paper in at most 160 characters.")),
    "bad_files": (_("A requirement asks for a kind of file that is not taken."), _("Choose pictures, PDF, or both.")),
    "half_a_duration": (_("A duration needs a number and a unit."), _("Give both, for example 3 and days.")),
    "bad_duration": (_("This duration is not between 1 and 10,000."), _("Choose a larger unit.")),
    "bad_amount": (_("This is no amount in whole rupiah."), _("Write digits only, or choose another kind of fee.")),
    "bad_row": (
        _("A row of the table of fees cannot be used."),
        _("Each row has a name and an amount in whole rupiah, and only a fee by a table has rows."),
    ),
    "no_duration": (_("The time to completion is missing."), _("Say how long it takes at most.")),
    "working_unknown": (
        _("It is not said how the time is counted."),
        _("Choose working days or calendar days, opening hours or around the clock."),
    ),
    "no_fee": (_("The fee is missing."), _("Say that it is free, or what it costs.")),
    "no_amount": (_("The amount of the fee is missing."), _("Write it in whole rupiah.")),
    "unknown_stage": (_("The path names a stage that does not exist."), _("Choose from the list of stages.")),
    "stage_twice": (_("The path names a stage twice."), _("Take one of them away.")),
    "no_check": (_("Nobody checks the papers on this path."), _("Put the check of completeness into it.")),
    "unit_missing": (_("It is not said which unit recommends."), _("Choose the unit.")),
    "signs_nothing": (_("The path has a signature, but nothing to sign."), _("Choose the template of the product.")),
    "signs_unapproved": (_("The signature comes before the approval."), _("Put the approval first.")),
    "signs_unnumbered": (
        _("What is signed needs a number."),
        _("Give the register and the pattern of its numbers."),
    ),
    "handover_not_last": (_("After the hand-over nothing follows."), _("Put the hand-over at the end.")),
    "bad_words": (
        _("The words of the product name something that nobody fills in, or have no title."),
        _("Use only places such as {nama}, {alamat}, or {jawaban.x} for a question x that is asked."),
    ),
    "fee_unpaid": (_("There is a fee, but the path has no payment."), _("Put the payment into the path.")),
}


class UnfitStandard(InvalidInput):
    """A part of a standard cannot be kept, or nobody could carry it out. `detail["problem"]` is the stable reason."""

    code = "unfit_standard"

    def __init__(self, field: str, problem: str) -> None:
        message, next_step = _WORDS[problem]
        super().__init__(message, field=field, next_step=next_step, problem=problem)


class StandardIncomplete(InvalidInput):
    """A standard has 14 components (UU 25/2009 Ps 21); `detail["missing"]` are the keys of those that say nothing."""

    code = "standard_incomplete"

    def __init__(self, missing: Sequence[str]) -> None:
        names = ", ".join(str(Component(key).label) for key in missing)
        super().__init__(
            _("The standard is not complete. Missing: %(names)s.") % {"names": names},
            field=missing[0],
            next_step=_("Fill them in; where nothing applies, say so."),
            missing=tuple(missing),
        )


class VersionInProgress(Conflict):
    """Of one standard one version is written at a time."""

    code = "version_in_progress"

    def __init__(self, case_code: str) -> None:
        super().__init__(
            _("A new version of this standard is being written already."),
            next_step=_("Go on with that one, or abandon it first."),
            case=case_code,
        )


class DecreeMissing(InvalidInput):
    """Who sets a standard does so by a decree with number and day."""

    code = "decree_missing"


class NoReasonGiven(InvalidInput):
    """An act that needs a reason in words came without."""

    code = "no_reason_given"


class ConsultationUnready(InvalidInput):
    """An invitation, a comment or a record lacks something; `field` says what."""

    code = "consultation_unready"


class CommentsClosed(Conflict):
    """The draft takes no comments now."""

    code = "comments_closed"

    def __init__(self) -> None:
        super().__init__(
            _("This draft takes no comments any more."),
            next_step=_("You can still say it as a suggestion; the office reads it for the next version."),
        )


class TooManyComments(Conflict):
    """More comments wait than anybody can look at."""

    code = "too_many_comments"

    def __init__(self) -> None:
        super().__init__(
            _("Very many comments are waiting to be read, so no more are taken at this moment."),
            next_step=_("Try again tomorrow."),
        )


class CommentedOften(Conflict):
    """One device has said much about one draft today."""

    code = "commented_often"
    status = 429

    def __init__(self) -> None:
        super().__init__(
            _("Very many comments on this draft came from this device today."),
            next_step=_("Copy what you wrote and send it tomorrow, or say it at the forum."),
        )


class CommentsWaiting(Conflict):
    """Every comment gets an answer before the consultation ends; `detail["waiting"]` is how many have none."""

    code = "comments_waiting"

    def __init__(self, waiting: int) -> None:
        super().__init__(
            _("Comments without an answer: %(count)s.") % {"count": waiting},
            field="comments",
            next_step=_("Answer them first; people see what became of their words."),
            waiting=waiting,
        )


class PledgeUnready(InvalidInput):
    """A service pledge lacks something; `field` says what."""

    code = "pledge_unready"


class MediumUnready(InvalidInput):
    """What is recorded of a medium lacks something; `field` says what."""

    code = "medium_unready"


class NoSuchMedium(NotFound):
    """The unit has no such medium on record."""

    code = "no_such_medium"

    def __init__(self) -> None:
        super().__init__(_("This is not on record."), next_step=_("Open the page of the unit again."))


class NoSuchPledge(NotFound):
    """The unit has no pledge in force."""

    code = "no_such_pledge"

    def __init__(self) -> None:
        super().__init__(
            _("This office has not published a service pledge."),
            next_step=_("What it promises for each service stands in the list of services."),
        )
