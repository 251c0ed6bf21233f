# SPDX-License-Identifier: EUPL-1.2
"""What can foreseeably go wrong with lesson hours, claims, requirements and proposals."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound


class NotYourCredits(NotAllowed):
    """Only the personnel office over the employee's unit books and cancels lesson hours."""

    code = "not_your_credits"

    def __init__(self) -> None:
        super().__init__(
            _("You do not keep the training of this employee."), next_step=_("Ask the personnel office of their unit.")
        )


class CreditInvalid(InvalidInput):
    """Something about the training cannot be."""

    code = "credit_invalid"


class CreditCancelledAlready(Conflict):
    """The hours count no more already."""

    code = "credit_cancelled_already"

    def __init__(self) -> None:
        super().__init__(_("These hours were cancelled before."), next_step=_("Look at the year of the employee."))


class TrainingKnown(InvalidInput):
    """The same training stands in the books already, or waits there."""

    code = "training_known"

    def __init__(self) -> None:
        super().__init__(
            _("This training stands in your year already, or waits for the personnel office."),
            field="title",
            next_step=_("Look at your year. If it is another one, give it the name that the certificate has."),
        )


class ProofNeeded(InvalidInput):
    """What is told needs something that shows it."""

    code = "proof_needed"

    def __init__(self) -> None:
        super().__init__(
            _("A certificate or another proof is missing."),
            field="photos",
            next_step=_("Add a picture or a PDF of it."),
        )


class NotInRegister(NotFound):
    """Whoever asks stands in no register of employees."""

    code = "not_in_register"

    def __init__(self) -> None:
        super().__init__(
            _("You stand in no register of employees here: there are no lesson hours to show."),
            next_step=_("Ask the personnel office if that is wrong."),
        )


class RequirementInvalid(InvalidInput):
    """Something about what a post requires cannot be."""

    code = "requirement_invalid"


class ProposalInvalid(InvalidInput):
    """Something about a proposal cannot be."""

    code = "proposal_invalid"
