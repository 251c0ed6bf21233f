# SPDX-License-Identifier: EUPL-1.2
"""Product and payment in words, for the page of an application."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.services.forms.office import rupiah
from praja.duties.services.models import Application
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.models import IssuedDocument
from praja.lib.errors import Text

WORDS: dict[str, tuple[Text, str]] = {
    DocumentState.WAITING.value: (gettext_lazy("waits for its signature"), "soon"),
    DocumentState.SIGNING.value: (gettext_lazy("is being signed"), "info"),
    DocumentState.UNCLEAR.value: (gettext_lazy("it is not known whether it was signed"), "late"),
    DocumentState.FAILED.value: (gettext_lazy("not signed: the last try failed"), "late"),
    DocumentState.ISSUED.value: (gettext_lazy("signed"), "done"),
}


def document_words(document: IssuedDocument | None) -> dict[str, Any]:
    """What the page says of the product: title and number, where it stands."""
    if document is None:
        return {"title": "", "state": _("not made yet"), "tone": "neutral"}
    label, tone = WORDS[document.state]
    return {"title": document.title, "number": document.number_text, "state": label, "tone": tone}


def payment_words(application: Application) -> dict[str, Any] | None:
    """What is owed or was paid; None where nothing is."""
    payment = getattr(application, "payment", None)
    if payment is None:
        return {"amount": rupiah(application.fee), "state": ""} if application.fee else None
    return {
        "amount": rupiah(payment.amount),
        "state": payment.get_state_display(),
        "reference": payment.reference,
        "receipt": payment.receipt_number,
    }
