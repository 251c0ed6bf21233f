# SPDX-License-Identifier: EUPL-1.2
"""Refusals in the office: checking, visiting, paying, deciding, issuing, following."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums import StageKind
from praja.lib.errors import Conflict, InvalidInput


class FeeNotChosen(InvalidInput):
    """The fee of this service is set by a table, and nobody chose its row."""

    code = "fee_not_chosen"

    def __init__(self) -> None:
        super().__init__(
            _("It is not said which fee applies."),
            field="fee_row",
            next_step=_("Choose the row of the table that fits this application."),
        )


class IssuedByOther(Conflict):
    """The product comes from another system: nothing follows here but applying for it there."""

    code = "issued_by_other"

    def __init__(self) -> None:
        super().__init__(
            _("Another system issues this product."),
            next_step=_("Apply for it there, and write down the number that it was given."),
        )


class IssuedHere(Conflict):
    """The product is this government's own."""

    code = "issued_here"

    def __init__(self) -> None:
        super().__init__(
            _("This government issues the product itself."), next_step=_("Let it go on along its path here.")
        )


class NothingAsked(InvalidInput):
    """An applicant cannot act on a request that names nothing."""

    code = "nothing_asked"

    def __init__(self) -> None:
        super().__init__(
            _("It is not said what is missing."),
            field="items",
            next_step=_("Tick what has to be sent again, or write it in a sentence."),
        )


class UnknownItem(InvalidInput):
    """The standard of this application asks for no such thing."""

    code = "unknown_item"

    def __init__(self, key: str) -> None:
        super().__init__(
            _("This service does not ask for “%(key)s”.") % {"key": key},
            field="items",
            next_step=_("Choose from what the service asks for."),
        )


class VisitInThePast(InvalidInput):
    """Nobody comes at a moment that has passed."""

    code = "visit_in_the_past"

    def __init__(self) -> None:
        super().__init__(
            _("This moment has passed."), field="planned_for", next_step=_("Choose a day and an hour to come.")
        )


class NotAskedToRecommend(Conflict):
    """No recommendation is awaited."""

    code = "not_asked_to_recommend"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody waits for this recommendation any more."), next_step=_("Open the application again.")
        )


class OtherAmount(InvalidInput):
    """What was paid is not what is owed."""

    code = "other_amount"

    def __init__(self, owed: int) -> None:
        super().__init__(
            _("What was paid is not what is owed: Rp%(owed)s.") % {"owed": f"{owed:,}".replace(",", ".")},
            field="amount",
            next_step=_("Confirm it once the whole amount has come."),
            owed=owed,
        )


class PaymentSettled(Conflict):
    """Nothing is owed (any more)."""

    code = "payment_settled"

    def __init__(self) -> None:
        super().__init__(_("This payment is settled already."), next_step=_("Open the application again."))


class NothingToRemit(Conflict):
    """Nothing was paid since the last list."""

    code = "nothing_to_remit"

    def __init__(self) -> None:
        super().__init__(
            _("Nothing waits to be remitted."), next_step=_("Payments stand here as soon as they are confirmed.")
        )


class RemittanceHanded(Conflict):
    """The list was handed in; nobody changes it."""

    code = "remittance_handed"

    def __init__(self, number: str) -> None:
        super().__init__(
            _("List %(number)s was handed in already.") % {"number": number},
            next_step=_("What was paid since then goes on the next list."),
        )


class StagesMissing(Conflict):
    """It came to the head before everything on its path was done; `detail["stages"]` are the stages."""

    code = "stages_missing"

    def __init__(self, stages: Sequence[str]) -> None:
        names = ", ".join(str(StageKind(stage).label) for stage in stages)
        super().__init__(
            _("This can't be approved yet. Still missing: %(stages)s.") % {"stages": names},
            next_step=_("Give it back to be checked; it then goes on along its path. Or refuse it."),
            stages=tuple(stages),
        )


class NobodySigns(Conflict):
    """Nobody holds the role of head over the unit, so nobody can sign for it."""

    code = "nobody_signs"

    def __init__(self) -> None:
        super().__init__(
            _("Nobody heads this unit at the moment, so nobody can sign for it."),
            next_step=_("Ask the administrator to enter the decree of its head, acting head or stand-in."),
        )


class ProductSigned(Conflict):
    """The product was signed meanwhile."""

    code = "product_signed"

    def __init__(self) -> None:
        super().__init__(
            _("The product was signed meanwhile and is on its way to the applicant."),
            next_step=_("Open the application again. A signed product that is wrong has to be withdrawn."),
        )


class NumberMissing(InvalidInput):
    """What was applied for elsewhere is followed by its number there."""

    code = "number_missing"

    def __init__(self) -> None:
        super().__init__(
            _("The number in the other system is missing, or longer than 60 characters."),
            field="number",
            next_step=_("Copy the number that the other system gave it."),
        )


class DayToCome(InvalidInput):
    """Something that happened cannot have happened on a day to come."""

    code = "day_to_come"

    def __init__(self, field: str) -> None:
        super().__init__(
            _("This day has not come yet."), field=field, next_step=_("Enter the day on which it happened.")
        )
