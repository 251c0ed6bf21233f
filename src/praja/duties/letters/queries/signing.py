# SPDX-License-Identifier: EUPL-1.2
"""What is to be signed, and what became of it."""

from praja.duties.letters.enums import OUTGOING
from praja.duties.letters.models import Outgoing
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.models import IssuedDocument

SHOWN = ("letter__case__lead_unit", "letter__classification", "signing_unit", "register", "author")


def outgoing_of(case_id: int) -> Outgoing:
    """A letter that is written here, with what its page shows. Raises Outgoing.DoesNotExist."""
    found: Outgoing = Outgoing.objects.select_related(*SHOWN).get(pk=case_id)
    return found


def document_of(case_id: int) -> IssuedDocument | None:
    """The page of a letter that is being signed or is signed: the last that was asked for. One that was never signed and was
    given up is none."""
    rows = IssuedDocument.objects.filter(object_kind=OUTGOING, object_id=case_id).select_related("file", "number")
    return rows.exclude(state=DocumentState.WITHDRAWN.value, sha256="").order_by("-id").first()
