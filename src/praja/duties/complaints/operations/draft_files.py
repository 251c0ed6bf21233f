# SPDX-License-Identifier: EUPL-1.2
"""Taking a file off an answer that is still being written."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import DraftState
from praja.duties.complaints.models import AnswerDraft
from praja.duties.complaints.operations.answering import DRAFT_FILES
from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.rules import may_draft
from praja.kernel.documents.models import Attachment
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


def drop_draft_file(*, case: Case, number: int, actor: Actor, at: datetime) -> None:
    """Take the attachment `number` off the case's draft. What is handed in names its files in the ledger, so nothing is recorded
    before; a file that nothing else refers to is swept later.

    Raises `StepNotAllowed`, `WrongState` for an answer that was handed in, `NotFound`.
    """
    with transaction.atomic():
        locked = lock(case.pk)
        if not may_draft.allows(actor, locked):
            raise StepNotAllowed
        if locked.state not in COMPLAINT.by_step["draft"].sources:
            raise WrongState(COMPLAINT.by_state[locked.state].office)
        drafts = AnswerDraft.objects.filter(complaint=locked.pk, state=DraftState.WRITING).values("pk")
        mine = Attachment.objects.filter(object_kind=DRAFT_FILES, object_id__in=drafts, pk=number)
        if not mine.delete()[0]:
            raise NotFound(_("The draft has no such file."))
