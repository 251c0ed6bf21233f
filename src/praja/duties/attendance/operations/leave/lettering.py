# SPDX-License-Identifier: EUPL-1.2
"""The letter by which leave is given: numbered under the kind's code, signed by whoever decided."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.leave import CLASSIFICATION
from praja.duties.attendance.models import Leave
from praja.duties.attendance.queries.leave_paper import LETTER, LETTER_TITLE, letter_text
from praja.kernel.documents.domain.papers import RESULT
from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations import NewDocument, request_issue, sign_document, withdraw_document
from praja.kernel.people.titles import headed_by, printed_title
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind
from praja.lib.errors import NotFound

USUAL_PATTERN = "{kode}/{nomor:3}/{unit}/{bulan_romawi}/{tahun}"
NOT_TAKEN = "Cuti tidak jadi dijalankan"


def request_letter(*, leave: Leave, actor: Actor, at: datetime) -> IssuedDocument | None:
    """Ask for the letter in the transaction of the decision. None where no head decided (an import)."""
    account = int(actor.id) if actor.kind is ActorKind.EMPLOYEE else 0
    held = headed_by(account, leave.official_unit_id, at) if account else None
    if held is None:
        return None
    unit = leave.official_unit
    new = NewDocument(
        template=RESULT,
        title=LETTER_TITLE,
        object_kind=LETTER,
        object_id=leave.pk,
        unit_id=unit.pk,
        register_key=f"attendance.leave.{unit.pk}",
        number_pattern=USUAL_PATTERN,
        classification=CLASSIFICATION[leave.kind],
        unit_code=unit.code,
        signer_id=held.account_id,
        signer_title=printed_title(held),
        data=letter_text(leave).as_data(),
        holder=leave.employee.person.name,
        discreet=True,
    )
    return request_issue(new=new, actor=actor, at=at)


def take_back_letter(*, leave: Leave, actor: Actor, at: datetime) -> None:
    """The letter of leave that is not taken at all counts no longer. Raises `NotToBeWithdrawn` while it is being signed."""
    document = leave.document
    if document is not None and document.state != DocumentState.WITHDRAWN:
        withdraw_document(document_id=document.pk, reason=NOT_TAKEN, actor=actor, at=at)


def sign_leave_letter(*, case: Case, secret: SigningSecret | None, actor: Actor, at: datetime) -> IssuedDocument:
    """The official signs the letter with their secret, where the signing service asks for one. Call it outside any transaction.

    Raises `NotFound` where no letter waits, and what `sign_document` raises.
    """
    document = Leave.objects.select_related("document").get(pk=case.pk).document
    if document is None:
        raise NotFound(_("No letter waits to be signed."), next_step=_("Open the request again."))
    return sign_document(document_id=document.pk, secret=secret, actor=actor, at=at)
