# SPDX-License-Identifier: EUPL-1.2
"""Where the page of verification sends whoever wants to know more of a certificate than stands on every paper."""

from django.urls import reverse

from praja.duties.training.queries.certificates.paper import CERTIFICATE
from praja.kernel.documents.declarations import tells_more
from praja.kernel.documents.models import IssuedDocument


@tells_more(CERTIFICATE)
def more_about_certificate(document: IssuedDocument) -> str:
    """The page of the certificate: what was learned, by whom as far as the holder opened it."""
    return reverse("training:certificate", args=[document.code])
