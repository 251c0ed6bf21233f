# SPDX-License-Identifier: EUPL-1.2
"""Why an application cannot be taken as it is."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.kernel.forms.domain.validation import Problem
from praja.lib.errors import Conflict, InvalidInput, NotFound
from praja.lib.moments import describe_moment


class AnswersIncomplete(InvalidInput):
    """The answers do not fit the form; `detail["problems"]` names every one with its question, `field` the first."""

    code = "answers_incomplete"

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        super().__init__(
            _(first.message) % first.params,
            field=first.field,
            next_step=_(first.next_step) % first.params if first.next_step else "",
            problems=tuple(problems),
        )


class ApplicantUnnamed(InvalidInput):
    """Nobody can be served without a name."""

    code = "applicant_unnamed"

    def __init__(self, field: str = "name") -> None:
        super().__init__(
            _("The name is missing."), field=field, next_step=_("Write it as it stands on the identity card.")
        )


class NeighbourhoodMissing(InvalidInput):
    """The head of the neighbourhood has to be asked, so it must be known which."""

    code = "neighbourhood_missing"

    def __init__(self, field: str) -> None:
        super().__init__(
            _("The head of your neighbourhood is asked whether you live there, so we must know which it is."),
            field=field,
            next_step=_("Give kelurahan, RW and RT; they stand on the family card."),
        )


class MandateMissing(InvalidInput):
    """Whoever applies for somebody else shows that they may."""

    code = "mandate_missing"

    def __init__(self) -> None:
        super().__init__(
            _("The mandate is missing."),
            field="mandate",
            next_step=_(
                "Send a photo or scan of the letter in which the person gives you the mandate, signed by both."
            ),
        )


class NoSuchFee(InvalidInput):
    """The table of fees has no such row."""

    code = "no_such_fee"

    def __init__(self) -> None:
        super().__init__(
            _("The table of fees has no such row."), field="fee", next_step=_("Choose the one that applies to you.")
        )


class NoSuchKeptDocument(NotFound):
    """No document of that number is kept for this resident, or it may not be used there."""

    code = "no_such_kept_document"

    def __init__(self) -> None:
        super().__init__(
            _("There is no such document among those you let be kept."),
            next_step=_("Choose the file from your phone or computer instead."),
        )


class NothingToKeep(Conflict):
    """The application holds no document that could be used for another one."""

    code = "nothing_to_keep"

    def __init__(self) -> None:
        super().__init__(
            _("This application holds no document that could be used again."),
            next_step=_("Identity cards and family cards can be kept for the next application."),
        )


class TooManyToday(Conflict):
    """As many applications as one device or contact may send in a day were sent; what is written is kept as a draft. `free_from`:
    from when it may be sent (docs/adr/0014-over-the-limit-a-draft-stays.md)."""

    code = "too_many_today"
    status = 429

    def __init__(self, free_from: datetime) -> None:
        super().__init__(
            _(
                "As many applications as can be sent in a day were sent from here. Yours is not sent; it is kept for 14 days."
            ),
            next_step=_(
                "Open it again and send it from %(moment)s on, or apply at a counter now: there is no limit there."
            )
            % {"moment": describe_moment(free_from)},
        )


class NoSuchPaper(InvalidInput):
    """A reference names no file that was sent here lately."""

    code = "no_such_paper"

    def __init__(self) -> None:
        super().__init__(
            _("A reference names no file that was sent here."),
            field="files",
            next_step=_("Send the file again and use the reference you are given; it holds for a day."),
        )


class NoSuchApplication(NotFound):
    """No application has this code and secret; which of the two is wrong is not told."""

    code = "no_such_application"

    def __init__(self) -> None:
        super().__init__(
            _("No application has this code and this secret."),
            next_step=_("Both were told when it was filed; the secret is the last part of the secret link."),
        )
