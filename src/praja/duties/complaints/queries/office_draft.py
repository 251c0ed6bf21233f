# SPDX-License-Identifier: EUPL-1.2
"""The answer in the making as the office reads it: its words, its files, and where it stands."""

from praja.duties.complaints.enums import DraftState
from praja.duties.complaints.models import AnswerDraft
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.queries import attachments_of
from praja.kernel.procedures.models import Case

DRAFT_FILES, ANSWER_FILES = "complaints.answer_draft", "complaints.answer"
"""To what files of an answer belong, before and after it is published."""


def open_draft(case: Case) -> AnswerDraft | None:
    """The answer that is being written, None before the first word and after it was published."""
    return AnswerDraft.objects.filter(complaint=case.pk).exclude(state=DraftState.PUBLISHED).first()


def files_of_draft(draft: AnswerDraft | None) -> list[Attachment]:
    """What will be published with it, in order."""
    return list(attachments_of(DRAFT_FILES, draft.pk)) if draft else []
