# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong between the office and a payment service."""

from django.utils.translation import gettext_lazy as _

from praja.lib.errors import Conflict, InvalidInput, NotAllowed, NotFound, Unavailable


class NoticeUnsigned(NotAllowed):
    """The message was not signed by the payment service, or too long ago; which of them is not told."""

    code = "notice_unsigned"

    def __init__(self) -> None:
        super().__init__(_("This is not signed."), next_step=_("Sign the raw body again, with the present moment."))


class NoticeUnreadable(InvalidInput):
    """The message is signed, and says nothing that can be understood."""

    code = "notice_unreadable"

    def __init__(self) -> None:
        super().__init__(
            _("This is no notice of a payment."),
            next_step=_("Send id, reference, amount in whole rupiah, and paid_at."),
        )


class NoSuchReference(NotFound):
    """Nothing is or was to be paid under this reference."""

    code = "no_such_reference"

    def __init__(self) -> None:
        super().__init__(_("Nothing is to be paid under this reference."), next_step=_("Check the reference."))


class PaymentServiceSilent(Unavailable):
    """The payment service did not take a reference; it is asked again."""

    code = "payment_service_silent"

    def __init__(self) -> None:
        super().__init__(_("The payment service does not answer."), next_step=_("It is asked again by itself."))


class NoticeExamined(Conflict):
    """Somebody has examined this notice already."""

    code = "notice_examined"

    def __init__(self) -> None:
        super().__init__(_("This was examined already."), next_step=_("Go back to the receipts."))
